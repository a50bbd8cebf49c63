import JapaneseText
import Testing

struct IBM290TableTests {
  /// Full-width kana as glibc writes them, with the half-width ones that the table gives.
  private static let fullWidth = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars)

  @Test func everyByteEqualsTheSystemButForTheWidthOfKana() throws {
    let oracle = SystemOracle(source: "IBM290", target: "UTF-8")
    var kana = 0
    for code in UInt8.min...UInt8.max {
      var output: [UInt8] = []
      let outcome = IBM290Table.standard.appendUTF8([code].span, to: &output)
      guard let expected = try oracle.convert([code]) else {
        #expect(outcome == .badByte(offset: 0) && output == [])
        continue
      }
      #expect(outcome == .complete)
      let scalar = try #require(String(decoding: expected, as: UTF8.self).unicodeScalars.first)
      if let position = Self.fullWidth.firstIndex(of: scalar) {
        kana += 1
        let half = try #require(Unicode.Scalar(0xFF61 + UInt32(position)))
        #expect(output == utf8(String(Character(half))))
      } else {
        #expect(output == expected)
      }
    }
    #expect(kana == 63)
  }

  @Test func jisX0201HoldsEveryKanaDigitAndCapitalOnce() {
    let codes = (UInt8.min...UInt8.max).compactMap(IBM290Table.standard.jisX0201)
    let printed = codes.filter { $0 >= 0x20 && $0 != 0x7F }
    #expect(Set(printed).count == printed.count)
    let wanted =
      Array(UInt8(0xA1)...0xDF) + Array(utf8("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ '()+,-./:?\\"))
    #expect(Set(wanted).isSubset(of: printed))
    #expect(!codes.contains { (0x80...0xA0).contains($0) || $0 > 0xDF })
  }

  @Test(
    arguments: [
      (0x5B, 0x5C), (0xA1, 0x7E), (0x40, 0x20), (0x15, 0x0A), (0x25, 0x0A), (0x0D, 0x0D), (0x81, 0xB1),
      (0xBE, 0xDE), (0xF1, 0x31), (0x58, 0xB0), (0x4A, nil), (0x5F, nil), (0x6A, nil), (0x04, nil),
      (0xFF, nil), (0x57, nil),
    ] as [(UInt8, UInt8?)])
  func knownBytes(code: UInt8, expected: UInt8?) {
    #expect(IBM290Table.standard.jisX0201(code) == expected)
  }

  @Test func aRecordKeepsItsLengthAndABadByteItsPlace() {
    let record: [UInt8] = [0xF2, 0xF1, 0x40, 0x86, 0xBE, 0x5D, 0x60, 0xC1]
    var single: [UInt8] = [9]
    #expect(IBM290Table.standard.appendJISX0201(record.span, to: &single) == .complete)
    #expect(single == [9, 0x32, 0x31, 0x20, 0xB6, 0xDE, 0x29, 0x2D, 0x41])
    var text: [UInt8] = []
    #expect(IBM290Table.standard.appendUTF8(record.span, to: &text) == .complete)
    #expect(hasSameScalars(String(decoding: text, as: UTF8.self), "21 ｶﾞ)-A"))
    let broken = record + [0x57]
    #expect(IBM290Table.standard.appendJISX0201(broken.span, to: &single) == .badByte(offset: 8))
    #expect(IBM290Table.standard.appendUTF8(broken.span, to: &text) == .badByte(offset: 8))
    #expect(single.count == 9 && text.count == utf8("21 ｶﾞ)-A").count)
  }
}
