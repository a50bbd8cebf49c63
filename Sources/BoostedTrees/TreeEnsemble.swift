/// The boosted trees of a LightGBM model with a binary objective, as flat arrays.
///
/// - Shape: a row is one number for each feature, in the order of `featureNames`.
/// - Missing: NaN; each split says where it goes.
/// - Unit: the raw score is a sum of leaves; times `sigmoid` it is a logit.
/// - Determinism: leaves are added in the order of the trees, in double precision: the same bits everywhere.
public struct TreeEnsemble: Equatable, Sendable {
  /// The features' names as the file writes them, in the order of a row.
  public let featureNames: [String]
  /// The line of the file that holds the names, for what is found about them.
  public let featureNamesLine: Int
  /// What the raw score is multiplied by before the logistic function.
  public let sigmoid: Double
  /// The raw score that is expected before anything is known of a row: the mean over the rows of training, by the leaves' counts.
  public let baseline: Double
  /// The largest size that a raw score can have.
  public let largestScore: Double
  /// The longest way from a root to a leaf, in splits.
  public let depth: Int

  /// Where each tree begins: a node, or `~leaf` for a tree that is one leaf.
  let roots: [Int32]
  let nodes: [TreeNode]
  /// The rows of training that each node saw.
  let nodeCounts: [Double]
  let leafValues: [Double]
  /// The rows of training that each leaf saw.
  let leafCounts: [Double]
  let categories: CategorySets

  /// The number of trees.
  public var treeCount: Int { roots.count }
  /// The number of leaves of all trees.
  public var leafCount: Int { leafValues.count }

  /// Puts an ensemble together from parts that were checked.
  init(header: TreeFileHeader, trees: TreeParts) {
    featureNames = header.featureNames
    featureNamesLine = header.featureNamesLine
    sigmoid = header.sigmoid
    roots = trees.roots
    nodes = trees.nodes
    nodeCounts = trees.nodeCounts
    leafValues = trees.leafValues
    leafCounts = trees.leafCounts
    categories = trees.categories
    depth = trees.depth
    largestScore = trees.largestScore
    baseline = trees.baseline
  }

  /// The finite thresholds at which a feature's value changes its way in some tree, rising and without repeats; none for categories.
  public func thresholds(ofFeature feature: Int) -> [Double] {
    var found: Set<Double> = []
    for node in nodes where node.rule != .category && Int(node.feature) == feature {
      if node.threshold.isFinite { found.insert(node.threshold) }
    }
    return found.sorted()
  }

  /// How often each feature is asked over all trees.
  public var splitCounts: [Int] {
    var counts = [Int](repeating: 0, count: featureNames.count)
    for node in nodes { counts[Int(node.feature)] += 1 }
    return counts
  }
}
