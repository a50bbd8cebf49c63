/// Words that say nothing of what a file or type is for.
enum BannedWords {
  static let words: Set<String> = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "base", "processor", "info",
  ]

  static func problems(in file: SourceFile) -> [TidyProblem] {
    var problems = found(in: file.stem).map {
      file.problem(nil, "the file's name holds the banned word '\($0)'")
    }
    for (index, line) in file.codeLines.enumerated() {
      for name in typeNames(in: line) {
        problems += found(in: name).map {
          file.problem(index + 1, "the type's name \(name) holds the banned word '\($0)'")
        }
      }
    }
    return problems
  }

  /// The banned words among the words of a camel-case name.
  static func found(in name: some StringProtocol) -> [String] {
    camelCaseWords(of: name).filter(words.contains)
  }

  /// The words of a name in lower case: `HTMLBaseInfo` gives `html`, `base` and `info`.
  static func camelCaseWords(of name: some StringProtocol) -> [String] {
    let letters = Array(name)
    var words: [String] = []
    var word = ""
    for (index, letter) in letters.enumerated() {
      let isLetter = letter.isLetter || letter.isNumber
      let follows = index + 1 < letters.count && letters[index + 1].isLowercase
      let begins = letter.isUppercase && (!(word.last?.isUppercase ?? true) || follows)
      if (!isLetter || begins) && !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
      if isLetter { word.append(letter) }
    }
    return word.isEmpty ? words : words + [word.lowercased()]
  }

  private static let typeWords: Set<Substring> = [
    "struct", "class", "enum", "actor", "protocol", "typealias",
  ]

  private static func typeNames(in line: Substring) -> [Substring] {
    let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
    return zip(words, words.dropFirst()).filter {
      typeWords.contains($0.0) && $0.1 != "var" && $0.1 != "func"
    }.map(\.1)
  }
}
