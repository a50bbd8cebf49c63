import Testing

struct SourceMapTests {
  @Test func everyFolderIsOnTheMap() throws {
    let tree = try SourceTree.current()
    let folders = SourceMap.folders(of: tree.paths)
    #expect(folders.count > 10)
    let map = try #require(tree.text(of: "Sources/README.md"))
    #expect(SourceMap.missing(folders: folders, map: map) == [])
  }

  @Test func aFolderThatTheMapDoesNotNameIsFound() {
    let folders = SourceMap.folders(of: [
      "Sources/Core/A.swift", "Sources/Rules/B/C.swift", "Sources/README.md", "x",
    ])
    #expect(folders == ["Core", "Rules"])
    #expect(SourceMap.missing(folders: folders, map: "- **Core**: words\n`RulesOfOld`") == ["Rules"])
  }
}
