import Core
import Testing

@testable import Rules

/// What lint says of packs that load, and what it leaves unsaid.
@Suite struct RuleLintTests {
  private static let today = BankDay(iso8601: "2026-11-22")

  private func lint(_ text: String, today: BankDay? = Self.today, features: [FeatureSpec]? = nil) throws
    -> [Finding]
  {
    let (pack, findings) = PackText.load(text, features: features ?? TestCatalogue.features)
    #expect(findings.map { $0.line(.english) } == [])
    return RuleLint(try #require(pack), today: try #require(today)).findings()
  }

  private func conditionLint(_ condition: String, more: [String] = []) throws -> [String] {
    let text = PackText.pack(
      PackText.rule(condition: condition, more: more),
      before: "thresholds:\n" + PackText.threshold("low_yen", "100") + PackText.threshold("high_yen", "500"))
    // The cases do not matter here, and thresholds that one condition leaves unused neither.
    let others: Set = ["RUL-107", "RUL-109", "RUL-110", "RUL-112"]
    return try lint(text).filter { !others.contains($0.code) }.map {
      "\($0.code)@\($0.place.record ?? 0):\($0.place.column ?? 0)"
    }
  }

  @Test(arguments: [
    "transaction.amount_yen >= limit.high_yen && transaction.amount_yen < limit.low_yen",
    "transaction.is_cash && !transaction.is_cash",
    "transaction.kind == 'cash' && transaction.kind in ['transfer', \"salary\"]",
    "account.in.count_24h < 0", "account.in.count_24h > 0 && account.in.count_24h < 1",
    "!has(account.idle_days) && account.idle_days > 1.0",
    "(transaction.is_cash || transaction.is_atm) && !transaction.is_cash && !transaction.is_atm",
    "transaction.is_cash ? !transaction.is_cash : transaction.is_cash",
    "limit.high_yen <= transaction.amount_yen && limit.low_yen > transaction.amount_yen",
    "transaction.amount_yen == limit.low_yen && transaction.amount_yen in [0, 1]",
  ])
  func aConditionThatNothingMakesTrueIsFound(condition: String) throws {
    #expect(try conditionLint(condition) == ["RUL-101@14:7"])
  }

  @Test(arguments: [
    "transaction.amount_yen >= limit.low_yen || transaction.amount_yen < limit.high_yen",
    "transaction.is_cash || !transaction.is_cash", "account.in.count_24h >= 0",
    "transaction.direction in ['in', 'out']", "true || transaction.is_cash",
  ])
  func aConditionThatIsTrueWheneverItIsKnownIsFound(condition: String) throws {
    #expect(try conditionLint(condition) == ["RUL-102@14:7"])
  }

  @Test func aPartThatAnotherPartMakesUselessIsFoundAtItsPlace() throws {
    let shadowed = "transaction.amount_yen >= limit.low_yen && transaction.amount_yen >= limit.high_yen"
    #expect(try conditionLint(shadowed) == ["RUL-103@14:7"])
    let twice = "transaction.is_cash && transaction.is_atm && transaction.is_cash"
    #expect(try conditionLint(twice) == ["RUL-103@14:7", "RUL-103@14:52"])
    let implied = "transaction.kind == 'cash' && transaction.kind != 'salary'"
    #expect(try conditionLint(implied) == ["RUL-103@14:37"])
    let presence = "has(account.idle_days) && account.idle_days > 1.0"
    #expect(try conditionLint(presence) == ["RUL-103@14:7"])
  }

  @Test(arguments: [
    "transaction.is_cash", "!(has(customer.is_corporation) && customer.is_corporation)",
    "transaction.amount_yen >= limit.low_yen && transaction.amount_yen < limit.high_yen",
    "transaction.is_cash || transaction.amount_yen + 0 > limit.low_yen",
    "(transaction.is_outgoing ? account.out.sum_yen_24h : account.in.sum_yen_24h) >= limit.low_yen",
    "transaction.kind in ['cash', 'transfer'] && transaction.channel != 'atm'",
    "account.in.count_24h > 0 && account.idle_days > 0.0 && account.idle_days < 1.0",
  ])
  func aConditionThatIsAsItShouldBeIsLeftAlone(condition: String) throws {
    #expect(try conditionLint(condition) == [])
  }

  @Test func rulesThatFireForTheSameTransactionsAreFound() throws {
    let text = PackText.pack(
      PackText.rule("R-TEST-01", condition: "transaction.is_cash && !transaction.is_atm"),
      PackText.rule("R-TEST-02", condition: "!(transaction.is_atm || !transaction.is_cash)"),
      PackText.rule("R-TEST-03", condition: "transaction.is_cash"))
    let found = try lint(text).filter { $0.code == "RUL-104" }
    #expect(found.map(\.english.localizedSuffix) == ["R-TEST-01; remove one or tell them apart"])
    #expect(found.map(\.place.record) == [30])
  }

  @Test func numbersOutsideTheTableAreFound() throws {
    let found = try lint(
      PackText.pack(PackText.rule(condition: "transaction.is_cash && transaction.amount_yen >= 5000")))
    #expect(found.contains { $0.code == "RUL-106" && $0.place.column == 56 })
    #expect(!found.contains { $0.code == "RUL-106" && $0.place.column != 56 })
  }

  @Test func whatACaseOrTheEvidenceNamesInVainIsFound() throws {
    let found = try lint(
      PackText.pack(
        PackText.rule(
          condition: "transaction.is_cash", fires: "transaction.is_cash: true, calendar.hour: 3",
          silent: "calendar.hour: 3", evidence: "transaction.is_cash, transaction.amount_yen",
          more: ["context: [transaction.is_cash]"])))
    #expect(
      PackText.places(found) == [
        "RUL-107@2:5", "RUL-108@2:5", "RUL-109@2:5", "RUL-109@2:5", "RUL-110@2:5",
      ])
  }

