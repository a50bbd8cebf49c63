import Core
import Foundation
import Ingest
import TestSupport
import Testing

@Suite struct InboxFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func reasons(_ inbox: InboxFolder) -> [String: InboxFolder.Reason] {
    Dictionary(uniqueKeysWithValues: inbox.leftAlone.map { ($0.name, $0.reason) })
  }

  @Test func filesAreSortedAndTheRestIsLeftAlone() throws {
    for name in ["b.csv", "a.csv", "c.csv.part", "d.tmp", ".hidden", "あ.csv"] {
      _ = try folder.write("x", as: name)
    }
    _ = try folder.write("x", as: "sub/inner.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "link.csv"), withDestinationPath: folder.path(of: "a.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "out"), withDestinationPath: "/etc")
    try #require(mkfifo(folder.path(of: "pipe.csv"), 0o600) == 0)
    let inbox = try #require(InboxFolder(path: folder.path))
    #expect(inbox.files == ["a.csv", "b.csv", "あ.csv"])
    #expect(
      reasons(inbox) == [
        "c.csv.part": .unfinishedName, "d.tmp": .unfinishedName, ".hidden": .hidden, "sub": .folder,
        "link.csv": .symbolicLink, "out": .symbolicLink, "pipe.csv": .special,
      ])
    #expect(InboxFolder(path: folder.path + "/nowhere") == nil)
    #expect(InboxFolder(path: folder.path(of: "a.csv")) == nil)
  }

  /// A file changed at the edge of the pause is settled; one second later it is not, nor is one from the future.
  @Test func filesChangedJustNowWait() throws {
    let night: Int64 = 1_790_000_000
    for (name, seconds) in [("old.csv", night - 3_600), ("edge.csv", night), ("new.csv", night + 1)] {
      let path = try folder.write("x", as: name)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(seconds))], ofItemAtPath: path)
    }
    let inbox = try #require(
      InboxFolder(path: folder.path, settledBy: Instant(secondsSince1970: night)))
    #expect(inbox.files == ["edge.csv", "old.csv"])
    #expect(reasons(inbox) == ["new.csv": .recentlyChanged])
    #expect(InboxFolder(path: folder.path)?.files == ["edge.csv", "new.csv", "old.csv"])
  }

  @Test func sideFilesAreNotTransactionFiles() throws {
    for name in [
      "a.csv", "a.csv.totals.csv", "b.csv", "lonely.csv.totals.csv", "c.csv", "c.csv.totals.csv.part",
      ".totals.csv",
    ] { _ = try folder.write("x", as: name) }
    let inbox = try #require(InboxFolder(path: folder.path))
    #expect(inbox.files == ["a.csv", "b.csv"])
    #expect(inbox.sideTotals(of: "a.csv") == "a.csv.totals.csv")
    #expect(inbox.sideTotals(of: "b.csv") == nil)
    #expect(
      reasons(inbox) == [
        "lonely.csv.totals.csv": .sideTotalsAlone, "c.csv": .waitsForSideTotals,
        "c.csv.totals.csv.part": .unfinishedName, ".totals.csv": .hidden,
      ])
  }

  /// A side file that is not a file itself: its file waits rather than being read without its totals.
  @Test func aLinkedSideFileHoldsItsFileBack() throws {
    _ = try folder.write("x", as: "a.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "a.csv.totals.csv"), withDestinationPath: folder.path(of: "a.csv"))
    let inbox = try #require(InboxFolder(path: folder.path))
    #expect(inbox.files.isEmpty)
    #expect(reasons(inbox) == ["a.csv": .waitsForSideTotals, "a.csv.totals.csv": .symbolicLink])
  }

  /// A name in Shift_JIS, as an old transfer program writes it.
  @Test func aNameThatIsNotUTF8IsLeftAlone() throws {
    _ = try folder.write("x", as: "a.csv")
    let bytes = Array("\(folder.path)/".utf8) + [0x90, 0x55, 0x8D, 0x9E, 0x2E, 0x64, 0x61, 0x74, 0]
    let descriptor = bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { path in
      path.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    try #require(descriptor >= 0)
    close(descriptor)
    let inbox = try #require(InboxFolder(path: folder.path))
    #expect(inbox.files == ["a.csv"])
    #expect(inbox.leftAlone.map(\.reason) == [.nameNotUTF8])
  }

  @Test func everyReasonHasWordsOfItsOwn() {
    for language in [Language.japanese, .english] {
      let words = InboxFolder.Reason.allCases.map { $0.text(language) }
      #expect(Set(words).count == words.count && !words.contains(""))
    }
  }
}
