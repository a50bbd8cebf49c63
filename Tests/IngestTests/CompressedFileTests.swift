import Archives
import Core
import Cryptography
import Glibc
import TestSupport
import Testing

@testable import Ingest

/// Compressed files give what their content gives, and no damage or malice gets by.
@Suite struct CompressedFileTests {
  static let forms: [(String, Compression)] = [
    ("transactions.csv.gz", .gzip), ("transactions-two-members.csv.gz", .gzip),
    ("transactions.csv.zst", .zstd), ("transactions.csv.xz", .xz), ("transactions.zip", .zip),
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func plain() throws -> ReadFile {
    try ReadFile(path: SampleFiles.path("golden/opening/transactions.csv"), options: .test)
  }

  /// Reads a file to its end and gives it back for its properties.
  private func end(
    _ path: String, _ options: ReadingOptions = .test, limits: ContentLimits = FileContent.standardLimits
  ) throws -> TransactionFile {
    let file = try TransactionFile(path: path, name: "night.dat", options: options, limits: limits)
    var batch = TransactionBatch()
    while try file.read(into: &batch) {}
    return file
  }

  private func fatalCodes(_ file: TransactionFile) -> [String] {
    guard case .quarantined(let findings) = file.verdict else { return [] }
    return findings.map(\.code)
  }

  @Test(arguments: forms)
  func givesWhatItsContentGives(name: String, compression: Compression) throws {
    let path = try SampleFiles.path("golden/opening/\(name)")
    let plain = try plain()
    for bufferBytes in [16, 500, 1 << 18] {
      let file = try ReadFile(path: path, options: .test.with { $0.bufferBytes = bufferBytes })
      #expect(file.rows == plain.rows && file.rows.count == 238)
      #expect(file.rejects == plain.rejects && file.rejects.count == 2)
      #expect(file.tally == plain.tally && file.records == plain.records)
      #expect(file.findings == plain.findings && file.verdict == .accepted)
    }
    let bytes = try SampleFiles.bytes("golden/opening/\(name)")
    let file = try end(path)
    #expect(file.compression == compression && file.format == .csv)
    #expect(file.lengthBytes == Int64(bytes.count) && file.contentBytes == plain.tally.total)
    #expect(file.digest == SHA256Hasher.digest(of: bytes) && file.contentDigest == plain.digest)
    #expect(file.headerFacts.contains { $0.value == compression.word && $0.nameEnglish == "Compression" })
    #expect(try TransactionFile.digest(ofFileAt: path) == file.digest)
  }

  @Test func aPlainFileHasOneDigestAndNoCompression() throws {
    let file = try end(SampleFiles.path("golden/opening/transactions.csv"))
    #expect(file.compression == nil && file.contentDigest == file.digest)
    #expect(file.contentBytes == file.lengthBytes)
    #expect(!file.headerFacts.contains { $0.nameEnglish == "Compression" })
  }

  @Test(arguments: forms)
  func recordsAreFetchedFromTheContent(name: String, compression: Compression) throws {
    let content = try SampleFiles.bytes("golden/opening/transactions.csv")
    let path = try SampleFiles.path("golden/opening/\(name)")
    for row in try plain().rows where row.recordNumber % 40 == 1 {
      let (start, length) = (Int(row.byteOffset), Int(row.byteLength))
      let record = try SourceRecord.bytes(path: path, offset: row.byteOffset, length: length)
      #expect(record == Array(content[start..<(start + length)]))
    }
    let end = Int64(content.count)
    #expect(try SourceRecord.bytes(path: path, offset: end - 2, length: 2) == [0x0D, 0x0A])
    #expect(try SourceRecord.bytes(path: path, offset: end, length: 0) == [])
    for (offset, length) in [(end - 1, 2), (end + 1, 0), (-1, 1), (Int64.max, 1)] {
      #expect(throws: IngestError.recordOutsideFile(file: name, byteOffset: offset)) {
        try SourceRecord.bytes(path: path, offset: offset, length: length)
      }
    }
  }

