import Core
import Cryptography
import Glibc
import Ingest
import TestSupport
import Testing

@Suite struct TransactionFileTests {
  private func error(opening path: String) -> IngestError? {
    do {
      _ = try TransactionFile(path: path, name: "night.dat", options: .test)
      return nil
    } catch { return error }
  }

  @Test func namesEachReasonWhyAFileCannotBeOpened() throws {
    let folder = try TemporaryFolder()
    #expect(error(opening: folder.path(of: "absent")) == .missing(file: "night.dat"))
    #expect(error(opening: folder.path) == .directory(file: "night.dat"))
    try folder.write("x", as: "real")
    #expect(symlink(folder.path(of: "real"), folder.path(of: "link")) == 0)
    #expect(error(opening: folder.path(of: "link")) == .symbolicLink(file: "night.dat"))
    #expect(mkfifo(folder.path(of: "pipe"), 0o600) == 0)
    #expect(error(opening: folder.path(of: "pipe")) == .notRegular(file: "night.dat"))
    #expect(error(opening: folder.path(of: "real/below")) == .missing(file: "night.dat"))
    #expect(error(opening: "/dev/null") == .notRegular(file: "night.dat"))
  }

  @Test func aLinkedFolderMayNotLeadOut() throws {
    let (inbox, outside) = (try TemporaryFolder(), try TemporaryFolder())
    try outside.write("x", as: "secret.csv")
    let inside = try inbox.write("x", as: "below/own.csv")
    #expect(symlink(outside.path, inbox.path(of: "link")) == 0)
    #expect(symlink(inbox.path(of: "below"), inbox.path(of: "again")) == 0)
    func open(_ path: String) throws(IngestError) {
      _ = try TransactionFile(path: path, name: "a", options: .test, within: inbox.path)
    }
    for path in [
      inbox.path(of: "link/secret.csv"), inbox.path(of: "below/../link/secret.csv"),
      outside.path(of: "secret.csv"),
      inbox.path(of: "../\(outside.path.split(separator: "/").last ?? "")/secret.csv"),
    ] {
      #expect(throws: IngestError.outsideFolder(file: "a")) { try open(path) }
      #expect(throws: IngestError.outsideFolder(file: "secret.csv")) {
        try TransactionFile.digest(ofFileAt: path, within: inbox.path)
      }
    }
    try open(inside)
    try open(inbox.path(of: "again/own.csv"))
    #expect(throws: IngestError.missing(file: "a")) { try open(inbox.path(of: "nowhere/own.csv")) }
    // A folder whose name only begins alike is another one.
    try outside.write("x", as: "more/a.csv")
    try outside.write("x", as: "mo/b.csv")
    #expect(throws: IngestError.outsideFolder(file: "a")) {
      try TransactionFile(
        path: outside.path(of: "more/a.csv"), name: "a", options: .test, within: outside.path(of: "mo"))
    }
  }

  @Test(.enabled(if: getuid() != 0, "The superuser may read everything."))
  func namesAFileWithoutPermission() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", as: "closed")
    #expect(chmod(path, 0) == 0)
    #expect(error(opening: path) == .unopenable(file: "night.dat", systemError: EACCES))
  }

  @Test func anEmptyFileIsOneFinding() throws {
    let file = try read([])
    #expect(file.format == nil && file.tally.total == 0 && file.rejects.isEmpty)
    #expect(file.quarantineCodes == ["ING-001"])
    #expect(file.digest == SHA256Hasher.digest(of: []))
  }

  @Test func digestsAFileWithoutReadingItAsTransactions() throws {
    var generator = SeededGenerator(seed: 7)
    let bytes = generator.bytes(count: 700_001)
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "any")
    #expect(try TransactionFile.digest(ofFileAt: path) == SHA256Hasher.digest(of: bytes))
    #expect(
      throws: IngestError.directory(file: folder.path.split(separator: "/").last.map(String.init) ?? "")
    ) {
      try TransactionFile.digest(ofFileAt: folder.path)
    }
  }

  @Test func noticesAFileThatChangesWhileItIsRead() throws {
    let folder = try TemporaryFolder()
    let text = CSVFormatTests.file((0..<100).map { CSVFormatTests.row("T\($0)") })
    let path = try folder.write(text, as: "growing.csv")
    let file = try TransactionFile(path: path, name: "growing.csv", options: .test.with { $0.batchRows = 10 })
    var batch = TransactionBatch()
    #expect(try file.read(into: &batch))
    #expect(file.digest == nil && file.verdict == nil)
    let handle = open(path, O_WRONLY | O_APPEND)
    #expect(write(handle, "more\n", 5) == 5)
    close(handle)
    #expect(throws: IngestError.changed(file: "growing.csv")) {
      while try file.read(into: &batch) {}
    }
  }

  @Test func refusesWhatIsNoFormat() throws {
    for bytes in [Array("%PDF-1.7".utf8), Array("取引\n".utf8), [1, 2, 3, 4]] {
      let file = try read(bytes)
      #expect(file.quarantineCodes == ["ING-002"] && file.format == nil)
      #expect(file.tally.rejected == Int64(bytes.count) && file.rejects.first?.rawBytes == bytes)
    }
  }

  @Test func keepsTheFirstBytesOfAFileThatIsRefusedWhole() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "?"), count: 10_000)
    let file = try read(bytes, .test.with { $0.bufferBytes = 100 })
    let reject = try #require(file.rejects.first)
    #expect(reject.isCut && reject.rawBytes.count == RejectedRecord.keptBytes && reject.byteLength == 10_000)
  }

  @Test func readsNothingMoreAfterTheEnd() throws {
    let path = try SampleFiles.path("golden/zengin/sofuri-crlf.dat")
    let file = try TransactionFile(path: path, name: "a", options: .test)
    var batch = TransactionBatch()
    #expect(try file.read(into: &batch))
    #expect(try !file.read(into: &batch))
    #expect(try !file.read(into: &batch))
    #expect(batch.count == 0 && file.lengthBytes == 610)
  }
}
