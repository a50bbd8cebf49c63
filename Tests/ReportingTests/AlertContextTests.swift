import AlertStore
import Core
import Testing

@testable import Reporting

@Suite struct AlertContextTests {
  /// A second night adds to both alerts of the fixture and relates them by what it added.
  private func detail() throws -> StoredAlertDetail {
    let fixture = try ReportFixture()
    let day = try #require(BankDay(iso8601: "2026-11-20"))
    let night = day.adding(days: 1)
    let run = RunDescription(
      startedAt: Instant(day: night, secondOfDay: 1), businessDay: night, pipeline: "nightly",
      pipelineDigest: "a", modelDigest: "b", rulesDigest: "c", programVersion: "1")
    let accounts = try fixture.alerts().map(\.account)
    let file = SourceFileDescription(name: "c.csv", digest: "d-c.csv", format: "csv", byteLength: 10)
    try fixture.database.recordFile(run: run, file: file) { transaction in
      for (index, account) in accounts.enumerated() {
        var moved = TransactionRecord(
          occurredAt: Instant(day: day, secondOfDay: 5), hasTimeOfDay: true, direction: .outgoing,
          amountYen: 1,
          channel: .atm, kind: .transfer)
        moved.counterpartyAccount = "shared"
        try transaction.raise(
          AlertTransactionRecord(
            account: account, businessDay: day, band: .alarm, typology: "refund",
            source: SourceReference(
              fileDigest: "d-c.csv", recordNumber: Int64(index + 1), byteOffset: 0, byteLength: 1),
            transaction: moved,
            score: ScoreRecord(
              scoreMicro: 9_000_000, baselineMicro: 9_000_000, modelScoreMicro: 0, rulePoints: 0,
              probability: 0.9)))
      }
      var outcome = FileOutcome(status: .accepted)
      outcome.bytesAccepted = 10
      return outcome
    }
    try fixture.database.settleNight(night) { try $0.relate(days: 3) }
    return try fixture.detail()
  }

  @Test func whatChangedAndWhatIsRelatedIsShown() throws {
    let detail = try detail()
    let japanese = AlertDetail(detail, language: .japanese).terminal(.plain)
    #expect(japanese.contains("== 追加の経過 ==") && japanese.contains("2026-11-21"))
    #expect(japanese.contains("-> 9.000") && japanese.contains("+1"))
    #expect(japanese.contains("== 関連するアラート ==") && japanese.contains("同じ相手口座"))
    let english = AlertDetail(detail, language: .english).terminal(.plain)
    #expect(english.contains("== What changed ==") && english.contains("same counterparty account"))
    let json = AlertDetail(detail, language: .english).json()
    #expect(json.contains(#""relation":"counterparty""#) || json.contains(#""relation": "counterparty""#))
    #expect(json.contains("score_before_micro") && json.contains("9000000"))
  }

  @Test func anAlertOfOneRunHasNothingToTell() throws {
    let text = AlertDetail(try ReportFixture().detail(), language: .english).terminal(.plain)
    #expect(!text.contains("What changed") && !text.contains("Related alerts"))
  }
}
