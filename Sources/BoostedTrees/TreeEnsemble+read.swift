import Core

extension TreeEnsemble {
  /// Reads a model file as `booster.save_model` of LightGBM 4 writes it, and refuses everything else.
  ///
  /// - Input: the whole file; version v4, one class, objective `binary`, splits by numbers or categories.
  /// - Errors: `BoostedTreesError` with the line and the reason: a file that is cut, lists of wrong lengths, numbers that are none,
  ///   children that make no tree, counts that do not add up, linear trees, forests (`average_output`), categories that pandas numbered.
  ///   Nothing in a file is ever executed.
  /// - Cost: a few hundred nanoseconds a number.
  public init(bytes: [UInt8]) throws(BoostedTreesError) {
    guard bytes.count <= Limits.treeFileBytes else {
      throw BoostedTreesError(line: 0, .tooLarge(limitBytes: Limits.treeFileBytes))
    }
    var lines = TreeFileLines(bytes: bytes)
    let header = try TreeFileHeader(&lines)
    var trees = TreeParts()
    for (index, size) in header.treeBytes.enumerated() {
      let start = lines.position
      guard try lines.required("tree \(index)").text == "Tree=\(index)" else {
        throw BoostedTreesError(line: lines.number, .missingKey("Tree=\(index)"))
      }
      trees.append(try TreeFileTree(&lines, features: header.featureKinds))
      guard lines.position - start == size else {
        throw BoostedTreesError(line: header.treeBytesLine, .sizeDisagrees(tree: index))
      }
    }
    try TreeEnsemble.readEnd(&lines)
    self.init(header: header, trees: trees)
  }

  /// What follows the trees: importances and parameters, which decide nothing, and the categories of pandas.
  private static func readEnd(_ lines: inout TreeFileLines) throws(BoostedTreesError) {
    guard try lines.required("'end of trees'").text == "end of trees" else {
      throw BoostedTreesError(line: lines.number, .missingKey("end of trees"))
    }
    while try lines.required("'end of parameters'").text != "end of parameters" {}
    while let line = lines.next() {
      if line.isEmpty { continue }
      let words = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2, words[0].text == "pandas_categorical" else {
        throw BoostedTreesError(line: lines.number, .unknownKey(line.shownText))
      }
      // Numbers that pandas gave to categories mean nothing without its table.
      guard ["null", "[]"].contains(words[1].text) else {
        throw BoostedTreesError(line: lines.number, .unsupported("pandas_categorical"))
      }
    }
  }
}
