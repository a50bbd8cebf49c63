import Testing

struct BannedWordsTests {
  @Test func theTreeHasNone() throws {
    let problems = try SourceTree.current().swiftFiles.flatMap(BannedWords.problems)
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test(arguments: [
    ("HTMLBaseInfo", ["html", "base", "info"]), ("Database", ["database"]), ("parseURL", ["parse", "url"]),
    ("Network+forward", ["network", "forward"]), ("CP932Decoder", ["cp932", "decoder"]),
    ("SHA256", ["sha256"]),
    ("string_utils", ["string", "utils"]),
  ])
  func namesAreSplitIntoWords(name: String, words: [String]) {
    #expect(BannedWords.camelCaseWords(of: name) == words)
  }

  @Test func badNamesOfFilesAndTypesAreProblems() {
    let text = "struct FileManager {}\nfinal class Database {}\nenum Misc {\n  class func make() {}\n}"
    let file = SourceFile(path: "Sources/Core/StringHelper.swift", text: text)
    #expect(BannedWords.problems(in: file).map(\.line) == [nil, 1, 3])
  }
}
