import TestSupport
import Testing

struct SourceTreeTests {
  @Test func theTreeIsFoundAndHoldsBothSides() throws {
    let tree = try SourceTree.current()
    #expect(tree.paths.contains("Package.swift"))
    #expect(tree.sources.contains { $0.path == "Sources/Core/Finding.swift" })
    #expect(tree.swiftFiles.contains { $0.path == "Tests/TidyTests/SourceTreeTests.swift" })
    #expect(tree.sources.first { $0.path == "Sources/Core/Finding.swift" }?.target == "Core")
  }

  @Test func aTreeWithoutGitIsWalked() throws {
    let folder = try TemporaryFolder()
    try folder.write("", as: "Sources/A/B.swift")
    try folder.write("", as: ".build/x.swift")
    try folder.write("", as: "out/y.txt")
    #expect(TrackedFiles.walk(root: folder.path) == ["Sources/A/B.swift"])
  }
}