  @Test func aReviewIsDueTheDayAfterItsDay() throws {
    let text = PackText.pack(PackText.rule(condition: "transaction.is_cash"))
    #expect(try lint(text, today: BankDay(iso8601: "2027-03-31")) == [])
    #expect(try lint(text, today: BankDay(iso8601: "2027-04-01")).map(\.code) == ["RUL-027"])
  }

  @Test func thresholdsWithoutUseOrTwiceAreFound() throws {
    let text = PackText.pack(
      PackText.rule(condition: "transaction.is_cash && transaction.amount_yen >= limit.low_yen"),
      before: "thresholds:\n" + PackText.threshold("low_yen", "100") + PackText.threshold("other_yen", "100"))
    #expect(try PackText.places(lint(text)) == ["RUL-112@3:5", "RUL-113@3:5"])
  }

  @Test func anExpiredExceptionAndOneThatNeverAppliesAreFound() throws {
    let expired = "{id: E-TEST-01, owner: 部署, reason: {ja: あ, en: a}, expires: 2026-11-21, account: A}"
    let vain =
      "{id: E-TEST-02, owner: 部署, reason: {ja: あ, en: a}, expires: 2026-11-22, condition: \"!transaction.is_cash\"}"
    let text = PackText.pack(
      PackText.rule(condition: "transaction.is_cash", more: ["exceptions:", "  - \(expired)", "  - \(vain)"]))
    #expect(try PackText.places(lint(text)) == ["RUL-114@15:9", "RUL-115@16:9"])
  }

  @Test func aRestingRuleWhoseNeedsAreThereIsFound() throws {
    let off = [
      "off:", "  reason: {ja: 値がない, en: no value}",
      "  needs: [{name: test.value, type: boolean, unit: truth, ja: 値, en: value}]",
    ]
    let text = PackText.pack(
      PackText.rule("R-TEST-01", condition: "transaction.is_cash"),
      PackText.rule(
        "R-TEST-02", condition: "test.value", fires: "test.value: true", silent: "test.value: false",
        evidence: "test.value", more: off))
    #expect(try lint(text) == [])
    let spec = FeatureSpec(
      "test.value", .boolean, .truth, missing: .never, japanese: "値", english: "value", source: "test")
    #expect(
      try lint(text, features: TestCatalogue.features + [spec]).map(\.code) == ["RUL-111"])
  }

  @Test func typologiesOutOfReachAndRulesInNoneAreFound() throws {
    let set =
      "typologies:\n  - {typology: structuring, look: 5, alarm: 9, rules: {R-TEST-01: 8}, why: {ja: あ, en: a}, source: test}\n"
    let text = PackText.pack(
      PackText.rule("R-TEST-01", condition: "transaction.is_cash"),
      PackText.rule(
        "R-TEST-02", condition: "transaction.is_atm", fires: "transaction.is_atm: true",
        silent: "transaction.is_atm: false", evidence: "transaction.is_atm"),
      before: set)
    #expect(try PackText.places(lint(text)) == ["RUL-117@2:5", "RUL-116@23:5"])
  }

  @Test func aConditionWithTooManyBranchesIsSaidNotToBeExamined() throws {
    // Pairs of which one each must hold, and nothing that fits all of them.
    let pairs = (1...14).map { "(account.in.count_24h == \($0 * 2) || account.in.count_7d == \($0 * 2))" }
    let text = PackText.pack(PackText.rule(condition: pairs.joined(separator: " && ")))
    let codes = Set(try lint(text).map(\.code))
    #expect(codes.contains("RUL-101") || codes.contains("RUL-105"))
  }

  @Test func everyRemarkSpeaksBothLanguages() throws {
    let remarks: [LintRemark] = [
      .neverFires, .alwaysFires, .partWithoutEffect("a"), .sameAs(rule: "R"), .notExamined,
      .numberInCondition("5"), .evidenceUnread("a"), .contextDecides("a"),
      .caseValueUnread(name: "a", value: "b"), .silentOnlyUnknown, .reviewOverdue(day: "2026-01-01"),
      .canBeSwitchedOn, .thresholdUnused("a"), .thresholdRepeats("a", other: "b"),
      .exceptionExpired(id: "E", owner: "o", day: "d"), .exceptionNeverApplies(id: "E"), .inNoTypology("t"),
      .lineOutOfReach(word: "look", sum: 3),
    ]
    #expect(Set(remarks.map(\.code)).count == remarks.count)
    for remark in remarks {
      #expect(remark.english.allSatisfy { $0.isASCII })
      #expect(remark.japanese.contains { !$0.isASCII })
    }
  }
}

extension String {
  /// The last words of a sentence, from the last identifier on.
  fileprivate var localizedSuffix: String {
    guard let start = range(of: "of R-")?.lowerBound else { return self }
    return String(self[index(start, offsetBy: 3)...])
  }
}
