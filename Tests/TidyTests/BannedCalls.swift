/// Calls that stop the program without a sentence, readers that guess, and promises without proof.
enum BannedCalls {
  /// What may stand nowhere in code, with the reason.
  private static let everywhere = [
    ("try!", "handle the error or say with precondition why it cannot happen"),
    ("as!", "use as? and handle the other case"),
    ("fatalError(", "use precondition with a sentence, or a typed error"),
  ]

  /// What may not stand in the product's code, with the reason.
  private static let inSources = [
    ("JSONDecoder", "read JSON with the strict readers of the target"),
    ("JSONSerialization", "read JSON with the strict readers of the target"),
    ("FoundationXML", "XML is read by libxml2's text reader in Ingest"),
    ("Yams.load", "read YAML with Manifests"),
  ]

  /// What needs a comment on the line above that proves it safe.
  private static let proven = ["@unchecked Sendable", "nonisolated(unsafe)"]

  static func problems(in file: SourceFile) -> [TidyProblem] {
    let banned = file.target == nil ? everywhere : everywhere + inSources
    var problems: [TidyProblem] = []
    for (index, line) in file.codeLines.enumerated() {
      for (word, reason) in banned where contains(line, word) {
        problems.append(file.problem(index + 1, "'\(word)' is banned: \(reason)"))
      }
      for word in proven where line.holds(word: word) && !isComment(file.lines, index - 1) {
        problems.append(file.problem(index + 1, "'\(word)' needs a comment above it that proves it safe"))
      }
      if isStoredStaticVariable(line) {
        problems.append(
          file.problem(index + 1, "a stored static variable is shared mutable state; pass a value in"))
      }
    }
    return problems
  }

  /// Whether a line declares a `static var` that is stored, not computed.
  static func isStoredStaticVariable(_ line: Substring) -> Bool {
    guard line.holds("var "), let match = line.firstMatch(of: #/(?:^|\s)(?:static|class)\s+(?:\w+\s+)*var\s/#)
    else {
      return false
    }
    let rest = line[match.range.upperBound...]
    let brace = rest.firstIndex(of: "{") ?? rest.endIndex
    let equals = rest.firstIndex(of: "=") ?? rest.endIndex
    return equals < brace || brace == rest.endIndex
  }

  private static func contains(_ line: Substring, _ word: String) -> Bool {
    guard line.holds(word: word) else { return false }
    return line.ranges(of: word).contains { range in
      range.lowerBound == line.startIndex || !isWordLetter(line[line.index(before: range.lowerBound)])
    }
  }

  private static func isWordLetter(_ letter: Character) -> Bool {
    letter.isLetter || letter.isNumber || letter == "_"
  }

  private static func isComment(_ lines: [Substring], _ index: Int) -> Bool {
    index >= 0 && lines[index].drop { $0 == " " }.hasPrefix("//")
  }
}
