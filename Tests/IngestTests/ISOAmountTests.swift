import Testing

@testable import Ingest

@Suite struct ISOAmountTests {
  private func amount(_ text: String, _ currency: String = "JPY") -> ISOAmount {
    ISOAmount(Array(text.utf8).span, currency: Array(currency.utf8).span)
  }

  @Test(arguments: [
    ("0", 0), ("150000", 150_000), ("150000.00", 150_000), ("150000.", 150_000), ("+7", 7), ("007", 7),
    ("1.0000000000", 1), ("999999999999999999", 999_999_999_999_999_999),
  ])
  func readsWholeYen(text: String, yen: Int64) {
    #expect(amount(text).yen == yen)
  }

  @Test(arguments: [
    "", ".", "+", "-1", "1,000", "1e3", "1.5", "0.00001", "1.000001", "1..0", "NaN", " 1",
    "1000000000000000000",
    "1000000000000000000000000000000000000000", "１２",
  ])
  func readsNothingElse(text: String) {
    #expect(amount(text).yen == nil)
  }

  @Test func keepsPlacesOfOtherCurrencies() {
    #expect(amount("1234.56", "USD").units == 123_456_000 && amount("1234.56", "USD").yen == nil)
    #expect(amount(".5", "USD").units == 50_000)
    #expect(amount("5", "JPYX").yen == nil && amount("5", "jpy").yen == nil && amount("5", "").yen == nil)
  }
}
