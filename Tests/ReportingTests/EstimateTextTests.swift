import AlertStore
import Core
import Testing

@testable import Reporting

@Suite struct EstimateTextTests {
  private func line(_ reviewed: Int, _ confirmed: Int, _ language: Language) throws -> String {
    let last = try #require(BankDay(iso8601: "2026-11-20"))
    let estimate = BelowLineEstimate(
      nights: last.adding(days: -30)...last, drawn: 1_200, reviewed: reviewed, confirmed: confirmed)
    return EstimateText(estimate: estimate, language: language).line
  }

  @Test func theShareIsSaidWithItsInterval() throws {
    #expect(
      try line(600, 3, .english)
        == "Missed below the line (2026-10-21 to 2026-11-20): 1,200 drawn, 600 reviewed, 3 of them fraud: "
        + "0.500% (95 % interval 0.103% to 1.454%)\n")
    #expect(
      try line(600, 3, .japanese)
        == "見逃しの推定 (2026-10-21～2026-11-20): 無作為抽出 1,200 件、確認済み 600 件、うち不正 3 件、"
        + "割合 0.500%（95%信頼区間 0.103%～1.454%）\n")
    #expect(
      try line(0, 0, .english).hasSuffix("0 reviewed, 0 of them fraud; no estimate before any is reviewed\n"))
    #expect(try line(2, 2, .english).contains("100.000% (95 % interval 15.811% to 100.000%)"))
  }
}
