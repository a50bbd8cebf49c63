import JapaneseText
import Testing

struct ScriptProfileTests {
  @Test func countsEachKindOnTheTextAsWritten() {
    let profile = ScriptProfile(utf8("ﾔﾏﾀﾞ ヤマー やま 山々田 AbＣ 1２ ()、 \u{E000}é").span)
    #expect(profile.count(of: .halfWidthKatakana) == 4)
    #expect(profile.count(of: .katakana) == 3)
    #expect(profile.count(of: .hiragana) == 2)
    #expect(profile.count(of: .kanji) == 3)
    #expect(profile.count(of: .latin) == 4)
    #expect(profile.count(of: .digit) == 2)
    #expect(profile.count(of: .symbol) == 3)
    #expect(profile.count(of: .space) == 7)
    #expect(profile.count(of: .other) == 1)
    #expect(profile.visibleCount == 22)
    #expect(profile.ratio(of: .digit) == 2.0 / 22.0)
  }

  @Test func anEmptyTextHasNoRatios() {
    #expect(ScriptProfile([UInt8]().span).ratio(of: .kanji) == nil)
    #expect(ScriptProfile(utf8(" 　").span).ratio(of: .kanji) == nil)
    #expect(ScriptProfile(utf8("山").span).ratio(of: .space) == nil)
  }

  @Test func malformedBytesAreOther() {
    #expect(ScriptProfile([0x83, 0x5C, 0xFF].span).count(of: .other) == 2)
  }

  @Test(
    arguments: [
      ("𠮷", Script.kanji), ("﨑", .kanji), ("〇", .kanji), ("㈱", .symbol), ("・", .symbol), ("｡", .symbol),
      ("ｰ", .halfWidthKatakana),
      ("゛", .hiragana), ("Ω", .other), ("한", .other), ("😀", .symbol), ("→", .symbol), ("\t", .space),
      ("×", .symbol), ("¥", .symbol),
    ] as [(Unicode.Scalar, Script)])
  func knowsTheKindOfSingleCharacters(character: Unicode.Scalar, expected: Script) {
    #expect(Script(of: character.value) == expected)
  }
}
