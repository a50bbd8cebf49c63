import Testing

struct DeclaredDependenciesTests {
  let manifest = """
    let yams = Target.Dependency.product(name: "Yams", package: "Yams")
    let stages = [
      library("Core"),
      library("Manifests", ["Core", yams]),
      library(
        "Alerts",
        [
          "Core", "Scoring",
        ], embedding: templates),
    ]
    .executableTarget(
      name: "mekiki",
      dependencies: [
        "Core", yams,
      ], swiftSettings: strict),
    """

  @Test func theManifestIsRead() {
    let declared = DeclaredDependencies.read(manifest: manifest)
    #expect(
      declared == [
        "Core": [], "Manifests": ["Core", "Yams"], "Alerts": ["Core", "Scoring"], "mekiki": ["Core", "Yams"],
      ])
  }

  @Test func everyTargetOfTheTreeIsDeclared() throws {
    let tree = try SourceTree.current()
    let declared = DeclaredDependencies.read(manifest: try #require(tree.text(of: "Package.swift")))
    let targets = Set(tree.sources.compactMap(\.target).map(String.init))
    #expect(targets.subtracting(declared.keys) == [])
  }

  @Test func theTreeDeclaresWhatItImportsAndNothingAgainstTheTable() throws {
    let tree = try SourceTree.current()
    let declared = DeclaredDependencies.read(manifest: try #require(tree.text(of: "Package.swift")))
    let problems =
      tree.sources.flatMap { DeclaredDependencies.problems(in: $0, declared: declared) }
      + DeclaredDependencies.problems(in: declared)
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test func anUndeclaredTransitiveImportIsAProblem() {
    let declared = DeclaredDependencies.read(manifest: manifest)
    let file = SourceFile(
      path: "Sources/Alerts/X.swift", text: "import Core\nimport Features\nimport Foundation")
    #expect(DeclaredDependencies.problems(in: file, declared: declared).map(\.line) == [2])
  }

  @Test func aDependencyAgainstTheTableIsAProblem() {
    let declared: [String: Set<String>] = [
      "Core": ["Ingest"], "Alerts": ["Core", "Features"], "Manifests": ["Yams"],
    ]
    let problems = DeclaredDependencies.problems(in: declared)
    #expect(problems.map(\.words.firstWord) == ["Alerts", "Core"])
  }
}

extension String {
  fileprivate var firstWord: String {
    split(separator: " ").first.map(String.init) ?? ""
  }
}
