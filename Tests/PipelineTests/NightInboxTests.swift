import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct NightInboxTests {
  @Test func filesAreSortedAndTheRestIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    for name in ["b.csv", "a.csv", "c.csv.part", ".hidden", "あ.csv"] { _ = try folder.write("x", as: name) }
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "sub"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "link.csv"), withDestinationPath: folder.path(of: "a.csv"))
    let inbox = try NightInbox(path: folder.path)
    #expect(inbox.files == ["a.csv", "b.csv", "あ.csv"])
    #expect(Set(inbox.leftAlone) == ["c.csv.part", ".hidden", "sub", "link.csv"])
  }

  @Test func aMissingFolderIsAnError() throws {
    let folder = try TemporaryFolder()
    #expect(throws: PipelineError.self) { try NightInbox(path: folder.path + "/nowhere") }
  }
}
