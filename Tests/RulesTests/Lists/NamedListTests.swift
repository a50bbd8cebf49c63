import Core
import Expressions
import Testing

@testable import Rules

/// Conditions that ask a pipeline's lists: who stands there, since when, and what the examples of rules say.
@Suite struct NamedListTests {
  private static let lists: [WatchList] = {
    var frozen = WatchList(id: "frozen", kind: .frozenAccount, asOf: day("2026-11-01"))
    frozen.append(name: "山田太郎", nameKana: "ﾔﾏﾀﾞ ﾀﾛｳ", account: "0001-100-1-7654321")
    frozen.append(nameKana: "カ）ホクト", listedOn: day("2026-11-10"))
    let own = WatchList(id: "own", kind: .own, asOf: day("2026-11-01"))
    return [frozen, own]
  }()

  private static func day(_ text: String) -> BankDay {
    BankDay(iso8601: text) ?? BankDay(daysSince1970: 0)
  }

  private func outcome(_ condition: String, _ name: String, on day: String, _ lists: NamedLists)
    -> RuleOutcome
  {
    let vocabulary = Vocabulary(TestCatalogue.features, lists: lists)
    guard let condition = RuleCondition.read(condition, vocabulary: vocabulary).condition else {
      preconditionFailure("The test's condition does not load: \(condition)")
    }
    var row = ConditionSupport.row([:])
    row.fields[.counterpartyName] = name.isEmpty ? nil : .text(name)
    let instant = Instant(day: Self.day(day))
    row.fields[.occurredOn] = ExpressionTimestamp(seconds: instant.secondsSince1970).map(
      ExpressionValue.timestamp)
    // Both ways give the same.
    let outcome = condition.outcome(row)
    #expect(ConditionSupport.columnOutcome(condition, row) == outcome)
    return outcome
  }

  @Test(arguments: [
    ("ヤマダ　タロウ", "2020-01-01", RuleOutcome.fired), ("0001-100-1-7654321", "2026-11-01", .fired),
    ("0001-100-1-7654322", "2026-11-01", .silent), ("ﾔﾏﾀﾞ ｼﾞﾛｳ", "2026-11-20", .silent),
    ("株式会社ホクト", "2026-11-09", .silent), ("カ）ホクト", "2026-11-09", .silent),
    ("カ）ホクト", "2026-11-10", .fired), ("", "2026-11-10", .missing),
  ])
  func countsEntriesFromTheirDay(name: String, day: String, expected: RuleOutcome) {
    let lists = NamedLists(Self.lists)
    #expect(outcome("inList('frozen', transaction.counterparty_name)", name, on: day, lists) == expected)
    let own = outcome("inList('own', transaction.counterparty_name)", name, on: day, lists)
    #expect(own == (name.isEmpty ? .missing : .silent))
  }

  @Test func nothingIsKnownOfAListThatWasNotRead() {
    let lists = NamedLists(names: ["frozen"])
    #expect(
      outcome("inList('frozen', transaction.counterparty_name)", "ﾔﾏﾀﾞ ﾀﾛｳ", on: "2026-11-10", lists)
        == .missing)
  }

  @Test(arguments: [
    ("inList('frozn', transaction.memo)", "RUL-039@11:14"),
    ("inList(transaction.memo, transaction.memo)", "RUL-015@11:14"),
    ("inList('frozen', 5)", "RUL-009@11:7"), ("inList('frozen')", "RUL-009@11:7"),
    ("transaction.is_cash && inList('froz' + 'n', transaction.memo)", "RUL-039@11:37"),
  ])
  func refusesWhatNamesNoList(condition: String, place: String) {
    let (pack, findings) = load(PackText.rule(condition: condition))
    #expect(pack == nil)
    #expect(PackText.places(findings) == [place])
  }

  @Test func saysWhichListsThereAre() throws {
    let finding = try #require(
      load(PackText.rule(condition: "inList('frozn', transaction.memo)")).findings.first)
    #expect(
      finding.english
        == "column 14: watch_lists of pipeline.yaml has no list 'frozn'; use one of: frozen, own; did you mean 'frozen'?"
        + " (in: 'frozn')")
    let none = PackText.load(PackText.pack(PackText.rule(condition: "inList('x', transaction.memo)")))
    #expect(none.findings.first?.english.contains("has no list 'x'; add it there") == true)
  }

  @Test func examplesSayWhoStandsOnAList() throws {
    let rule = PackText.rule(
      condition: "inList('frozen', transaction.memo)",
      fires:
        "transaction.memo: ﾔﾏﾀﾞ ﾊﾅｺ, transaction.occurred_on: \"2026-11-22T00:00:00+09:00\"}\n          lists: {frozen: [ヤマダ　ハナコ]",
      silent: "transaction.memo: ﾔﾏﾀﾞ ﾀﾛｳ, transaction.occurred_on: \"2026-11-22T00:00:00+09:00\"",
      evidence: "")
    let pack = try #require(load(rule).pack)
    // The list of the night holds ﾔﾏﾀﾞ ﾀﾛｳ; the example does not say so, and counts.
    #expect(RuleCaseRunner.run(pack) == [])
    let lint = RuleLint(pack, today: Self.day("2026-11-22")).findings().map(\.code)
    #expect(!lint.contains("RUL-110"))
    let wrong = try #require(load(rule.replacing("ヤマダ　ハナコ", with: "サトウ")).pack)
    #expect(RuleCaseRunner.run(wrong).map(\.code) == ["RUL-026"])
    #expect(load(rule.replacing("{frozen:", with: "{frosen:")).findings.map(\.code) == ["RUL-039"])
  }

  @Test func aTraceShowsWhatIsWritten() throws {
    let vocabulary = Vocabulary(TestCatalogue.features, lists: NamedLists(Self.lists))
    let condition = try #require(
      RuleCondition.read("inList('frozen', transaction.memo)", vocabulary: vocabulary).condition)
    var row = ConditionSupport.row([:])
    row.fields[.memo] = .text("ﾔﾏﾀﾞ ﾀﾛｳ")
    row.fields[.occurredOn] = ExpressionTimestamp("2026-11-22T00:00:00+09:00").map(ExpressionValue.timestamp)
    let trace = condition.trace(row)
    #expect(trace.outcome == .fired)
    #expect(trace.operands.map(\.text) == ["'frozen'", "transaction.memo"])
  }

  private func load(_ rule: String) -> (pack: RulePack?, findings: [Finding]) {
    RulePack.load(
      files: [RuleFile(name: "test.yaml", bytes: Array(PackText.pack(rule).utf8))],
      features: TestCatalogue.features, lists: NamedLists(Self.lists))
  }

  @Test func whatIsAskedIsKnownForTextsThatConditionsMakeThemselves() throws {
    let source = "inList('own', transaction.counterparty_name) || inList('frozen', transaction.memo + '567')"
    let pack = try #require(load(PackText.rule(condition: source)).pack)
    let questions = try #require(ListQuestions(pack))
    var row = ConditionSupport.row([:])
    row.fields[.counterpartyName] = .text("ヤマダ")
    row.fields[.memo] = .text("0001-100-1-7654")
    row.fields[.occurredOn] = ExpressionTimestamp(
      seconds: Instant(day: Self.day("2026-11-10")).secondsSince1970
    ).map(ExpressionValue.timestamp)
    let texts = ["ヤマダ", "0001-100-1-7654567"].map { Array($0.utf8) }
    #expect(questions.texts(row) == texts)
    #expect(questions.texts(row) == texts)
  }
}
