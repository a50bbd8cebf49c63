import Foundation
import Ingest
import Testing

/// The golden Zengin files as their README says them.
@Suite struct ZenginGoldenTests {
  /// A row of the README: name, length and digest.
  private static func described() throws -> [String: (length: Int, digest: String)] {
    let text = String(decoding: try SampleFiles.bytes("golden/zengin/README.md"), as: UTF8.self)
    var rows: [String: (Int, String)] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
      rows[cells[0]] = (Int(cells[2].filter { $0 != "," }) ?? -1, cells[3])
    }
    return rows
  }

  @Test func everyFileIsDescribedAndReadWithoutAFinding() throws {
    let described = try Self.described()
    let names = try SampleFiles.names(in: "golden/zengin")
    #expect(Set(names) == Set(described.keys) && names.count >= 20)
    for name in names {
      let isDebit = name.hasPrefix("kouza")
      let isBonus = name.hasPrefix("shoyo")
      let reference = isBonus ? day(2026, 12, 1) : day(2026, 9, 25)
      let file = try ReadFile(
        path: SampleFiles.path("golden/zengin/\(name)"), options: ReadingOptions(referenceDay: reference))
      #expect(file.verdict == .accepted && file.findings.isEmpty, "\(name)")
      #expect(file.rejects.isEmpty || (isDebit && file.rejectCodes == ["ING-070"]), "\(name)")
      #expect(file.digest?.hexadecimal == described[name]?.digest, "\(name)")
      #expect(file.tally.total == described[name].map { Int64($0.length) }, "\(name)")
      #expect(!file.controlTotals.isEmpty && file.controlTotals.allSatisfy(\.agrees), "\(name)")
    }
  }

  @Test(arguments: [
    "sofuri-crlf.dat", "sofuri-lf-trimmed.dat", "sofuri-cr.dat", "sofuri-crlf-between.dat",
    "sofuri-dos-eof.dat",
  ])
  func theTransfersAreTheSameInEveryVariant(name: String) throws {
    let options = ZenginTransferFormatTests.september
    let file = try ReadFile(path: SampleFiles.path("golden/zengin/\(name)"), options: options)
    let plain = try ReadFile(path: SampleFiles.path("golden/zengin/sofuri-none.dat"), options: options)
    #expect(file.rows.map(\.contents) == plain.rows.map(\.contents) && file.rows.count == 2)
  }

  @Test func severalSetsAndAnEmptyOne() throws {
    let file = try ReadFile(
      path: SampleFiles.path("golden/zengin/sofuri-sets-crlf.dat"),
      options: ZenginTransferFormatTests.september)
    #expect(file.rows.map(\.account).map { $0.suffix(7) } == ["9000001", "9000001", "9000002", "9000002"])
    #expect(
      file.rows.map { String($0.occurredAt.prefix(10)) } == [
        "2026-09-30", "2026-09-30", "2026-10-01", "2026-10-01",
      ])
    #expect(file.controlTotals.map(\.readCount) == [2, 2, 0])
    #expect(
      file.facts("account") == ["9999-998-1-9000001", "9999-998-1-9000002", "9999-998-1-9000003"])
  }

  @Test(arguments: ["kyuyo-crlf.dat", "furinyu-b-crlf.dat", "furinyu-a-cancelled-lf.dat"])
  func everyLayoutIsReadInEveryPhysicalVariant(name: String) throws {
    let records = try ZenginRecords(lines: name)
    let options = ReadingOptions(referenceDay: day(2026, 9, 20))
    let plain = try read(records.file(), options)
    let variants = [
      records.file(terminator: "\r\n"), records.file(terminator: "\n"), records.file(terminator: "\r"),
      Array(records.file(terminator: "\r\n").dropLast(2)), records.trimmedFile(),
      records.trimmedFile(separator: "\r\n"), records.file() + [0x1A], records.file() + [0x0D, 0x0A],
      records.file(terminator: "\r\n") + [0x1A, 0x1A],
    ]
    for bytes in variants {
      let file = try read(bytes, options)
      #expect(file.verdict == .accepted && file.findings.isEmpty && file.rejects.isEmpty)
      #expect(file.rows.map(\.contents) == plain.rows.map(\.contents) && !file.rows.isEmpty)
    }
  }
}
