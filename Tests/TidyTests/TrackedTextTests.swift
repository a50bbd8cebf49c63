import Testing

struct TrackedTextTests {
  /// Folders whose content was read from banks and authorities, or is made by a program, and is not prose of ours.
  static let dataFolders = ["SampleData/"]

  func texts() throws -> [(path: String, text: String)] {
    let tree = try SourceTree.current()
    return tree.paths.filter { path in !TrackedTextTests.dataFolders.contains { path.hasPrefix($0) } }
      .compactMap { path in tree.text(of: path).map { (path, $0) } }
  }

  @Test func theTreeNamesNoMachine() throws {
    let problems = try texts().flatMap { TrackedText.machinePaths(path: $0.path, text: $0.text) }
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test func theTreeHoldsNoReminders() throws {
    let problems = try texts().flatMap { TrackedText.reminders(path: $0.path, text: $0.text) }
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test func thePathsArePlain() throws {
    let tree = try SourceTree.current()
    #expect(tree.paths.count > 100)
    let problems = tree.paths.flatMap(TrackedText.badPath)
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test(arguments: ["wo" + "rk", "ro" + "ot", "ho" + "me", "tm" + "p"])
  func pathsOfAMachineAreProblems(folder: String) {
    func problems(_ line: String) -> Int { TrackedText.machinePaths(path: "a", text: "\n" + line).count }
    #expect(problems("cat /\(folder)/a") == 1)
    #expect(problems("\"/\(folder)/a\"") == 1)
    #expect(problems("/\(folder)/a") == 1)
    #expect(problems("https://example.com/\(folder)/a") == 0)
    #expect(problems("$out/\(folder)/a") == 0)
    #expect(problems("/\(folder)s/a") == 0)
  }

  @Test func remindersAreProblems() {
    let word = "TO" + "DO"
    #expect(TrackedText.reminders(path: "a", text: "\n// \(word): later").map(\.line) == [2])
    #expect(TrackedText.reminders(path: "a", text: "\(word)S and my\(word)").isEmpty)
  }

  @Test(arguments: ["a b", "規則.yaml", "a\"b", "a:b"]) func pathsThatBreakSomewhereAreProblems(path: String) {
    #expect(TrackedText.badPath(path).count == 1)
    #expect(TrackedText.badPath("Sources/Core/Network+forward.swift").isEmpty)
  }
}
