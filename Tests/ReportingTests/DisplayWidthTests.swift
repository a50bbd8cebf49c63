import Testing

@testable import Reporting

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("漢字", 4), ("ｶﾞﾊﾟ", 4), ("ガパ", 4), ("か\u{3099}", 2), ("￥（）", 6), ("ー・、", 6), ("", 0),
    ("𠮷野", 4), ("髙", 2), ("e\u{301}", 1), ("한글", 4), ("Ａ１", 4), ("ｱ1漢", 4),
  ])
  func kanjiTakeTwoColumnsAndHalfWidthKanaOne(text: String, columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
  }

  @Test func cuttingNeverSplitsAWideCharacter() {
    #expect(DisplayWidth.cut("漢字かな", to: 8) == "漢字かな")
    #expect(DisplayWidth.cut("漢字かな", to: 7) == "漢字..")
    #expect(DisplayWidth.cut("漢字かな", to: 6) == "漢字..")
    #expect(DisplayWidth.cut("漢字かな", to: 5) == "漢..")
    #expect(DisplayWidth.cut("漢字かな", to: 1) == ".")
    for limit in 0...9 { #expect(DisplayWidth.columns(DisplayWidth.cut("ｶ漢a字", to: limit)) <= limit) }
  }

  @Test func textsFromFilesCannotSteerATerminal() {
    #expect(VisibleText.make("a\u{1B}[31mb") == "a\u{FFFD}[31mb")
    #expect(VisibleText.make("a\r\nb\u{202E}c\u{9B}") == "a\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}")
    #expect(VisibleText.make("ｶ)ﾔﾏﾀﾞ 髙") == "ｶ)ﾔﾏﾀﾞ 髙")
  }
}
