import Core

/// One tree of a model file, read and checked for itself.
struct TreeFileTree {
  private(set) var nodes: [TreeNode] = []
  private(set) var nodeCounts: [Int] = []
  private(set) var leafValues: [Double] = []
  private(set) var leafCounts: [Int] = []
  private(set) var categories = CategorySets()
  private(set) var depth = 0

  private static let keys: Set<String> = [
    "num_leaves", "num_cat", "split_feature", "split_gain", "threshold", "decision_type", "left_child",
    "right_child", "leaf_value", "leaf_weight", "leaf_count", "internal_value", "internal_weight",
    "internal_count", "cat_boundaries", "cat_threshold", "is_linear", "shrinkage",
    // What a linear tree has besides, so that it is refused by its name.
    "leaf_const", "num_features", "leaf_features", "leaf_coeff",
  ]
  /// No logit is as large; sums of such leaves are still numbers.
  private static let largestLeaf = 1e9
  /// The rows of training are a 32-bit number in LightGBM.
  private static let countRange = 0...Int(Int32.max)

  /// Reads a tree behind its first line, with the two empty lines that end it.
  init(_ lines: inout TreeFileLines, features: [TreeFileHeader.FeatureKind]) throws(BoostedTreesError) {
    let section = try lines.section(TreeFileTree.keys, "the rest of a tree")
    guard try lines.required("an empty line").isEmpty else {
      throw BoostedTreesError(line: lines.number, .malformedValue(key: "Tree"))
    }
    guard try section.integer("is_linear", in: 0...1) == 0 else {
      throw section.error("is_linear", .unsupported("linear_tree"))
    }
    _ = try section.reals("shrinkage", count: 1)
    let leaves = try section.integer("num_leaves", in: 1...Int(Int32.max))
    guard leaves <= Limits.treeLeaves else {
      throw section.error("num_leaves", .tooMany(what: "leaves in a tree", limit: Limits.treeLeaves))
    }
    try readLeaves(section, leaves)
    try readCategories(section)
    try readNodes(section, leaves - 1, features)
    try checkShape(section)
    try checkCounts(section)
  }

  /// The mean of the leaves over the rows of training.
  var expectedValue: Double {
    guard let rows = nodeCounts.first else { return leafValues[0] }
    return zip(leafValues, leafCounts).reduce(0) { $0 + Double($1.1) / Double(rows) * $1.0 }
  }

  private mutating func readLeaves(_ section: TreeFileSection, _ leaves: Int) throws(BoostedTreesError) {
    leafValues = try section.reals("leaf_value", count: leaves)
    guard leafValues.allSatisfy({ $0.magnitude <= TreeFileTree.largestLeaf }) else {
      throw section.error("leaf_value", .outOfRange(key: "leaf_value"))
    }
    // A tree that is one leaf was never split: its lists may be empty, and its count decides nothing.
    func isUnsaid(_ key: String) throws(BoostedTreesError) -> Bool {
      try section.value(key).isEmpty && leaves == 1
    }
    if try !isUnsaid("leaf_weight") { _ = try section.reals("leaf_weight", count: leaves) }
    leafCounts =
      try isUnsaid("leaf_count")
      ? [0] : section.integers("leaf_count", count: leaves, in: TreeFileTree.countRange)
  }

