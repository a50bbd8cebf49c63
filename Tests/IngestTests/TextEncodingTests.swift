import Core
import TestSupport
import Testing

@testable import Ingest

/// CSV in every encoding, what is said about it, and what happens to bad bytes.
@Suite struct TextEncodingTests {
  /// One row whose memo is given as bytes.
  private func file(_ memo: [UInt8], rows: Int = 1) -> [UInt8] {
    let row = CSVFormatTests.row("T1", memo: "@").replacing("ﾔﾏﾀﾞ ﾀﾛｳ", with: "YAMADA TARO").utf8.split(
      separator: UInt8(ascii: "@"))
    let line = Array(row[0]) + memo + Array(row[1]) + [0x0A]
    return Array((CSVFormatTests.header + "\n").utf8) + Array(repeating: line, count: rows).flatMap { $0 }
  }

  private func named(_ encoding: CSVMapping.Encoding) -> ReadingOptions {
    .test.with { $0.csv.layouts[0].encoding = encoding }
  }

  private func end(_ bytes: [UInt8], _ options: ReadingOptions) throws -> TransactionFile {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "night.dat")
    let file = try TransactionFile(path: path, name: "night.dat", options: options)
    var batch = TransactionBatch()
    while try file.read(into: &batch) {}
    return file
  }

  @Test(
    arguments: [
      (.eucJP, [0xB2, 0xC8, 0xC4, 0xC2], "家賃"), (.eucJP, [0x8E, 0xB6, 0x8E, 0xDE], "ｶﾞ"),
      (.eucJP, [0x8F, 0xB0, 0xA1], "丂"), (.jisX0201, [0xB6, 0xDE], "ｶﾞ"),
      (.cp932, [0x89, 0xC6, 0x92, 0xC0], "家賃"), (.utf8, Array("家賃".utf8), "家賃"),
    ] as [(CSVMapping.Encoding, [UInt8], String)])
  func readsANamedEncoding(encoding: CSVMapping.Encoding, memo: [UInt8], expected: String) throws {
    let file = try read(file(memo), named(encoding))
    #expect(file.rows.map(\.memo) == [expected] && file.verdict == .accepted)
    #expect(
      file.rows.first?.byteLength == Int32(self.file(memo).count - CSVFormatTests.header.utf8.count - 2))
  }

  @Test(
    arguments: [
      (.eucJP, [0xB2, 0xC8, 0x80, 0xC4, 0xC2], "家\u{FFFD}賃", 1),
      (.jisX0201, [0xB6, 0x80, 0x81], "ｶ\u{FFFD}\u{FFFD}", 2),
      (.cp932, [0x89, 0xC6, 0xFF, 0x41, 0x83], "家\u{FFFD}A\u{FFFD}", 2),
      (.utf8, [0x41, 0xE5, 0xB1, 0x42, 0xFF], "A\u{FFFD}\u{FFFD}B\u{FFFD}", 3),
    ] as [(CSVMapping.Encoding, [UInt8], String, Int)])
  func badBytesAreRefusedOrReplaced(
    encoding: CSVMapping.Encoding, memo: [UInt8], expected: String, bad: Int
  ) throws {
    let refused = try read(file(memo, rows: 2), named(encoding))
    #expect(refused.rows.isEmpty && refused.rejects.map(\.finding.code) == ["ING-037", "ING-037"])
    let replaced = try read(file(memo, rows: 2), named(encoding).with { $0.badBytes = .replace })
    #expect(replaced.rows.map(\.memo) == [expected, expected] && replaced.rejects.isEmpty)
    let notice = try #require(replaced.findings.first { $0.code == "ING-066" })
    #expect(notice.place.field == "\(2 * bad)" && notice.severity == .notice)
    #expect(replaced.verdict == .accepted)
  }

  @Test func countsCodesThatWouldBeWrittenDifferently() throws {
    // NEC's ∪ (81BE is the other), NEC-selected 髙, IBM's 髙, and one ordinary kanji.
    let file = try read(file([0x87, 0x9B, 0xEE, 0xE0, 0xFB, 0xFC, 0x89, 0xC6], rows: 3), named(.cp932))
    let notice = try #require(file.findings.first { $0.code == "ING-067" })
    #expect(notice.place.field == "6" && file.verdict == .accepted)
    let clean = try read(self.file([0x89, 0xC6]), named(.cp932))
    #expect(!clean.findings.contains { $0.code == "ING-067" })
  }

  @Test func saysHowTheEncodingWasFound() throws {
    let found = try end(file([0x89, 0xC6, 0x92, 0xC0], rows: 9), .test)
    #expect(found.encodingDetection?.encoding == .cp932 && found.encodingDetection?.certainty == .certain)
    #expect(found.headerFacts.first { $0.nameEnglish == "Encoding" }?.value == "CP932")
    let named = try end(file([0x89, 0xC6]), named(.cp932))
    #expect(named.encodingDetection == nil)
    #expect(
      named.headerFacts.contains { $0.nameEnglish == "Encoding certainty" && $0.value.hasPrefix("named") })
    let guess = try end(file([0xD4, 0xCF, 0xC0, 0xC0]), .test)
    #expect(guess.findings.map(\.code).contains("ING-065") && guess.encodingDetection?.certainty == .guess)
    #expect(
      try end(file([0xB2, 0xC8, 0xA4, 0xCE, 0xC4, 0xC2], rows: 9), .test).encodingDetection?.encoding
        == .eucJP)
  }

  @Test func refusesUTF16AndISO2022JPByName() throws {
    let text = CSVFormatTests.file([CSVFormatTests.row("T1", memo: "rent")])
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let swapped = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [wide, swapped, [0xFF, 0xFE] + wide, [0xFE, 0xFF] + swapped] {
      let file = try read(bytes)
      #expect(file.quarantineCodes == ["ING-063"] && file.tally.rejected == Int64(bytes.count))
    }
    let escaped = file([0x1B, 0x24, 0x42, 0x32, 0x48, 0x1B, 0x28, 0x42])
    #expect(try read(escaped).quarantineCodes == ["ING-064"])
  }
}
