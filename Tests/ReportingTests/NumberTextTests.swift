import Core
import Testing

@testable import Reporting

@Suite struct NumberTextTests {
  @Test func amountsAreGrouped() {
    #expect(NumberText.yen(1_234_567, .japanese) == "1,234,567円")
    #expect(NumberText.yen(-1_000, .english) == "-1,000 yen")
    #expect(NumberText.yen(nil, .japanese) == "不明" && NumberText.yen(nil, .english) == "unknown")
  }

  @Test(
    arguments: [
      (0, "0.000"), (1_234_567, "1.235"), (-1_234_500, "-1.235"), (499, "0.000"), (-499, "0.000"),
      (999_999, "1.000"),
      (Int64.min, "-9223372036854.776"),
    ] as [(Int64, String)])
  func scoresHaveThreeDecimals(micro: Int64, text: String) {
    #expect(NumberText.score(micro) == text)
  }

  @Test(
    arguments: [
      (0, "0.0%"), (0.0004, "<0.1%"), (0.834, "83.4%"), (0.99999, ">99.9%"), (1, "100.0%"), (0.05, "5.0%"),
    ] as [(Double, String)])
  func probabilitiesNeverRoundToCertainty(probability: Double, text: String) {
    #expect(NumberText.percent(probability) == text)
  }

  @Test(
    arguments: [
      (980_000, "980,000"), (0.25, "0.25"), (-1.50004, "-1.5"), (1_234.56789, "1,234.5679"), (1e18, "1e+18"),
      (12_345_678_901_234, "12,345,678,901,234"),
      (0, "0"),
    ] as [(Double, String)])
  func valuesReadWell(value: Double, text: String) {
    #expect(NumberText.value(value, .japanese) == text)
  }

  @Test func contributionsCarryTheirSign() {
    #expect(NumberText.contribution(0) == "+0.000" && NumberText.contribution(-500_000) == "-0.500")
    #expect(ContributionBar.text(-250, largest: 1_000, columns: 20) == "-----")
    #expect(ContributionBar.text(1, largest: 1_000_000, columns: 20) == "+")
    #expect(ContributionBar.text(0, largest: 0, columns: 20) == "")
  }
}