  private mutating func readCategories(_ section: TreeFileSection) throws(BoostedTreesError) {
    let count = try section.integer("num_cat", in: 0...Limits.treeLeaves)
    guard count > 0 else {
      for key in ["cat_boundaries", "cat_threshold"] where section.has(key) {
        throw section.error(key, .unknownKey(key))
      }
      return
    }
    let starts = try section.integers("cat_boundaries", count: count + 1, in: 0...Limits.treeFileBytes)
    guard starts[0] == 0, zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw section.error("cat_boundaries", .outOfRange(key: "cat_boundaries"))
    }
    let words = try section.integers("cat_threshold", count: starts[count], in: 0...Int(UInt32.max)).map {
      UInt32($0)
    }
    for set in 0..<count { categories.append(words: words[starts[set]..<starts[set + 1]]) }
  }

  private mutating func readNodes(
    _ section: TreeFileSection, _ count: Int, _ features: [TreeFileHeader.FeatureKind]
  ) throws(BoostedTreesError) {
    _ = try section.reals("split_gain", count: count)
    _ = try section.reals("internal_value", count: count)
    _ = try section.reals("internal_weight", count: count)
    nodeCounts = try section.integers("internal_count", count: count, in: TreeFileTree.countRange)
    let split = try section.integers("split_feature", count: count, in: 0...(features.count - 1))
    let thresholds = try section.bounds("threshold", count: count)
    let types = try section.integers("decision_type", count: count, in: 0...15)
    // A leaf is written as its number's complement; every child is a node behind the root, or a leaf.
    let children = -(count + 1)...max(0, count - 1)
    let left = try section.integers("left_child", count: count, in: children)
    let right = try section.integers("right_child", count: count, in: children)
    for index in 0..<count {
      var node = TreeNode(
        threshold: thresholds[index], feature: Int32(split[index]), left: Int32(left[index]),
        right: Int32(right[index]), rule: .category)
      let isCategory = types[index] & 1 == 1
      let kind = features[split[index]]
      guard kind == .unknown || (kind == .category) == isCategory else {
        throw section.error("decision_type", .outOfRange(key: "decision_type"))
      }
      if isCategory {
        let set = Int(exactly: thresholds[index]) ?? -1
        guard set >= 0, set < categories.count else {
          throw section.error("threshold", .outOfRange(key: "threshold"))
        }
      } else {
        guard let rule = TreeFileTree.rule(type: types[index], threshold: thresholds[index]) else {
          throw section.error("decision_type", .outOfRange(key: "decision_type"))
        }
        node.rule = rule
      }
      nodes.append(node)
    }
  }

  /// How a split of numbers decides; the kinds of missing are 0 none, 1 zero, 2 NaN.
  private static func rule(type: Int, threshold: Double) -> TreeNode.Rule? {
    let isDefaultLeft = type & 2 == 2
    switch type >> 2 {
    // Where nothing was missing in training, what is missing is taken for zero.
    case 0: return threshold >= 0 ? .missingLeft : .missingRight
    case 1: return isDefaultLeft ? .zeroOrMissingLeft : .zeroOrMissingRight
    case 2: return isDefaultLeft ? .missingLeft : .missingRight
    default: return nil
    }
  }

  /// That the children make one tree, which says how deep it is.
  private mutating func checkShape(_ section: TreeFileSection) throws(BoostedTreesError) {
    guard !nodes.isEmpty else { return }
    var isNodeUsed = [Bool](repeating: false, count: nodes.count)
    var isLeafUsed = [Bool](repeating: false, count: leafValues.count)
    isNodeUsed[0] = true
    var waiting: [(node: Int, depth: Int)] = [(0, 1)]
    var reached = 0
    while let (place, level) = waiting.popLast() {
      reached += 1
      depth = max(depth, level)
      guard level <= Limits.treeDepth else {
        throw section.error(
          "left_child", .tooMany(what: "splits on the way to a leaf", limit: Limits.treeDepth))
      }
      for child in [nodes[place].left, nodes[place].right] {
        if child >= 0 {
          guard !isNodeUsed[Int(child)] else { throw section.error("left_child", .notATree) }
          isNodeUsed[Int(child)] = true
          waiting.append((Int(child), level + 1))
        } else {
          guard !isLeafUsed[Int(~child)] else { throw section.error("left_child", .notATree) }
          isLeafUsed[Int(~child)] = true
        }
      }
    }
    // As many nodes as were reached have two children each, and so the leaves are all reached too.
    guard reached == nodes.count else { throw section.error("left_child", .notATree) }
  }

  /// That the rows of each split are those of its two ways.
  private func checkCounts(_ section: TreeFileSection) throws(BoostedTreesError) {
    func rows(_ child: Int32) -> Int { child >= 0 ? nodeCounts[Int(child)] : leafCounts[Int(~child)] }
    for (node, count) in zip(nodes, nodeCounts) {
      guard rows(node.left) + rows(node.right) == count, count > 0 else {
        throw section.error("internal_count", .countsDisagree)
      }
    }
  }
}
