import JapaneseText
import Testing

struct JISX0201DecoderTests {
  @Test func everyByteIsASCIIOrKanaOrBad() {
    for code in UInt8.min...UInt8.max {
      var output: [UInt8] = []
      let outcome = JISX0201Decoder.standard.appendUTF8([code].span, to: &output)
      switch code {
      case 0x20...0x7E: #expect(outcome == .complete && output == [code])
      case 0xA1...0xDF:
        let expected = Unicode.Scalar(0xFF61 + UInt32(code) - 0xA1).map { utf8(String(Character($0))) }
        #expect(outcome == .complete && output == expected)
      default: #expect(outcome == .badByte(offset: 0) && output == [])
      }
    }
  }

  @Test func reportsTheOffsetOfABadByteAndKeepsNothing() {
    var output: [UInt8] = [4]
    let record = utf8("12109900000001        ") + [0x0D]
    #expect(JISX0201Decoder.standard.appendUTF8(record.span, to: &output) == .badByte(offset: 22))
    #expect(JISX0201Decoder.standard.appendUTF8([0x83, 0x5C].span, to: &output) == .badByte(offset: 0))
    #expect(output == [4])
  }

  @Test func decodesAZenginRecord() {
    let record =
      "12109900000001ｶ)ﾃｽﾄｼﾖｳｼﾞ                              "
      + "09309999ﾃｽﾄ            998ﾎﾝﾃﾝ           19000001"
    var bytes: [UInt8] = []
    #expect(JISX0201Encoder.standard.append(utf8(record).span, to: &bytes) == .complete)
    #expect(bytes.count == record.unicodeScalars.count)
    var decoded: [UInt8] = []
    #expect(JISX0201Decoder.standard.appendUTF8(bytes.span, to: &decoded) == .complete)
    #expect(hasSameScalars(String(decoding: decoded, as: UTF8.self), record))
  }
}
