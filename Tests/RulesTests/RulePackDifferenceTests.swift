import Core
import Testing

@testable import Rules

/// What tells two packs apart, part by part.
@Suite struct RulePackDifferenceTests {
  private func difference(_ old: String, _ new: String) throws -> RulePackDifference {
    RulePackDifference(
      from: try #require(PackText.load(old).pack), to: try #require(PackText.load(new).pack))
  }

  private func told(_ items: [RulePackDifference.Item]) -> [String] {
    items.map { "\($0.fate.rawValue) \($0.name): \($0.changes.map(\.part).joined(separator: " "))" }
  }

  private static let limits = "thresholds:\n" + PackText.threshold("low_yen", "100")
  private static let cash = PackText.rule("R-CASH-01", condition: "transaction.is_cash")
  private static let large = PackText.rule(
    "R-LARGE-01", condition: "transaction.amount_yen >= limit.low_yen", fires: "transaction.amount_yen: 900",
    silent: "transaction.amount_yen: 1", evidence: "transaction.amount_yen")

  @Test func aPackDoesNotDifferFromItself() throws {
    let text = PackText.pack(Self.cash, Self.large, before: Self.limits)
    #expect(try difference(text, text).isEmpty)
    // Breaking a condition's lines elsewhere is no change.
    let broken = text.replacing(
      "transaction.amount_yen >= limit", with: "transaction.amount_yen\n        >= limit")
    #expect(try difference(text, broken).isEmpty)
  }

  @Test func whatCameWentAndChangedIsTold() throws {
    let old = PackText.pack(Self.cash, Self.large, before: Self.limits)
    let other = PackText.rule("R-OTHER-01", condition: "transaction.is_cash && !transaction.is_atm")
      .replacing(
        "values: {transaction.is_cash: true}",
        with: "values: {transaction.is_cash: true, transaction.is_atm: false}")
    let new = PackText.pack(
      Self.large.replacing("points: 1", with: "points: 9").replacing(
        "{ja: 試験, en: test}", with: "{ja: 別, en: test}"),
      other, before: Self.limits)
    let found = try difference(old, new)
    #expect(
      told(found.rules) == ["removed R-CASH-01: ", "changed R-LARGE-01: title points", "added R-OTHER-01: "])
    #expect(
      found.rules[1].changes.last == RulePackDifference.Change(part: "points", old: "1", new: "9"))
    #expect(found.thresholds.isEmpty && found.rulesUnderChangedThresholds.isEmpty)
  }

  @Test func aChangedThresholdNamesTheRulesThatUseIt() throws {
    let old = PackText.pack(Self.cash, Self.large, before: Self.limits)
    let found = try difference(old, old.replacing("value: 100", with: "value: 200"))
    #expect(found.rules.isEmpty)
    #expect(told(found.thresholds) == ["changed low_yen: value"])
    #expect(found.rulesUnderChangedThresholds == ["R-LARGE-01"])
  }

  @Test func exceptionsAndSwitchingOffAreChanges() throws {
    let old = PackText.pack(Self.cash)
    let exception =
      "{id: E-CASH-01, owner: a, reason: {ja: あ, en: a}, expires: 2026-12-31, account: A}"
    let exempt = PackText.pack(
      PackText.rule("R-CASH-01", condition: "transaction.is_cash", more: ["exceptions:", "  - \(exception)"]))
    #expect(told(try difference(old, exempt).rules) == ["changed R-CASH-01: exceptions.E-CASH-01"])
    let off = PackText.pack(
      PackText.rule(
        "R-CASH-01", condition: "transaction.is_cash", more: ["off: {reason: {ja: 停止, en: off}}"]))
    #expect(told(try difference(old, off).rules) == ["changed R-CASH-01: off"])
  }
}
