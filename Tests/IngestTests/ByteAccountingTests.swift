import Core
import Ingest
import TestSupport
import Testing

/// Every byte of every file, however damaged, is accepted, rejected or framing, and nothing stops the
/// program.
@Suite struct ByteAccountingTests {
  static let seed: UInt64 = 0x4D45_4B49

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func golden() throws -> [[UInt8]] {
    let records = try ZenginRecords.transfers()
    let statement = try ZenginRecords.statement()
    let csv = CSVFormatTests.file([
      CSVFormatTests.row("T1", memo: "\"a,b\r\n\"\"c\"\"\"", balance: "-7"),
      CSVFormatTests.row("T2", memo: "家賃"),
      CSVFormatTests.row("amount", "bad"), CSVFormatTests.row("T4"),
    ])
    let others = [
      try ZenginRecords.salaries(), try .debits(), try .notices(), try .longNotices(), try .termStatement(),
    ]
    let ebcdic = try ["sofuri-ebcdic-none", "nyushukkin-ebcdic-nel", "kouzafurikae-kekka-ebcdic-crlf25"].map {
      try SampleFiles.bytes("golden/zengin/\($0).dat")
    }
    let messages = try SampleFiles.names(in: "golden/iso20022").filter { $0.hasSuffix(".xml") }.map {
      try SampleFiles.bytes("golden/iso20022/\($0)")
    }
    let lines = (0..<4).map { JSONLinesFormatTests.line(["transaction_id": "\"T\($0)\""]) }
    let json = Array((lines.joined(separator: "\r\n") + "\n").utf8)
    return [json] + messages + others.flatMap { [$0.file(), $0.file(terminator: "\r\n")] } + ebcdic + [
      records.file(), records.file(terminator: "\r\n"), records.file(terminator: "\r"), records.trimmedFile(),
      records.file() + [0x1A], statement.file(), statement.file(terminator: "\r\n"), statement.trimmedFile(),
      Array(csv.utf8), [0xEF, 0xBB, 0xBF] + Array(csv.utf8), try CSVFormatTests.cp932(csv),
    ]
  }

  @Test(arguments: ["golden/zengin", "golden/iso20022", "golden/csv", "broken/by-hand", "broken"])
  func holdsForEverySample(samples: String) throws {
    // What a compressed file accounts for is its content, which is not the bytes here.
    let names = try SampleFiles.names(in: samples).filter { !$0.hasPrefix("packed-") }
    #expect(!names.isEmpty)
    for name in names {
      try check(SampleFiles.bytes("\(samples)/\(name)"), "\(name)", bufferBytes: 64)
    }
  }

  @Test func holdsForTenThousandDamagedFiles() throws {
    var generator = SeededGenerator(seed: Self.seed)
    let files = try Self.golden()
    for round in 0..<10_000 {
      let bytes = Self.damaged(files[round % files.count], &generator)
      let bufferBytes = Int.random(in: 16...900, using: &generator)
      try check(bytes, "seed \(Self.seed), round \(round)", bufferBytes: bufferBytes)
    }
  }

  /// A damaged compressed file gives its undamaged content or is quarantined, where it carries a checksum.
  @Test func holdsForDamagedCompressedFiles() throws {
    var generator = SeededGenerator(seed: Self.seed &+ 2)
    let packed = try SampleFiles.names(in: "golden/opening").filter { !$0.hasSuffix(".csv") }
    let plain = try ReadFile(path: SampleFiles.path("golden/opening/transactions.csv"), options: .test)
    #expect(packed.count >= 5)
    for round in 0..<400 {
      let name = packed[round % packed.count]
      let bytes = Self.damaged(try SampleFiles.bytes("golden/opening/\(name)"), &generator)
      let path = try folder.write(bytes, as: "night.dat")
      let file = try ReadFile(path: path, options: .test)
      let small = try ReadFile(path: path, options: .test.with { $0.bufferBytes = 700 })
      #expect(small == file && file.verdict != nil, "\(name), round \(round)")
      #expect(file.tally.accepted == file.rows.reduce(0) { $0 + Int64($1.byteLength) })
      #expect(file.tally.rejected == file.rejects.reduce(0) { $0 + $1.byteLength })
      if file.verdict == .accepted && !name.contains("no-checksum") {
        #expect(file.rows == plain.rows && file.tally == plain.tally, "\(name), round \(round)")
      }
    }
  }

