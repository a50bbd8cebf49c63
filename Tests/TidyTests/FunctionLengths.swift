/// Functions stay short: 70 lines at most, from the line of `func` to its closing brace.
enum FunctionLengths {
  static let mostLines = 70

  static func problems(in file: SourceFile) -> [TidyProblem] {
    functions(in: file).filter { $0.lines > mostLines }.map {
      file.problem($0.line, "the function has \($0.lines) lines; split it at \(mostLines)")
    }
  }

  /// The first line and the number of lines of every function, initializer and subscript with a body.
  static func functions(in file: SourceFile) -> [(line: Int, lines: Int)] {
    file.codeLines.indices.compactMap { index in
      let line = file.codeLines[index]
      guard let start = declarationStart(in: line) else { return nil }
      return lastLine(of: file.codeLines, from: index, start).map { (index + 1, $0 - index + 1) }
    }
  }

  private static func declarationStart(in line: Substring) -> Substring.Index? {
    guard line.holds("func") || line.holds("init") || line.holds("subscript") else { return nil }
    let match = line.firstMatch(of: #/(?:^|\s)(?:func\s|subscript\s*[(<]|init[?]?\s*[(<]|deinit\s*\{)/#)
    guard let match,
      !line[..<match.range.lowerBound].contains(where: { $0 == "." || $0 == "=" || $0 == "(" })
        || line[..<match.range.lowerBound].contains("@")
    else { return nil }
    return match.range.lowerBound
  }

  /// The line on which the body closes, or nil when the declaration has no body.
  private static func lastLine(of lines: [Substring], from first: Int, _ start: Substring.Index) -> Int? {
    var parentheses = 0
    var braces = 0
    for index in first..<lines.count {
      let text = index == first ? lines[index][start...] : lines[index]
      if index > first && parentheses == 0 && braces == 0 && !continuesSignature(text) { return nil }
      for letter in text.utf8 {
        switch letter {
        case UInt8(ascii: "("): parentheses += 1
        case UInt8(ascii: ")"): parentheses -= 1
        case UInt8(ascii: "{") where parentheses == 0 || braces > 0: braces += 1
        case UInt8(ascii: "}") where braces > 0:
          braces -= 1
          if braces == 0 { return index }
        default: break
        }
      }
    }
    return nil
  }

  private static func continuesSignature(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    return ["{", "->", "where", "throws", "async", "rethrows", ")"].contains { text.hasPrefix($0) }
  }
}
