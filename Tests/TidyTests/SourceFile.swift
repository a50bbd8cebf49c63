/// A Swift file of the tree, with its code apart from its comments and texts.
struct SourceFile {
  /// The path from the root of the tree.
  let path: String
  /// The lines as they are.
  let lines: [Substring]
  /// The lines with a space for every byte of comments and of the texts in quotes.
  let codeLines: [Substring]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    codeLines = SwiftCode.withoutCommentsAndTexts(text).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  /// The file's name without its folder and ending.
  var stem: Substring {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    return name.prefix { $0 != "." }
  }

  /// The target that a file of `Sources` belongs to.
  var target: Substring? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? parts[1] : nil
  }

  func problem(_ line: Int?, _ words: String) -> TidyProblem {
    TidyProblem(path: path, line: line, words: words)
  }
}
