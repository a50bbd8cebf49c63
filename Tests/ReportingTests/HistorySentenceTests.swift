import Core
import Testing

@testable import Reporting

@Suite struct HistorySentenceTests {
  private static func text(
    _ times: Double?, direction: Direction = .outgoing, reversed: (Int64, Int64)? = nil, since: Int64? = nil,
    _ language: Language = .japanese
  ) -> String {
    var facts = HistorySentence.Facts()
    facts.timesUsual = times
    (facts.reversedCount, facts.reversedYen) = (reversed?.0, reversed?.1)
    facts.secondsSinceReversed = since
    return HistorySentence.text(facts, direction: direction, language: language)
  }

  @Test(arguments: [
    (48.04, "48"), (10.0, "10"), (9.96, "10"), (9.94, "9.9"), (3.0, "3"), (3.04, "3"), (3.05, "3.1"),
    (1_234.5, "1,235"), (9.0e17, "1,000,000,000,000,000"),
  ])
  func timesAreRoundedAsPeopleSayThem(times: Double, number: String) {
    #expect(Self.text(times) == "この口座の普段の出金額の約\(number)倍です。")
    #expect(Self.text(times, direction: .incoming) == "この口座の普段の入金額の約\(number)倍です。")
    #expect(Self.text(times, .english) == "That is about \(number) times this account's usual amount.")
  }

  @Test(arguments: [nil, 0, 1, 2.99, Double.nan, .infinity])
  func whatIsUsualOrUnknownIsNotSpokenOf(times: Double?) {
    for language in [Language.japanese, .english] { #expect(Self.text(times, language) == "") }
  }

  @Test func reversalsOfTheWeekAreSaid() {
    #expect(
      Self.text(nil, reversed: (1, 30_000))
        == "過去7日に訂正・取消が1件（計30,000円）あり、この口座の集計は取り消された取引を除いたものです。")
    #expect(
      Self.text(4, reversed: (2, 61_000), .english)
        == "That is about 4 times this account's usual amount. Corrections of the last 7 days reversed 2 transactions"
        + " of this account (61,000 yen), which its figures leave out.")
    #expect(Self.text(nil, reversed: (0, 0)) == "")
  }

  @Test func aCorrectionSaysHowOldWhatItReversesIs() {
    #expect(Self.text(nil, since: 7_500) == "2時間5分前の取引を取り消す訂正です。")
    #expect(
      Self.text(nil, since: 7_500, .english)
        == "It is a correction that reverses a transaction of 2 h 5 min before.")
  }
}
