import JapaneseText
import Testing

struct FoldedTextTests {
  @Test(arguments: [
    ("ｶﾞ", "ガ"), ("ﾊﾟ", "パ"), ("ｳﾞ", "ヴ"), ("ﾜﾞ", "ヷ"), ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"), ("ｶ)ﾃｽﾄｼﾖｳｼﾞ", "カ)テストシヨウジ"),
    ("は\u{3099}", "ば"), ("カ\u{3099}", "ガ"), ("か゛", "が"), ("ホ\u{309A}", "ポ"), ("ヽﾞ", "ヾ"), ("う\u{3099}", "ゔ"),
    ("ﾞｱ", "゛ア"), ("ｱﾞ", "ア゛"), ("ｶ ﾞ", "カ ゛"), ("ｶﾞﾞ", "ガ゛"), ("ﾔﾟ", "ヤ゜"),
    ("ＡＢｃ０１９！", "ABC019!"), ("abcé", "ABCÉ"), ("÷ß", "÷ß"), ("東京　支店", "東京 支店"), ("a\u{A0}b", "A B"),
    ("〜～~", "~~~"), ("−－‐–—―", "------"), ("ｶ-ﾄﾞ カード ｶｰﾄﾞ", "カ-ド カード カード"), ("￥¥\\", "\\\\\\"),
    ("㈱山田", "(株)山田"), ("㈲", "(有)"), ("①⑳㊿❿", "1205010"), ("㍿", "株式会社"), ("㋿㍻", "令和平成"), ("℡№", "TELNO"),
    ("Ⅳⅳ", "IVIV"), ("㌔", "キロ"), ("｢ｱ｣｡､･", "「ア」。、・"), ("∥‖", "‖‖"), ("ふりこみ", "ふりこみ"), ("ｼｬﾁｮｳ", "シャチョウ"),
    ("\u{FA19}\u{FA11}髙", "神\u{FA11}髙"), ("お\u{200B}れ\u{FE0F}", "おれ"), ("葛\u{E0100}城", "葛城"),
    ("か\u{200B}\u{3099}", "が"), ("𠮷野", "𠮷野"),
    ("ヂヅぢっ", "ヂヅぢっ"), ("", ""), ("\u{E000}", "\u{E000}"), ("ヘﾟヘﾞペ", "ペベペ"), ("ﾂﾞﾃﾞﾄﾞﾁﾞ", "ヅデドヂ"),
  ])
  func foldsSpellingsToOne(original: String, expected: String) {
    #expect(hasSameScalars(text(folded(original).scalars), expected))
  }

  @Test func everyVoicedKanaComesTogetherFromItsParts() {
    for (bases, voiced) in [
      ("カキクケコサシスセソタチツテトハヒフヘホウワヰヱヲ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺ"),
      ("かきくけこさしすせそたちつてとはひふへほう", "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ"),
    ] {
      for (base, expected) in zip(bases, voiced) {
        #expect(hasSameScalars(text(folded("\(base)゛").scalars), String(expected)))
      }
    }
    for base in "アイエオナニヌネノマミムメモヤユヨラリルレロンッャ漢A" {
      #expect(folded("\(base)゛").count == 2)
    }
  }

  @Test func spansLeadBackToTheBytes() {
    let original = "aｶﾞ　㈱\u{200B}山\u{20BB7}"
    let result = folded(original)
    #expect(hasSameScalars(text(result.scalars), "Aガ (株)山\u{20BB7}"))
    let bytes = utf8(original)
    let pieces = result.scalars.indices.map { index in
      String(
        decoding: bytes[Int(result.originalStarts[index])..<Int(result.originalEnds[index])], as: UTF8.self)
    }
    #expect(pieces == ["a", "ｶﾞ", "　", "㈱", "㈱", "㈱", "山", "\u{20BB7}"])
    #expect(String(decoding: bytes[result.originalRange(of: 1..<4)], as: UTF8.self) == "ｶﾞ　㈱")
    #expect(result.originalRange(of: 2..<2) == 0..<0)
  }

  @Test func malformedBytesBecomeReplacementsOfOneByte() {
    let bytes: [UInt8] = [0x41, 0xFF, 0xE3, 0x82, 0x42]
    let result = FoldedText(bytes.span)
    #expect(result.scalars == [0x41, 0xFFFD, 0xFFFD, 0xFFFD, 0x42])
    #expect(result.originalStarts == [0, 1, 2, 3, 4])
    #expect(result.originalEnds == [1, 2, 3, 4, 5])
  }

  @Test func foldingTwiceChangesNothing() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = text(folded(String(Character(scalar))).scalars)
      let twice = text(folded(once).scalars)
      #expect(hasSameScalars(once, twice), "U+\(String(value, radix: 16))")
    }
  }

  @Test func aReusedValueForgetsTheTextBefore() {
    var reused = folded("長い長い文章の前の内容")
    reused.fold(utf8("ｱ").span)
    #expect(reused.scalars == [0x30A2])
    #expect(reused.originalStarts == [0])
    #expect(reused.originalEnds == [3])
  }
}
