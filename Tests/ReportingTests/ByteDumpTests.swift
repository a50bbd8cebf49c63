import Testing

@testable import Reporting

@Suite struct ByteDumpTests {
  private func lines(_ bytes: [UInt8], format: String, at offset: Int64 = 0) -> [String] {
    ByteDump(bytes: bytes, firstOffset: offset, fileFormat: format).text().split(separator: "\n").map(
      String.init)
  }

  /// The text between the bars.
  private func text(_ line: String) -> String {
    let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? String(parts[1].dropLast()) : ""
  }

  @Test func zenginBytesAreHalfWidthKana() {
    let dump = lines([0x31, 0xB6, 0xDE, 0x29, 0x80, 0x0D, 0xFF], format: "zengin-transfer", at: 120)
    #expect(dump == ["       120  31 b6 de 29 80 0d ff                              |1ｶﾞ)...         |"])
  }

  @Test func digitsTellEBCDICFromJIS() {
    let dump = lines([0xF2, 0xF9, 0xF9, 0x94, 0x8E, 0x95, 0x40, 0x40, 0x00], format: "zengin-direct-debit")
    #expect(dump.map(text) == ["299ﾃｽﾄ  .       "])
    #expect(ByteDump(bytes: [0x31, 0xC3], firstOffset: 0, fileFormat: "zengin-salary").encoding == .jisX0201)
  }

  @Test func shiftJISCharactersTakeTheColumnsOfTheirBytes() {
    // 「ソ」 ends in a backslash's byte; a lead byte alone is a dot.
    let dump = lines([0x83, 0x5C, 0x2C, 0xB1, 0x8A, 0xBF, 0x83], format: "csv")
    #expect(dump.map(text) == ["ソ,ｱ漢.         "])
    #expect(dump.map { DisplayWidth.columns(text($0)) } == [16])
  }

  @Test func aCharacterOverTheEdgeOfARowStandsWhereItBegins() {
    let bytes = [UInt8](repeating: 0x61, count: 15) + [0x8A, 0xBF, 0x62]
    let dump = lines(bytes, format: "csv")
    #expect(dump.map(text) == ["aaaaaaaaaaaaaaa漢", " b              "])
    #expect(dump.last?.hasPrefix("        16  bf 62") == true)
  }

  @Test func utf8IsFoundByItsBytes() {
    let dump = lines(Array("漢字,é,ｱ\n😀".utf8), format: "json-lines")
    #expect(dump.map { DisplayWidth.columns(text($0)) } == [16, 16] || dump.count == 2)
    #expect(text(dump[0]).hasPrefix("漢 字 ,é ,ｱ  "))
    #expect(ByteDump(bytes: [0x41], firstOffset: 0, fileFormat: "csv").encoding == .shiftJIS)
  }

  /// Whatever the bytes, every one is shown and no control reaches the terminal.
  @Test func anyBytesAreShown() {
    for format in ["csv", "zengin-statement", "camt.053"] {
      let bytes = (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
      let dump = lines(bytes, format: format)
      #expect(dump.count == 32)
      let shown = dump.flatMap { $0.dropFirst(12).prefix(49).split(separator: " ") }.compactMap {
        UInt8($0, radix: 16)
      }
      #expect(shown == bytes)
      #expect(dump.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } })
    }
    #expect(lines([], format: "csv").isEmpty)
  }
}
