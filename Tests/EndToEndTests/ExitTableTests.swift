import Foundation
import TestSupport
import Testing

/// The page of the night names just the codes with which the program leaves.
@Suite struct ExitTableTests {
  @Test func thePageNamesEveryExitCodeAndNoOther() throws {
    let root = try #require(RepositoryRoot.path())
    let source = try String(contentsOfFile: root + "/Sources/mekiki/ExitStatus.swift", encoding: .utf8)
    let codes = source.matches(of: /case \w+ = (\d+)/).compactMap { Int($0.1) }
    let page = try String(contentsOfFile: root + "/Pipelines/night.md", encoding: .utf8)
    let named = page.matches(of: /(?m)^\| (\d+) \| [^|]+ \| [^|]+ \|$/).compactMap { Int($0.1) }
    #expect(codes.count > 15 && codes == codes.sorted())
    #expect(named == codes)
  }
}
