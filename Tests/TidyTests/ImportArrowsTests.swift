import Testing

struct ImportArrowsTests {
  func problems(_ path: String, _ text: String) -> [String] {
    ImportArrows.problems(in: SourceFile(path: path, text: text)).map(\.words)
  }

  @Test func theTreeFollowsTheTable() throws {
    let tree = try SourceTree.current()
    #expect(tree.sources.count > 100)
    let problems = tree.sources.flatMap(ImportArrows.problems)
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test func importsOfEveryFormAreSeen() {
    let text = """
      import A
      @testable import B
      @preconcurrency public import C
      import struct D.E
      // import F
      let text = "import G"
      """
    let imports = ImportArrows.imports(of: SourceFile(path: "Sources/Core/X.swift", text: text))
    #expect(imports.map(\.module) == ["A", "B", "C", "D"])
    #expect(imports.map(\.line) == [1, 2, 3, 4])
  }

  @Test func arrowsUpstreamAndSystemModulesPass() {
    #expect(
      problems("Sources/Rules/X.swift", "import Core\nimport Manifests\nimport Foundation\nimport Glibc")
        == [])
    #expect(problems("Sources/Manifests/X.swift", "import Yams") == [])
    #expect(problems("Tests/CoreTests/X.swift", "import Pipeline") == [])
  }

  @Test(arguments: [
    ("Core", "Ingest"), ("Features", "Rules"), ("AlertStore", "Scoring"), ("Alerts", "Features"),
    ("Core", "Yams"),
    ("Ingest", "CLibArchive"), ("Pipeline", "GRDB"), ("Core", "FoundationXML"),
    ("mekiki-console", "Pipeline"),
  ])
  func arrowsThatTheTableDoesNotHaveAreProblems(target: String, module: String) {
    #expect(problems("Sources/\(target)/X.swift", "\nimport \(module)").count == 1)
  }

  @Test func aFolderOutsideTheTableIsAProblem() {
    #expect(problems("Sources/Extras/X.swift", "let a = 1").count == 1)
  }
}
