import Core
import Ingest
import Testing

/// EBCDIC files, and headers whose code area contradicts the bytes.
@Suite struct ZenginCodeTests {
  static let september = ZenginTransferFormatTests.september

  @Test(arguments: [
    ("sofuri-ebcdic-none.dat", "sofuri-none.dat", 0, "改行なし / none"),
    ("sofuri-ebcdic-crlf.dat", "sofuri-none.dat", 2, "CRLF"),
    ("nyushukkin-ebcdic-nel.dat", "nyushukkin-none.dat", 1, "NEL (15)"),
    ("furinyu-ebcdic-lf.dat", "furinyu-none.dat", 1, "LF (25)"),
    ("kouzafurikae-kekka-ebcdic-crlf25.dat", "kouzafurikae-kekka-none.dat", 2, "CR LF (0D25)"),
    ("kyuyo-ebcdic-trimmed-nel.dat", "kyuyo-crlf.dat", -1, "NEL (15), 末尾の空白なし / trailing blanks trimmed"),
  ])
  func readsTheSameRows(name: String, twin: String, terminator: Int, lineEnds: String) throws {
    let file = try ReadFile(path: SampleFiles.path("golden/zengin/\(name)"), options: Self.september)
    let expected = try ReadFile(path: SampleFiles.path("golden/zengin/\(twin)"), options: Self.september)
    #expect(file.format == expected.format && file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.rows.map(\.contents) == expected.rows.map(\.contents) && !file.rows.isEmpty)
    #expect(file.rejectCodes == expected.rejectCodes && file.controlTotals == expected.controlTotals)
    #expect(file.facts("character code") == ["EBCDIC (IBM-290)"] && file.facts("line ends") == [lineEnds])
    let bytes = try SampleFiles.bytes("golden/zengin/\(name)")
    for (row, other) in zip(file.rows, expected.rows) {
      #expect(bytes[Int(row.byteOffset)] == 0xF2)
      if terminator >= 0 {
        #expect(row.byteLength == other.byteLength)
        let header = Int64(terminator) * (row.recordNumber - 1)
        #expect(row.byteOffset == Int64(other.byteLength) * (row.recordNumber - 1) + header)
      }
    }
    for reject in file.rejects {
      let start = Int(reject.byteOffset)
      #expect(reject.rawBytes == Array(bytes[start..<(start + Int(reject.byteLength))]))
    }
  }

  @Test(arguments: ["zengin-ebcdic.dat", "zengin-code-area-1.dat"])
  func theBytesDecideAndAContradictionIsANotice(name: String) throws {
    let file = try ReadFile(path: SampleFiles.path("broken/by-hand/\(name)"), options: Self.september)
    #expect(file.verdict == .accepted && file.rows.count == 2)
    #expect(file.findings.map(\.code) == ["ING-072"] && file.findings[0].severity == .notice)
  }

  @Test func refusesACharacterThatJISDoesNotHave() throws {
    let file = try ReadFile(
      path: SampleFiles.path("broken/by-hand/zengin-ebcdic-pound.dat"), options: Self.september)
    #expect(file.rejectCodes == ["ING-023"] && file.verdict == .accepted)
    #expect(file.rejects[0].finding.place.byteOffset == 120 + 55 && file.rejects[0].rawBytes[55] == 0x4A)
    #expect(file.controlTotals[0].agrees && file.rows.map(\.amountYen) == [98_765])
  }

  @Test func quarantinesACodeAreaThatIsNoCode() throws {
    let records = try ZenginRecords.transfers().changed { $0.put("2", record: 0, offset: 3) }
    let file = try read(records.file(), Self.september)
    #expect(file.quarantineCodes == ["ING-008"] && file.findings[0].place.field == "コード区分")
  }

  @Test func acceptsPaddingBehindTheLastRecord() throws {
    let bytes = try SampleFiles.bytes("golden/zengin/sofuri-ebcdic-none.dat")
    for padding: [UInt8] in [[0x1A], [0x3F, 0x3F], [0x15], [0x0D, 0x25]] {
      let file = try read(bytes + padding, Self.september)
      #expect(file.verdict == .accepted && file.rows.count == 2 && file.findings.isEmpty)
    }
  }
}