  @Test func holdsForNoise() throws {
    var generator = SeededGenerator(seed: Self.seed &+ 1)
    let openings = [
      "1210", "1030", "1010", "1110", "1910", "a,b\n", CSVFormatTests.header + "\n", "\u{FEFF}", "", "<",
    ]
    for round in 0..<120 {
      let opening = openings[round % openings.count]
      let noise = generator.bytes(count: Int.random(in: 0...3_000, using: &generator))
      try check(Array(opening.utf8) + noise, "seed \(Self.seed &+ 1), round \(round)", bufferBytes: 128)
    }
  }

  /// Reads a file with a large and a small buffer and holds the two against each other and against its bytes.
  private func check(_ bytes: [UInt8], _ name: String, bufferBytes: Int) throws {
    let path = try folder.write(bytes, as: "night.dat")
    let file = try ReadFile(path: path, options: .test)
    let faults = Self.faults(of: file, bytes)
    #expect(faults.isEmpty, "\(name)")
    let small = try ReadFile(path: path, options: .test.with { $0.bufferBytes = bufferBytes })
    #expect(small == file, "\(name), buffer \(bufferBytes)")
  }

  /// What in the account of a file does not fit its bytes.
  private static func faults(of file: ReadFile, _ bytes: [UInt8]) -> [String] {
    var faults: [String] = []
    func require(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
    require(file.tally.total == Int64(bytes.count), "sum")
    require(file.verdict != nil && file.digest != nil, "end")
    require(file.records.accepted == Int64(file.rows.count), "accepted records")
    require(file.records.rejected == Int64(file.rejects.count), "rejected records")
    require(file.tally.accepted == file.rows.reduce(0) { $0 + Int64($1.byteLength) }, "accepted bytes")
    require(file.tally.rejected == file.rejects.reduce(0) { $0 + $1.byteLength }, "rejected bytes")
    let stretches =
      (file.rows.map { ($0.byteOffset, Int64($0.byteLength)) }
      + file.rejects.map { ($0.byteOffset, $0.byteLength) }).sorted { $0.0 < $1.0 }
    var end: Int64 = 0
    for (offset, length) in stretches {
      require(offset >= end && offset + length <= Int64(bytes.count), "overlap at \(offset)")
      end = offset + length
    }
    for reject in file.rejects {
      let start = Int(reject.byteOffset)
      require(
        reject.rawBytes == Array(bytes[start..<(start + reject.rawBytes.count)]), "raw bytes at \(start)")
      let place = reject.finding.place.byteOffset ?? -1
      require(
        place >= reject.byteOffset && place <= reject.byteOffset + reject.byteLength, "place at \(start)")
    }
    return faults
  }

  /// A copy with one to four flips, cuts, insertions, deletions or repetitions.
  private static func damaged(_ file: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = file
    let marks: [UInt8] = [
      0x0D, 0x0A, 0x1A, 0x22, 0x2C, 0x00, 0x20, 0x31, 0x32, 0x38, 0x39, 0x80, 0xE3, 0xFF, 0x3C, 0x3E, 0x26,
      0x2F,
    ]
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[place] = marks[Int.random(in: 0..<marks.count, using: &generator)]
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.insert(marks[Int.random(in: 0..<marks.count, using: &generator)], at: place)
      case 4:
        bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...130, using: &generator)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 200)], at: place)
      }
    }
    return bytes
  }
}
