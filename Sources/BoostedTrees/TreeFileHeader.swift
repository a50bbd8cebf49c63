import Core

/// What a model file says before its trees.
struct TreeFileHeader {
  /// What the values of a feature are, as far as the training said.
  enum FeatureKind: Equatable {
    /// Nothing varied, or nothing is said.
    case unknown
    /// Numbers of a range.
    case number
    /// Whole numbers that name categories.
    case category
  }

  let featureNames: [String]
  let featureNamesLine: Int
  let featureKinds: [FeatureKind]
  let sigmoid: Double
  /// The bytes of each tree, its own first line included.
  let treeBytes: [Int]
  let treeBytesLine: Int

  private static let keys: Set<String> = [
    "version", "num_class", "num_tree_per_iteration", "label_index", "max_feature_idx", "objective",
    "average_output", "feature_names", "monotone_constraints", "feature_infos", "tree_sizes",
  ]

  /// Reads the header and the empty line behind it.
  init(_ lines: inout TreeFileLines) throws(BoostedTreesError) {
    guard lines.next()?.text == "tree" else { throw BoostedTreesError(line: 1, .notATreeModel) }
    let section = try lines.section(TreeFileHeader.keys, "the header")
    try TreeFileHeader.checkForm(section)
    sigmoid = try TreeFileHeader.sigmoid(section)
    let count = try section.integer("max_feature_idx", in: 0...Int(Int32.max)) + 1
    guard count <= Limits.treeFeatures else {
      throw section.error("max_feature_idx", .tooMany(what: "features", limit: Limits.treeFeatures))
    }
    featureNames = try section.words("feature_names", count: count).map(\.text)
    featureNamesLine = section.line("feature_names")
    var seen: Set<String> = []
    for (index, name) in featureNames.enumerated() {
      guard !name.isEmpty else {
        throw section.error("feature_names", .malformedValue(key: "feature_names"))
      }
      guard seen.insert(name).inserted else {
        let shown = try section.words("feature_names")[index].shownText
        throw section.error("feature_names", .repeatedFeature(shown))
      }
    }
    if section.has("monotone_constraints") {
      _ = try section.integers("monotone_constraints", count: count, in: -1...1)
    }
    featureKinds = try TreeFileHeader.kinds(section, count: count)
    let sizes = try section.words("tree_sizes").count
    guard sizes > 0 else {
      throw section.error("tree_sizes", .wrongCount(key: "tree_sizes", expected: 1, found: 0))
    }
    guard sizes <= Limits.treesOfModel else {
      throw section.error("tree_sizes", .tooMany(what: "trees", limit: Limits.treesOfModel))
    }
    treeBytes = try section.integers("tree_sizes", count: sizes, in: 1...Limits.treeFileBytes)
    treeBytesLine = section.line("tree_sizes")
  }

  private static func checkForm(_ section: TreeFileSection) throws(BoostedTreesError) {
    let version = try section.value("version")
    guard version.text == "v4" else {
      throw section.error("version", .unsupported("version \(version.shownText)"))
    }
    guard !section.has("average_output") else {
      throw section.error("average_output", .unsupported("average_output (boosting rf)"))
    }
    for key in ["num_class", "num_tree_per_iteration"] {
      guard try section.integer(key, in: 0...Int(Int32.max)) == 1 else {
        throw section.error(key, .unsupported("\(key) other than 1"))
      }
    }
    _ = try section.integer("label_index", in: -1...Int(Int32.max))
  }

  /// The factor of a binary objective.
  private static func sigmoid(_ section: TreeFileSection) throws(BoostedTreesError) -> Double {
    let words = try section.words("objective")
    guard words.count == 2, words[0].text == "binary", words[1].text.hasPrefix("sigmoid:") else {
      throw section.error(
        "objective", .unsupported("the objective '\(try section.value("objective").shownText)'"))
    }
    guard let sigmoid = TreeFileNumber.real(words[1].dropFirst("sigmoid:".utf8.count)) else {
      throw section.error("objective", .malformedValue(key: "objective"))
    }
    guard sigmoid > 0, sigmoid <= 1e6 else { throw section.error("objective", .outOfRange(key: "objective")) }
    return sigmoid
  }

  private static func kinds(_ section: TreeFileSection, count: Int) throws(BoostedTreesError) -> [FeatureKind]
  {
    var kinds: [FeatureKind] = []
    for word in try section.words("feature_infos", count: count) {
      guard let kind = kind(word) else {
        throw section.error("feature_infos", .malformedValue(key: "feature_infos"))
      }
      kinds.append(kind)
    }
    return kinds
  }

  /// `none`, `[least:most]` or categories separated by colons.
  private static func kind(_ word: ArraySlice<UInt8>) -> FeatureKind? {
    if word.text == "none" { return .unknown }
    if word.first == UInt8(ascii: "[") && word.last == UInt8(ascii: "]") {
      let bounds = word.dropFirst().dropLast().split(
        separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      return bounds.count == 2 && bounds.allSatisfy { TreeFileNumber.bound($0) != nil } ? .number : nil
    }
    let categories = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return categories.allSatisfy { TreeFileNumber.integer($0) != nil } ? .category : nil
  }
}
