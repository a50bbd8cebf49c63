import Core
import Testing

@testable import Rules

/// What exceptions hold back, from which day to which, and that it is counted.
@Suite struct RuleExceptionTests {
  private static func exception(_ scope: String, id: String = "E-TEST-01", expires: String = "2026-11-30")
    -> String
  {
    "  - {id: \(id), owner: 営業部 佐藤, reason: {ja: 確認済み, en: checked}, expires: \(expires), \(scope)}"
  }

  private static func pack(_ exceptions: String..., condition: String = "transaction.is_cash") -> String {
    PackText.pack(PackText.rule(condition: condition, more: ["exceptions:"] + exceptions))
  }

  /// Four rows: accounts A, A, B, B with counterparties X, Y, X and none; all cash, the amounts rising.
  private static func batch() -> (TransactionBatch, FeatureMatrix) {
    var batch = TransactionBatch()
    var matrix = FeatureMatrix(names: TestCatalogue.features.map(\.name), rowCapacity: 4)
    matrix.reset(rows: 4)
    for (row, (account, other)) in [("A", "X"), ("A", "Y"), ("B", "X"), ("B", "")].enumerated() {
      batch.occurredAtSeconds.append(0)
      batch.account.append(contentsOf: account.utf8)
      batch.counterpartyAccount.append(contentsOf: other.utf8)
      batch.channel.append(.atm)
      batch.kind.append(.cash)
      batch.direction.append(.incoming)
      matrix[TestCatalogue.index("transaction.is_cash"), row] = 1
      matrix[TestCatalogue.index("transaction.amount_yen"), row] = Double(row * 100)
    }
    return (batch, matrix)
  }

  private func verdicts(_ text: String, day: String? = "2026-11-22") throws -> RuleVerdicts {
    let (pack, findings) = PackText.load(text)
    #expect(findings.map { $0.line(.english) } == [])
    let (batch, matrix) = Self.batch()
    var verdicts = RuleVerdicts()
    var evaluator = RuleEvaluator(
      pack: try #require(pack), exceptionsOn: day.flatMap { BankDay(iso8601: $0) })
    evaluator.evaluate(batch, features: matrix, into: &verdicts)
    return verdicts
  }

  @Test(arguments: [
    ("account: A", [2, 3]), ("counterparty: X", [1, 3]), ("account: A, counterparty: X", [1, 2, 3]),
    ("condition: transaction.amount_yen > 150", [0, 1]),
    ("account: B, condition: transaction.amount_yen > 250", [0, 1, 2]),
    ("account: C", [0, 1, 2, 3]), ("condition: account.idle_days > 1.0", [0, 1, 2, 3]),
  ])
  func allThatIsNamedMustHold(scope: String, firing: [Int]) throws {
    let found = try verdicts(Self.pack(Self.exception(scope)))
    #expect(found.hits.map { Int($0.row) } == firing)
    #expect(found.suppressions.map { Int($0.row) } == [0, 1, 2, 3].filter { !firing.contains($0) })
    #expect(found.counts[0].fired == firing.count && found.counts[0].suppressed == 4 - firing.count)
    #expect(found.pointsOfRow == (0..<4).map { firing.contains($0) ? 1 : 0 })
  }

  @Test func theLastDayCountsAndTheDayAfterDoesNot() throws {
    let text = Self.pack(Self.exception("account: A"))
    #expect(try verdicts(text, day: "2026-11-30").suppressions.count == 2)
    #expect(try verdicts(text, day: "2026-12-01").suppressions.isEmpty)
    #expect(try verdicts(text, day: nil).suppressions.isEmpty)
  }

  @Test func theFirstExceptionThatAppliesIsNamed() throws {
    let found = try verdicts(
      Self.pack(
        Self.exception("account: A", expires: "2026-11-01"),
        Self.exception("counterparty: X", id: "E-TEST-02"),
        Self.exception("account: A", id: "E-TEST-03")))
    #expect(found.suppressions.map { [$0.row, $0.exception] } == [[0, 1], [1, 2], [2, 1]])
  }

  @Test(arguments: [
    ("owner: a", "RUL-034"), ("account: A, condition: transaction.is_csh", "RUL-007"),
    ("account: A, until: 2026-11-30", "MAN-014"), ("account: \"\"", "MAN-023"),
    ("condition: transaction.amount_yen", "RUL-012"),
  ])
  func whatExemptsNothingOrWronglyIsRefused(scope: String, code: String) {
    let entry =
      "  - {id: E-TEST-01, \(scope.hasPrefix("owner") ? "" : "owner: a, ")reason: {ja: あ, en: a}, expires: 2026-11-30, \(scope)}"
    let (pack, findings) = PackText.load(Self.pack(entry))
    #expect(pack == nil)
    #expect(findings.map(\.code) == [code])
  }

  @Test func identifiersOfExceptionsAreUnique() {
    let twice = Self.pack(Self.exception("account: A"), Self.exception("account: B"))
    #expect(PackText.load(twice).findings.map(\.code) == ["RUL-021"])
    let wrong = Self.pack(Self.exception("account: A", id: "X-TEST-01"))
    #expect(PackText.load(wrong).findings.map(\.code) == ["RUL-033"])
    let ownerless = Self.pack(
      "  - {id: E-TEST-01, reason: {ja: あ, en: a}, expires: 2026-11-30, account: A}")
    #expect(PackText.load(ownerless).findings.map(\.code) == ["MAN-015"])
  }
}
