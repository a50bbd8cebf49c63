import Core

/// The arrays of an ensemble while its trees are read, one after the other.
struct TreeParts {
  private(set) var roots: [Int32] = []
  private(set) var nodes: [TreeNode] = []
  private(set) var nodeCounts: [Double] = []
  private(set) var leafValues: [Double] = []
  private(set) var leafCounts: [Double] = []
  private(set) var categories = CategorySets()
  private(set) var depth = 0
  private(set) var largestScore = 0.0
  private(set) var baseline = 0.0

  /// Adds a tree whose parts fit each other.
  mutating func append(_ tree: TreeFileTree) {
    let firstNode = Int32(nodes.count)
    let firstLeaf = Int32(leafValues.count)
    let firstSet = Double(categories.count)
    func moved(_ child: Int32) -> Int32 { child >= 0 ? child + firstNode : child - firstLeaf }
    roots.append(tree.nodes.isEmpty ? ~firstLeaf : firstNode)
    for var node in tree.nodes {
      node.left = moved(node.left)
      node.right = moved(node.right)
      if node.rule == .category { node.threshold += firstSet }
      nodes.append(node)
    }
    for set in 0..<tree.categories.count {
      let range = Int(tree.categories.starts[set])..<Int(tree.categories.starts[set + 1])
      categories.append(words: tree.categories.words[range])
    }
    nodeCounts += tree.nodeCounts.map(Double.init)
    leafCounts += tree.leafCounts.map(Double.init)
    leafValues += tree.leafValues
    depth = max(depth, tree.depth)
    largestScore += tree.leafValues.reduce(0) { max($0, $1.magnitude) }
    baseline += tree.expectedValue
  }
}
