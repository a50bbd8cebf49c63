import Testing

struct BannedCallsTests {
  func problems(_ text: String, path: String = "Sources/Core/X.swift") -> Int {
    BannedCalls.problems(in: SourceFile(path: path, text: text)).count
  }

  @Test func theTreeHasNone() throws {
    let problems = try SourceTree.current().swiftFiles.flatMap(BannedCalls.problems)
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test(arguments: ["let a = try! f()", "let a = b as! C", "fatalError(\"x\")", "Swift.fatalError(\"x\")"])
  func callsThatStopWithoutASentenceAreProblemsEverywhere(line: String) {
    #expect(problems(line) == 1)
    #expect(problems(line, path: "Tests/CoreTests/X.swift") == 1)
  }

  @Test(arguments: [
    "JSONDecoder()", "JSONSerialization.data(x)", "import FoundationXML", "try Yams.load(yaml: x)",
  ])
  func guessingReadersAreProblemsInTheProduct(line: String) {
    #expect(problems(line) == 1)
    #expect(problems(line, path: "Tests/CoreTests/X.swift") == 0)
  }

  @Test(arguments: [
    "// try! f()", "let a = \"as! fatalError(\"", "let a = b as? C", "myfatalError(1)", "try f()",
  ])
  func whatOnlyLooksLikeItPasses(line: String) {
    #expect(problems(line) == 0)
  }

  @Test func anUncheckedPromiseNeedsAComment() {
    #expect(problems("final class C: @unchecked Sendable {}") == 1)
    #expect(problems("\nnonisolated(unsafe) let a = b") == 1)
    #expect(problems("// Safe: never changes after init.\nfinal class C: @unchecked Sendable {}") == 0)
  }

  @Test(arguments: [
    ("static var count = 0", true), ("  private static var cache: [Int] = []", true),
    ("public static var a: Int", true),
    ("class var a = 1", true), ("static var a: Int { 1 }", false), ("static var a: Int {", false),
    ("static var a: Int { get }", false), ("static let a = 1", false), ("var a = 1", false),
    ("static var isA: Bool { b == c }", false),
  ])
  func storedStaticVariablesAreTold(line: String, isStored: Bool) {
    #expect(BannedCalls.isStoredStaticVariable(line[...]) == isStored)
    #expect(problems(line) == (isStored ? 1 : 0))
  }
}
