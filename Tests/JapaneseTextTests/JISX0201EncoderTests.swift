import JapaneseText
import Testing

struct JISX0201EncoderTests {
  @Test(arguments: [
    ("シャチョウ", "ｼﾔﾁﾖｳ"), ("ハット", "ﾊﾂﾄ"), ("がぱゔ", "ｶﾞﾊﾟｳﾞ"), ("カード", "ｶ-ﾄﾞ"), ("ｶｰﾄﾞ", "ｶ-ﾄﾞ"),
    ("ｼｬﾁｮｳ", "ｼﾔﾁﾖｳ"),
    ("abc Ｘｙ９", "ABC XY9"), ("ミライーズ（カ", "ﾐﾗｲ-ｽﾞ(ｶ"), ("￥1,000", "\\1,000"), ("ヲヮヵヶ", "ｦﾜｶｹ"),
    ("「ア」、イ。ウ・", "｢ｱ｣､ｲ｡ｳ･"),
    ("は\u{3099}", "ﾊﾞ"), ("トウキョウ　シテン", "ﾄｳｷﾖｳ ｼﾃﾝ"), ("−‐―－", "----"), ("", ""),
  ])
  func writesZenginCharacters(text: String, expected: String) {
    var bytes: [UInt8] = []
    #expect(JISX0201Encoder.standard.append(utf8(text).span, to: &bytes) == .complete)
    var decoded: [UInt8] = []
    #expect(JISX0201Decoder.standard.appendUTF8(bytes.span, to: &decoded) == .complete)
    #expect(hasSameScalars(String(decoding: decoded, as: UTF8.self), expected))
  }

  @Test(arguments: [("山田", 0), ("ｱｲ山", 6), ("A\n", 1), ("ヰ", 0), ("アé", 3)])
  func reportsWhatHasNoByte(text: String, offset: Int) {
    var bytes: [UInt8] = [5]
    #expect(JISX0201Encoder.standard.append(utf8(text).span, to: &bytes) == .badByte(offset: offset))
    #expect(bytes == [5])
  }

  @Test func neverWritesSmallKanaOrLowerCase() {
    var allowed = Set<UInt8>(0x20...0x7E).subtracting(0x61...0x7A)
    allowed.formUnion(0xA1...0xA6)
    allowed.formUnion(0xB1...0xDF)
    for value in UInt32(1)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var bytes: [UInt8] = []
      _ = JISX0201Encoder.standard.append(utf8(String(Character(scalar))).span, to: &bytes)
      #expect(allowed.isSuperset(of: bytes))
    }
  }
}
