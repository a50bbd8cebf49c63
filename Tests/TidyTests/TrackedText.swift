/// Rules for every text file of the project, whatever its language.
enum TrackedText {
  // The words are put together here so that this file does not break its own rules.
  private static let machineFolders = ["wo" + "rk", "ro" + "ot", "ho" + "me", "tm" + "p"]
  private static let reminders = ["TO" + "DO", "FIX" + "ME"]

  /// Paths of some machine: a slash, one of the folders, a slash, where a path can begin.
  static func machinePaths(path: String, text: String) -> [TidyProblem] {
    guard machineFolders.contains(where: { text.holds(word: "/\($0)/") }) else { return [] }
    return lines(of: text).compactMap { line, number in
      let names = machineFolders.filter { line.contains("/\($0)/") && begins("/\($0)/", in: line) }
      guard let name = names.first else { return nil }
      return TidyProblem(
        path: path, line: number, words: "'/\(name)/' is a path of some machine; use mktemp or #filePath")
    }
  }

  /// Notes to oneself that belong into the list of work.
  static func reminders(path: String, text: String) -> [TidyProblem] {
    guard reminders.contains(where: { text.holds(word: $0) }) else { return [] }
    return lines(of: text).compactMap { line, number in
      let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
      guard let word = reminders.first(where: { words.contains(Substring($0)) }) else { return nil }
      return TidyProblem(
        path: path, line: number, words: "\(word): do it, or write it down where the work is planned")
    }
  }

  /// Paths that break on some system or in some shell.
  static func badPath(_ path: String) -> [TidyProblem] {
    let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array("\"'\\:*?<>|".utf8).contains($0) }
    return isPlain
      ? [] : [TidyProblem(path: path, line: nil, words: "use ASCII letters without spaces in paths")]
  }

  /// The lines with their numbers.
  private static func lines(of text: String) -> [(line: Substring, number: Int)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($1, $0 + 1) }
  }

  private static func begins(_ word: String, in line: Substring) -> Bool {
    line.ranges(of: word).contains { range in
      guard range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !(before.isLetter || before.isNumber || "._~-}/*".contains(before))
    }
  }
}
