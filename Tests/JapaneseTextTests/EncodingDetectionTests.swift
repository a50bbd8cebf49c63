import JapaneseText
import Testing

struct EncodingDetectionTests {
  private func bytes(_ text: String, _ charset: String) throws -> [UInt8] {
    try #require(try SystemOracle(source: "UTF-8", target: charset).convert(utf8(text)))
  }

  private func detect(_ bytes: [UInt8], isWhole: Bool = true) -> EncodingDetection {
    EncodingDetection(of: bytes.span, isWhole: isWhole)
  }

  static let texts = [
    "日時,口座,金額,摘要\n2026-04-01,普通1234567,1000,電気料金のお支払い\n", "取引先名\n株式会社例示商店\nスズキ イチロウ\n㈱見本\n",
    "これはかなの多い文章です。みんなひらがなで書いてあります。",
  ]

  @Test(arguments: texts)
  func ordinaryTextIsToldFromItsBytes(text: String) throws {
    for (charset, encoding) in [
      ("UTF-8", EncodingDetection.Encoding.utf8), ("CP932", .cp932), ("EUC-JP-MS", .eucJP),
    ] {
      let found = detect(try bytes(text, charset))
      #expect(found.encoding == encoding && found.certainty != .guess, "\(charset)")
      #expect(!found.reasonJapanese.isEmpty && found.reasonEnglish.unicodeScalars.allSatisfy { $0.isASCII })
    }
  }

  @Test func halfWidthKanaAreCP932() throws {
    let names = "ﾔﾏﾀﾞ ﾀﾛｳ,100\nｽｽﾞｷ ｲﾁﾛｳ,200\nｶ)ﾃｽﾄｼﾖｳｼﾞ,300\nﾃﾞﾝｷ ﾘﾖｳｷﾝ,400\n"
    let found = detect(try bytes(names, "CP932"))
    #expect(found.encoding == .cp932 && found.certainty != .guess)
    // Even runs only: as EUC-JP these are kanji.
    let even = detect(try bytes("ﾔﾏﾀﾀﾛｳ,ｽｽｷｲ,ﾃﾝｷﾘﾖｳ,ｶｲｼﾔﾒｲ,ﾃｽﾄｼﾖｳ", "CP932") + [0x2C])
    #expect(even.encoding == .cp932 && even.certainty == .likely)
    #expect(detect(try bytes("ﾔﾏﾀﾀ", "CP932")).certainty == .guess)
  }

  @Test func kanjiNamesInEUCArePlausibleThere() throws {
    let found = detect(try bytes("山田太郎,佐藤花子,高橋商店,東京電力,株式会社日本,渡辺", "EUC-JP"))
    #expect(found.encoding == .eucJP && found.certainty != .guess)
  }

  @Test func plainASCIIIsTheSameInAll() {
    #expect(detect(utf8("a,b\n1,2\n")).certainty == .certain)
    #expect(detect(utf8("a,b\n1,2\n"), isWhole: false).certainty == .likely)
    #expect(detect([]).encoding == .utf8)
  }

  @Test func namesWhatIsNotRead() throws {
    for (charset, encoding) in [
      ("UTF-16LE", EncodingDetection.Encoding.utf16LittleEndian), ("UTF-16BE", .utf16BigEndian),
      ("ISO-2022-JP", .iso2022JP),
    ] {
      let text = "date,name,amount\n2026-04-01,山田,1000\n2026-04-02,鈴木,2000\n"
      #expect(detect(try bytes(text, charset)).encoding == encoding)
    }
    #expect(detect([0xFF, 0xFE]).encoding == .utf16LittleEndian)
    #expect(detect([0xFE, 0xFF, 0x30, 0x42]).encoding == .utf16BigEndian)
    #expect(detect([0xEF, 0xBB, 0xBF, 0xFF]).encoding == .utf8)
  }

  @Test func aCutCharacterAtTheEndIsNoFault() throws {
    for charset in ["UTF-8", "CP932", "EUC-JP-MS"] {
      let whole = try bytes(Self.texts[0], charset)
      let expected = detect(whole).encoding
      for kept in 40..<whole.count {
        let found = detect(Array(whole[..<kept]), isWhole: false)
        #expect(found.encoding == expected || found.certainty != .certain, "\(charset), \(kept)")
      }
    }
  }

  @Test func oneBadByteDoesNotTurnATextIntoAnother() throws {
    let long = String(repeating: Self.texts[2], count: 20)
    for (charset, encoding) in [
      ("UTF-8", EncodingDetection.Encoding.utf8), ("CP932", .cp932), ("EUC-JP-MS", .eucJP),
    ] {
      let found = detect(try bytes(long, charset) + [0xFF, 0x0A])
      #expect(found.encoding == encoding && found.certainty == .likely, "\(charset)")
    }
  }

  @Test func neverFailsOnNoise() {
    var generator = FixedGenerator(state: 7)
    for length in 0..<400 {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let found = detect(noise, isWhole: length % 2 == 0)
      #expect(found == detect(noise, isWhole: length % 2 == 0))
    }
  }

  @Test func everyOneWayCodeIsCounted() throws {
    let back = SystemOracle(source: "UTF-8", target: "CP932")
    var total = 0
    for lead in UInt8(0x81)...0xFC where !(0xA0...0xDF).contains(lead) {
      for trail in UInt8(0x40)...0xFC {
        var output: [UInt8] = []
        var counted = 0
        let outcome = CP932Decoder.standard.appendUTF8(
          [0x41, lead, trail].span, to: &output, oneWayCodes: &counted)
        guard outcome == .complete else { continue }
        let isOneWay = try back.convert(Array(output.dropFirst())) != [lead, trail]
        // A lone lead and an ASCII trail cannot both be characters, so one code was counted at most.
        #expect(counted == (isOneWay ? 1 : 0))
        total += counted
      }
    }
    #expect(total == 398)
  }
}
