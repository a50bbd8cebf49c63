import Core
import Testing

@testable import Rules

/// Thresholds in conditions: their numbers, units and places.
@Suite struct ThresholdTests {
  private static let table =
    "thresholds:\n" + PackText.threshold("large_yen", "300000")
    + PackText.threshold("most_ratio", "0.8", unit: "ratio")
    + PackText.threshold("dormant_days", "180", unit: "days")
    + PackText.threshold("day_begin_hour", "9", unit: "ordinal")

  private func load(_ condition: String) -> (pack: RulePack?, findings: [Finding]) {
    PackText.load(PackText.pack(PackText.rule(condition: condition), before: Self.table))
  }

  @Test func aThresholdIsItsNumber() throws {
    let rule = try #require(
      load("transaction.amount_yen >= limit.large_yen && account.out.sweep_7d >= limit.most_ratio").pack?
        .rules.first)
    #expect(rule.condition.source.contains("transaction.amount_yen >= limit.large_yen"))
    #expect(rule.conditionText.thresholds.map(\.name) == ["large_yen", "most_ratio"])
    for (amount, outcome) in [(300_000.0, RuleOutcome.fired), (299_999, .silent)] {
      let row = ConditionSupport.row(["transaction.amount_yen": amount, "account.out.sweep_7d": 0.8])
      #expect(rule.condition.trace(row).outcome == outcome)
    }
  }

  @Test(arguments: [
    ("transaction.amount_yen >= limit.larg_yen", "RUL-030@16:33"),
    ("transaction.amount_yen >= limit.dormant_days", "RUL-011@16:33"),
    ("account.idle_days >= limit.most_ratio", "RUL-011@16:28"),
    ("account.out.sweep_7d >= limit.large_yen", "RUL-011@16:31"),
    ("limit.day_begin_hour < transaction.amount_yen", "RUL-011@16:7"),
    ("transaction.amount_yen - limit.dormant_days > 0", "RUL-011@16:32"),
    ("(transaction.is_cash ? limit.large_yen : limit.dormant_days) > 0", "RUL-011@16:7"),
    ("transaction.amount_yen in [limit.large_yen, limit.dormant_days]", "RUL-011@16:51"),
    ("transaction.amount_yen > limit", "RUL-007@16:32"),
    ("transaction.amount_yen >= limit.large_yen && acount.idle_days > 0.0", "RUL-007@16:52"),
    ("limit.large_yen > limit.large_yen", "RUL-014@16:7"),
  ])
  func whatIsWrongIsSaidAtItsPlaceInTheFile(condition: String, place: String) {
    let (pack, findings) = load(condition)
    #expect(pack == nil)
    #expect(PackText.places(findings) == [place])
  }

  @Test func aMismatchSaysWhatIsMixedAndWhatToDo() throws {
    let finding = try #require(load("transaction.amount_yen >= limit.dormant_days").findings.first)
    #expect(
      finding.english
        == "column 33: 'limit.dormant_days' mixes units: yen and days; convert one side or compare like with like"
        + " (in: limit.dormant_days)")
    #expect(finding.japanese.contains("該当箇所: limit.dormant_days"))
  }

  @Test func aTraceSaysTheNameAndTheNumber() throws {
    let pack = load("transaction.amount_yen >= limit.large_yen").pack
    let row = ConditionSupport.row(["transaction.amount_yen": 300_001])
    let trace = try #require(pack?.rules.first).trace(row)
    #expect(trace.operands.map(\.text) == ["transaction.amount_yen", "limit.large_yen"])
    #expect(trace.operands.map { "\($0.value)" } == ["int(300001)", "int(300000)"])
  }

  @Test func columnsTakeAThresholdForALiteral() throws {
    let named = try #require(load("transaction.amount_yen >= limit.large_yen").pack?.rules.first)
    let plain = ConditionSupport.condition("transaction.amount_yen >= 300000")
    #expect(ColumnGraph([named.condition.columns, plain.columns]).pieces.count == 1)
  }

  @Test func aRatioGoesWithAProduct() {
    #expect(
      load("double(account.out.sum_yen_24h) >= double(account.in.sum_yen_24h) * limit.most_ratio").findings
        == [])
    #expect(load("transaction.memo_is_odd == 'limit.large_yen'").findings.map(\.code) == ["RUL-007"])
  }

  @Test(arguments: [
    ("large_yen, value: 1, unit: yen", "RUL-032"), ("Large_yen, value: 1, unit: yen", "RUL-031"),
    ("large, value: 1, unit: yen", "RUL-031"), ("large_days, value: 1, unit: yen", "RUL-031"),
    ("_yen, value: 1, unit: yen", "RUL-031"), ("a_yen, value: one, unit: yen", "MAN-018"),
    ("a_yen, value: 1, unit: dollars", "MAN-020"), ("a_truth, value: 1, unit: truth", "MAN-020"),
  ])
  func aThresholdThatIsNotOneIsRefused(text: String, code: String) {
    let entry = "  - {name: \(text), why: {ja: 理由, en: reason}, source: test}\n"
    let rule = PackText.pack(PackText.rule(condition: "transaction.is_cash"), before: Self.table + entry)
    #expect(PackText.load(rule).findings.map(\.code) == [code])
    #expect(PackText.load(rule).pack == nil)
  }

  @Test func aThresholdWithoutWhyOrSourceDoesNotLoad() {
    for entry in [
      "  - {name: a_yen, value: 1, unit: yen, source: test}\n",
      "  - {name: a_yen, value: 1, unit: yen, why: {ja: 理由, en: reason}}\n",
      "  - {name: a_yen, value: 1, unit: yen, why: {ja: 理由, en: reason}, source: \"\"}\n",
    ] {
      let text = PackText.pack(
        PackText.rule(condition: "transaction.is_cash"), before: "thresholds:\n" + entry)
      #expect(PackText.load(text).pack == nil)
    }
  }
}
