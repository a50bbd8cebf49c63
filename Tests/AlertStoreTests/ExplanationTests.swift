import AlertStore
import Core
import GRDB
import Testing

@Suite struct ExplanationTests {
  /// A record with everything that is kept beside the reasons.
  static func record() throws -> AlertTransactionRecord {
    var record = try StoreFixture.record(in: "a.csv", number: 1)
    record.explained.families = [
      .init(word: "memo", contributionMicro: record.score.scoreMicro - record.score.baselineMicro - 400_000),
      .init(word: "transaction", contributionMicro: 400_000),
    ]
    record.explained.memoSpans = [
      .init(bytes: 0..<6, contributionMicro: 5_000_000), .init(bytes: 6..<9, contributionMicro: -1_165_000),
    ]
    record.explained.types = [
      .init(scamType: "還付金詐欺", scoreMicro: 1_375_000, estimate: 0.8),
      .init(scamType: "account 乗っ取り", scoreMicro: -20, estimate: nil),
    ]
    let reason = ReasonRecord(
      origin: .feature, name: "transaction.amount_yen", value: nil, contributionMicro: 30, japanese: "金額",
      english: "amount")
    record.explained.challenger = ChallengerRecord(
      decider: .both, scoreMicro: -70, baselineMicro: -100, reasons: [reason])
    record.explained.smallestChange = SmallestChangeRecord(
      parts: [.init(name: "a", value: 1.5, enough: 0.25), .init(name: "b", value: 7, enough: 2)],
      scoreMicro: -1_234, japanese: "あれば", english: "Had it")
    return record
  }

  @Test func whatIsKeptBesideTheReasonsIsReadBack() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let record = try Self.record()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.raise(record)
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 2, account: "other"))
      return StoreFixture.outcome()
    }
    let stored = try database.alerts(matching: AlertFilter(limit: 10)).compactMap {
      try database.alert(id: $0.alertID)?.transactions.first?.record
    }
    #expect(stored.contains(record))
    #expect(stored.contains { $0.explained == ExplanationRecord() })
    let scores = "SELECT model_score, challenger_score, decider, challenger_reason_english FROM v_alert_score"
    #expect(try fixture.ask(scores).contains { $0.hasSuffix("|-0.0|both|amount") })
  }

  @Test func whatDoesNotAddUpIsRefused() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    for change in 0..<2 {
      var record = try Self.record()
      if change == 0 {
        record.explained.families[0].contributionMicro += 1
      } else {
        record.explained.challenger?.scoreMicro += 1
      }
      #expect(throws: AlertStoreError.self) {
        try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
          try $0.raise(record)
          return StoreFixture.outcome()
        }
      }
    }
  }

  /// A database of before keeps its alerts, with nothing claimed of them.
  @Test func anOlderDatabaseClaimsNothing() throws {
    let fixture = try StoreFixture()
    try fixture.makeOlder(version: 3)
    _ = try fixture.open()
    #expect(try fixture.ask("PRAGMA user_version") == ["21"])
    #expect(try fixture.count("smallest_change") == 0)
    #expect(try fixture.count("type_score") == 0)
  }

  @Test func theSchemaHoldsDeciderAndScoreTogether() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.raise(try Self.record())
      return StoreFixture.outcome()
    }
    for sql in [
      "UPDATE alert_transaction SET decider = NULL", "UPDATE alert_transaction SET decider = 'nobody'",
      "UPDATE alert_transaction SET challenger_score_micro = NULL",
      "UPDATE smallest_change SET enough = value", "UPDATE type_score SET estimate = 1.5",
      "UPDATE type_score SET scam_type = 'x'", "DELETE FROM alert_transaction",
    ] {
      #expect(throws: DatabaseError.self) { try fixture.change(sql) }
    }
  }
}
