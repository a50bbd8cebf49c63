import Foundation
import Ingest
import TestSupport
import Testing

@Suite struct FolderNamesTests {
  @Test func allNamesAreListed() throws {
    let folder = try TemporaryFolder()
    #expect(FolderNames(path: folder.path)?.readable == [])
    for name in ["b", ".hidden", "あ"] { try folder.write("", as: name) }
    #expect(FolderNames(path: folder.path)?.readable.sorted() == [".hidden", "b", "あ"])
    #expect(FolderNames(path: folder.path)?.unreadable == [])
  }

  @Test func whatIsNoFolderIsNoEmptyFolder() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", as: "file")
    #expect(FolderNames(path: file) == nil)
    #expect(FolderNames(path: folder.path(of: "absent")) == nil)
  }
}