  @Test func saysWhenThereIsNoChecksum() throws {
    let file = try end(SampleFiles.path("golden/opening/transactions-no-checksum.csv.zst"))
    #expect(file.findings.map(\.code).contains("ING-208") && file.verdict == .accepted)
  }

  /// Any cut is found, and what came out before it is accounted for.
  @Test(arguments: forms)
  func everyCutIsFound(name: String, compression: Compression) throws {
    let bytes = try SampleFiles.bytes("golden/opening/\(name)")
    // The zero bytes that pad the end of one sample may be cut.
    let end = (bytes.lastIndex { $0 != 0 } ?? 0) + (compression == .gzip ? 1 : bytes.count)
    for kept in stride(from: 9, to: min(end, bytes.count), by: 211) {
      let path = try folder.write(Array(bytes[..<kept]), as: "cut")
      let file = try self.end(path)
      #expect(fatalCodes(file).contains("ING-200"), "\(name), \(kept) bytes")
      #expect(
        file.contentBytes == file.tally.total && file.digest == SHA256Hasher.digest(of: Array(bytes[..<kept]))
      )
      let small = try self.end(path, .test.with { $0.bufferBytes = 61 })
      #expect(small.findings == file.findings && small.tally == file.tally)
    }
  }

  /// A changed bit is found, or changes nothing of the content: names and times in headers may be anything.
  @Test(arguments: forms)
  func everyChangedBitIsFoundOrHarmless(name: String, compression: Compression) throws {
    let bytes = try SampleFiles.bytes("golden/opening/\(name)")
    let contentDigest = try plain().digest
    for position in stride(from: 0, to: bytes.count, by: 131) {
      var changed = bytes
      changed[position] ^= 1 << UInt8(position % 8)
      let file = try end(folder.write(changed, as: "changed"))
      let isHarmless = file.contentDigest == contentDigest && file.compression == compression
      #expect(isHarmless || !fatalCodes(file).isEmpty, "\(name), byte \(position)")
      #expect(file.contentBytes == file.tally.total)
    }
  }

  @Test(arguments: ["gz", "zst", "xz"])
  func refusesBytesBehindTheContent(ending: String) throws {
    let bytes = try SampleFiles.bytes("golden/opening/transactions.csv.\(ending)")
    for tail in [Array("garbage".utf8), [0x1F], [0, 0, 0x1F, 0x8B]] {
      let file = try end(folder.write(bytes + tail, as: "tail"))
      #expect(fatalCodes(file) == ["ING-200"], "\(ending), \(tail)")
      // libarchive gives up the block in which it finds the fault; here that is all.
      #expect(file.records.accepted == (ending == "gz" ? 238 : 0))
    }
    let twice = try end(folder.write(bytes + bytes, as: "twice"))
    #expect(twice.contentBytes == 2 * (try plain().tally.total))
  }

  @Test func anEmptyContentIsAnEmptyFile() throws {
    let empty: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let file = try end(folder.write(empty, as: "empty.gz"))
    #expect(fatalCodes(file) == ["ING-001"] && file.compression == .gzip && file.contentBytes == 0)
    for opening: [UInt8] in [[0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]] {
      let file = try end(folder.write(opening, as: "head"))
      #expect(fatalCodes(file) == ["ING-200"] && file.format == nil && file.contentBytes == 0)
      #expect(file.digest == SHA256Hasher.digest(of: opening))
    }
  }

  @Test func refusesCompressionInCompression() throws {
    for (name, _) in Self.forms {
      let inner = try SampleFiles.bytes("golden/opening/\(name)")
      let path = folder.path(of: "outer.zip")
      var writer = try ZipWriter(path: path, overwrites: true)
      try writer.add(name: "inner", bytes: inner, compression: .deflated)
      try writer.finish()
      let file = try end(path)
      #expect(fatalCodes(file) == ["ING-205"] && file.format == nil)
      #expect(file.tally.rejected == Int64(inner.count) && file.contentBytes == Int64(inner.count))
    }
  }

  @Test(
    .enabled(if: OutsideProgram.isInstalled("python3")),
    arguments: [
      ("", "ING-201"), ("z.writestr('a', 'x'); z.writestr('b', 'y')", "ING-202"),
      ("z.mkdir('a'); z.writestr('a/b', 'y')", "ING-202"), ("z.mkdir('a')", "ING-203"),
      (
        "i = zipfile.ZipInfo('a'); i.external_attr = (stat.S_IFLNK | 0o777) << 16; z.writestr(i, '/etc/passwd')",
        "ING-203"
      ),
    ])
  func refusesOtherArchives(script: String, code: String) throws {
    let python = try #require(OutsideProgram("python3"))
    let path = folder.path(of: "made.zip")
    let whole = """
      import sys, stat, zipfile
      z = zipfile.ZipFile(sys.argv[1], "w")
      \(script)
      z.close()
      """
    let outcome = try python.run(["-X", "utf8", "-c", whole, path])
    try #require(outcome.status == 0, "\(outcome.output)")
    let file = try end(path)
    #expect(fatalCodes(file) == [code] && file.format == nil && file.contentBytes == 0)
    #expect(file.rejects == 0 && file.compression == .zip)
  }

  @Test func refusesAnEncryptedArchive() throws {
    var bytes = try SampleFiles.bytes("golden/opening/transactions.zip")
    // The flag that says so stands in the entry's own header and in the directory.
    bytes[6] |= 1
    let directory = try #require(bytes.indices.last { bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    bytes[directory + 8] |= 1
    let file = try end(folder.write(bytes, as: "secret.zip"))
    #expect(fatalCodes(file) == ["ING-204"] && file.contentBytes == 0)
  }

  @Test func stopsAtTheLimits() throws {
    let row = Array((CSVFormatTests.row("T1") + "\n").utf8)
    let content =
      Array((CSVFormatTests.header + "\n").utf8) + Array(repeating: row, count: 20_000).flatMap { $0 }
    let path = folder.path(of: "bomb.zip")
    var writer = try ZipWriter(path: path)
    try writer.add(name: "a", bytes: content, compression: .deflated)
    try writer.finish()
    let fileBytes = try end(path).lengthBytes
    let expansion = Int64(content.count) / fileBytes
    #expect(expansion > 50)
    for bufferBytes in [64, 1_000, 1 << 18] {
      let options = ReadingOptions.test.with { $0.bufferBytes = bufferBytes }
      let large = try end(path, options, limits: .init(bytes: 700_000, expansion: 100_000, freeBytes: 0))
      #expect(fatalCodes(large) == ["ING-207"] && large.contentBytes == 700_000)
      let bomb = try end(path, options, limits: .init(bytes: 1 << 40, expansion: 10, freeBytes: 100_000))
      #expect(fatalCodes(bomb) == ["ING-206"] && bomb.contentBytes == max(100_000, 10 * fileBytes))
      let exact = ContentLimits(bytes: Int64(content.count), expansion: 0, freeBytes: 1 << 40)
      #expect(try end(path, options, limits: exact).verdict == .accepted)
    }
  }

  @Test func noticesACompressedFileThatChanges() throws {
    let bytes = try SampleFiles.bytes("golden/opening/transactions.csv.gz")
    for size in [bytes.count / 2, bytes.count * 2] {
      let path = try folder.write(bytes, as: "moving.gz")
      let file = try TransactionFile(path: path, name: "moving.gz", options: .test.with { $0.batchRows = 10 })
      var batch = TransactionBatch()
      #expect(try file.read(into: &batch))
      #expect(truncate(path, off_t(size)) == 0)
      #expect(throws: IngestError.changed(file: "moving.gz")) { while try file.read(into: &batch) {} }
    }
  }
}

extension TransactionFile {
  fileprivate var rejects: Int { takeRejects().count }
}
