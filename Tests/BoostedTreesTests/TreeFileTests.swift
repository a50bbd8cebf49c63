import BoostedTrees
import Core
import Testing

@Suite struct TreeFileTests {
  /// One change of a good file, and why it must be refused.
  struct Change: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let problem: TreeFileProblem
    var kind = "numeric"
    var testDescription: String { "\(from) -> \(to)" }
  }

  static func refusal(_ text: String) -> BoostedTreesError? {
    do {
      _ = try TreeEnsemble(bytes: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  /// The file of a kind with its first tree's size said anew, so that only the change itself is at fault.
  static func changed(_ change: Change) throws -> String {
    let text = String(decoding: try GoldenTrees.bytes(change.kind), as: UTF8.self)
    let place = try #require(text.range(of: change.from), "\(change.from) is not in the file")
    return text.replacingCharacters(in: place, with: change.to)
  }

  static let changes: [Change] = [
    .init(from: "tree\nversion", to: "trees\nversion", problem: .notATreeModel),
    .init(from: "version=v4", to: "version=v3", problem: .unsupported("version v3")),
    .init(from: "num_class=1", to: "num_class=3", problem: .unsupported("num_class other than 1")),
    .init(
      from: "iteration=1", to: "iteration=2", problem: .unsupported("num_tree_per_iteration other than 1")),
    .init(
      from: "objective=binary sigmoid:1", to: "objective=regression",
      problem: .unsupported("the objective 'regression'")),
    .init(from: "sigmoid:1", to: "sigmoid:nan", problem: .malformedValue(key: "objective")),
    .init(from: "sigmoid:1", to: "sigmoid:-1", problem: .outOfRange(key: "objective")),
    .init(
      from: "label_index=0", to: "average_output\nlabel_index=0",
      problem: .unsupported("average_output (boosting rf)")),
    .init(from: "label_index=0", to: "label=0", problem: .unknownKey("label")),
    .init(from: "label_index=0\n", to: "", problem: .missingKey("label_index")),
    .init(from: "label_index=0", to: "num_class=1", problem: .duplicateKey("num_class")),
    .init(
      from: "max_feature_idx=5", to: "max_feature_idx=6",
      problem: .wrongCount(key: "feature_names", expected: 7, found: 6)),
    .init(
      from: "max_feature_idx=5", to: "max_feature_idx=2147483647",
      problem: .tooMany(what: "features", limit: Limits.treeFeatures)),
    .init(from: "feature.0 feature.1", to: "feature.0 feature.0", problem: .repeatedFeature("feature.0")),
    .init(
      from: "feature.0 feature.1", to: "feature.0  feature.1",
      problem: .wrongCount(key: "feature_names", expected: 6, found: 7)),
    .init(from: "feature_infos=[", to: "feature_infos=[nan:", problem: .malformedValue(key: "feature_infos")),
    .init(from: "Tree=1\n", to: "Tree=2\n", problem: .missingKey("Tree=1")),
    .init(
      from: "num_leaves=6", to: "num_leaves=7", problem: .wrongCount(key: "leaf_value", expected: 7, found: 6)
    ),
    .init(
      from: "num_leaves=6", to: "num_leaves=2000000000",
      problem: .tooMany(what: "leaves in a tree", limit: Limits.treeLeaves)),
    .init(from: "num_leaves=6", to: "num_leaves=0", problem: .outOfRange(key: "num_leaves")),
    .init(
      from: "leaf_value=", to: "leaf_value=nan ",
      problem: .wrongCount(key: "leaf_value", expected: 6, found: 7)),
    .init(from: "leaf_value=-", to: "leaf_value=0x", problem: .malformedValue(key: "leaf_value")),
    .init(from: "leaf_value=-0", to: "leaf_value=-inf0", problem: .malformedValue(key: "leaf_value")),
    .init(from: "leaf_value=-0.", to: "leaf_value=-99999999999.", problem: .outOfRange(key: "leaf_value")),
    .init(from: "threshold=", to: "threshold=nan", problem: .malformedValue(key: "threshold")),
    .init(from: "split_feature=", to: "split_feature=9", problem: .outOfRange(key: "split_feature")),
    .init(from: "split_feature=0", to: "split_feature=-2", problem: .outOfRange(key: "split_feature")),
    .init(from: "decision_type=", to: "decision_type=9", problem: .outOfRange(key: "decision_type")),
    .init(from: "left_child=-1 3", to: "left_child=0 3", problem: .notATree),
    .init(from: "left_child=1", to: "left_child=9", problem: .outOfRange(key: "left_child")),
    .init(from: "left_child=-1 3", to: "left_child=-2 3", problem: .notATree),
    .init(from: "right_child=1", to: "right_child=3", problem: .notATree),
    .init(from: "internal_count=2000", to: "internal_count=2001", problem: .countsDisagree),
    .init(from: "is_linear=0", to: "is_linear=1", problem: .unsupported("linear_tree")),
    .init(from: "is_linear=0", to: "leaf_coeff=1\nis_linear=1", problem: .unsupported("linear_tree")),
    .init(from: "num_cat=0", to: "num_cat=1", problem: .missingKey("cat_boundaries")),
    .init(
      from: "shrinkage=1", to: "shrinkage=1 ", problem: .wrongCount(key: "shrinkage", expected: 1, found: 2)),
    .init(from: "shrinkage=1\n", to: "shrinkage=1.0\n", problem: .sizeDisagrees(tree: 0)),
    .init(from: "end of trees", to: "end of tree", problem: .missingKey("end of trees")),
    .init(
      from: "pandas_categorical:null", to: "pandas_categorical:[[\"a\"]]",
      problem: .unsupported("pandas_categorical")),
    .init(from: "pandas_categorical:null", to: "more", problem: .unknownKey("more")),
    .init(
      from: "cat_boundaries=0 3", to: "cat_boundaries=0 0", problem: .outOfRange(key: "cat_boundaries"),
      kind: "categorical"),
    .init(
      from: "cat_threshold=", to: "cat_threshold=1 ",
      problem: .wrongCount(key: "cat_threshold", expected: 6, found: 7), kind: "categorical"),
    .init(from: "num_cat=2", to: "num_cat=0", problem: .unknownKey("cat_boundaries"), kind: "categorical"),
    // The second split asks a category and has no set with this number.
    .init(
      from: " 0 1 0.768835", to: " 0 2 0.768835", problem: .outOfRange(key: "threshold"), kind: "categorical"),
  ]

  @Test(arguments: changes) func whatIsWrongIsRefusedWithItsReason(change: Change) throws {
    let refusal = try #require(Self.refusal(try Self.changed(change)))
    #expect(refusal.problem == change.problem)
  }

  @Test func aRefusalNamesTheLineInBothLanguages() throws {
    let change = Change(from: "leaf_value=-", to: "leaf_value=x", problem: .notATree)
    let text = try Self.changed(change)
    let refusal = try #require(Self.refusal(text))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[refusal.line - 1].hasPrefix("leaf_value="))
    #expect(refusal.english.contains("line \(refusal.line)"))
    #expect(refusal.japanese.contains("\(refusal.line)行目"))
  }

  /// Wherever a file is cut, it is refused; only the last line's end and what pandas said may be missing.
  @Test(arguments: ["numeric", "categorical", "single-leaf"]) func aCutFileIsRefused(kind: String) throws {
    let bytes = try GoldenTrees.bytes(kind)
    let text = String(decoding: bytes, as: UTF8.self)
    let end = try #require(text.range(of: "end of parameters"))
    let needed = text.utf8.distance(from: text.startIndex, to: end.upperBound)
    for length in stride(from: 0, to: needed, by: 3) {
      #expect(throws: BoostedTreesError.self, "\(length) bytes") {
        try TreeEnsemble(bytes: Array(bytes[..<length]))
      }
    }
    #expect(throws: Never.self) { try TreeEnsemble(bytes: Array(bytes[..<needed])) }
  }

  /// No change of one byte makes the reader trap, and what it still reads can be asked.
  @Test func everyByteMayBeWrong() throws {
    let bytes = try GoldenTrees.bytes("categorical")
    let row = [0.5, 3, 0, 2, 5, 1]
    let others = [UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"), 0xFF]
    var stillRead = 0
    for (index, byte) in bytes.enumerated() {
      var changed = bytes
      changed[index] = others[index % others.count]
      guard changed[index] != byte, let ensemble = try? TreeEnsemble(bytes: changed) else { continue }
      var shapley = TreeShapley(ensemble)
      let sum = shapley.values(of: row).reduce(ensemble.baseline, +)
      let score = ensemble.score(of: row)
      #expect(abs(sum - score) <= 1e-9 * (1 + ensemble.largestScore))
      stillRead += 1
    }
    // Digits of leaves and thresholds may be others.
    #expect(stillRead > 100)
  }

  @Test func aFileAboveTheLimitIsRefused() {
    let bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: Limits.treeFileBytes + 1)
    #expect(throws: BoostedTreesError(line: 0, .tooLarge(limitBytes: Limits.treeFileBytes))) {
      try TreeEnsemble(bytes: bytes)
    }
  }

  /// Children that lead around in a circle that the root does not reach.
  @Test func aCircleBesideTheRootIsNoTree() throws {
    let lines = String(decoding: try GoldenTrees.bytes("numeric"), as: UTF8.self)
    let text =
      lines
      .replacing(#/left_child=[^\n]*/#, with: "left_child=-1 2 1 -3 -5", maxReplacements: 1)
      .replacing(#/right_child=[^\n]*/#, with: "right_child=-2 3 4 -4 -6", maxReplacements: 1)
      .replacing(#/internal_count=[^\n]*/#, with: "internal_count=2000 1 1 1 1", maxReplacements: 1)
      .replacing(#/leaf_count=[^\n]*/#, with: "leaf_count=1000 1000 1 1 1 1", maxReplacements: 1)
    #expect(Self.refusal(text)?.problem == .notATree)
  }

  @Test func aTreeDeeperThanTheLimitIsRefused() {
    #expect(Self.refusal(chain(splits: Limits.treeDepth)) == nil)
    #expect(
      Self.refusal(chain(splits: Limits.treeDepth + 1))?.problem
        == .tooMany(what: "splits on the way to a leaf", limit: Limits.treeDepth))
  }

  /// A model of one tree whose splits stand one below the other.
  private func chain(splits: Int) -> String {
    func list(_ values: some Sequence<Int>) -> String { values.map(String.init).joined(separator: " ") }
    let zeros = list(repeatElement(0, count: splits))
    let leaves = list(repeatElement(1, count: splits + 1))
    let tree = """
      Tree=0
      num_leaves=\(splits + 1)
      num_cat=0
      split_feature=\(zeros)
      split_gain=\(zeros)
      threshold=\(list(0..<splits))
      decision_type=\(zeros)
      left_child=\(list((0..<splits).map { $0 + 1 < splits ? $0 + 1 : -splits - 1 }))
      right_child=\(list((0..<splits).map { -$0 - 1 }))
      leaf_value=\(leaves)
      leaf_weight=\(leaves)
      leaf_count=\(leaves)
      internal_value=\(zeros)
      internal_weight=\(zeros)
      internal_count=\(list((0..<splits).map { splits + 1 - $0 }))
      is_linear=0
      shrinkage=1


      """ + "\n"
    return """
      tree
      version=v4
      num_class=1
      num_tree_per_iteration=1
      label_index=0
      max_feature_idx=0
      objective=binary sigmoid:1
      feature_names=x
      feature_infos=[0:1]
      tree_sizes=\(tree.utf8.count)


      """ + tree + "end of trees\nparameters:\nend of parameters\n"
  }
}
