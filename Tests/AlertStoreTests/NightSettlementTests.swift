import AlertStore
import Core
import GRDB
import Testing

@Suite struct NightSettlementTests {
  private static let ranks = ["a", "b", "c"].map { String(repeating: $0, count: 64) }

  /// A night with two alerts, and a candidate below the line.
  private func night(_ fixture: StoreFixture) throws -> AlertDatabase {
    let database = try fixture.open()
    let night = try StoreFixture.day("2026-11-20")
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 1, account: "low", scoreMicro: 1_000_000))
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 2, account: "high", scoreMicro: 3_000_000))
      let record = try StoreFixture.record(in: "a.csv", number: 3, account: "calm", scoreMicro: -2_000_000)
      let calm = SampleCandidate(account: AccountID("calm"), businessDay: night, record: record)
      try $0.save(calm, rank: Self.ranks[0], night: night)
      let high = SampleCandidate(account: AccountID("high"), businessDay: night, record: nil)
      try $0.save(high, rank: Self.ranks[1], night: night)
      return StoreFixture.outcome()
    }
    return database
  }

  @Test func alertsWaitForTheEndOfTheNightAndThenHaveTheirPlaces() throws {
    let fixture = try StoreFixture()
    let database = try night(fixture)
    let day = try StoreFixture.day("2026-11-20")
    #expect(try database.isUnsettled(night: day))
    #expect(try database.nightSummary(runID: 1)?.queue == nil)
    #expect(try fixture.ask("SELECT DISTINCT queue_place, queue_day FROM v_alert_queue") == ["unplaced|NULL"])
    var settings = QueueNight(lookLineMicro: 0, alarmLineMicro: 5)
    settings.budget = 1
    func settle() throws {
      try database.settleNight(day) { settlement in
        try settlement.keep(settings)
        for alert in try settlement.openAlerts() + settlement.queuedAlerts() {
          try settlement.put(alert.alertID, alert.account.text == "high" ? .queued : .belowBudget)
        }
      }
    }
    try settle()
    let places = try fixture.ask("SELECT account, queue_place, queue_day FROM alert ORDER BY account")
    #expect(places == ["high|queued|2026-11-20", "low|below_budget|2026-11-20"])
    #expect(try fixture.ask("SELECT account FROM v_alert_queue") == ["high"])
    let counts = try #require(try database.nightSummary(runID: 1)?.queue)
    #expect((counts.queued, counts.belowBudget, counts.alarmsBelowBudget, counts.sampled) == (1, 1, 0, 0))
    #expect(counts.settings == settings)
    var filter = AlertFilter(limit: 9)
    filter.places = StoredAlert.Place.shown
    #expect(try database.alerts(matching: filter).map(\.account.text) == ["high"])
    #expect(try database.alertCount(matching: AlertFilter(limit: 9)) == 2)
    try settle()
    #expect(try fixture.ask("SELECT account, queue_place, queue_day FROM alert ORDER BY account") == places)
  }

  /// What fell below the budget competes again in the night that adds to it; what analysts have stays with them.
  @Test func aLaterNightAddsAndTheAlertCompetesAgain() throws {
    let fixture = try StoreFixture()
    let database = try night(fixture)
    let (first, second) = (try StoreFixture.day("2026-11-20"), try StoreFixture.day("2026-11-24"))
    try database.settleNight(first) { settlement in
      for alert in try settlement.openAlerts() {
        try settlement.put(alert.alertID, alert.account.text == "high" ? .queued : .belowBudget)
      }
    }
    try database.finishRun(1, finishedAt: Instant(day: first, secondOfDay: 80_000))
    #expect(try !database.isUnsettled(night: first))
    try database.recordFile(run: StoreFixture.run("2026-11-24"), file: StoreFixture.file("b.csv")) {
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1, account: "low", scoreMicro: 4_500_000))
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 2, account: "high", scoreMicro: 4_500_000))
      return StoreFixture.outcome()
    }
    try database.settleNight(second) { settlement in
      let (open, queued) = (try settlement.openAlerts(), try settlement.queuedAlerts())
      #expect(open.map(\.account.text) == ["low"] && queued.isEmpty)
    }
    try database.settleNight(first) { settlement in
      let queued = try settlement.queuedAlerts()
      #expect(queued.map(\.account.text) == ["high"])
    }
  }

  @Test func aCandidateBecomesAnAlertThatSaysSo() throws {
    let fixture = try StoreFixture()
    let database = try night(fixture)
    let day = try StoreFixture.day("2026-11-20")
    #expect(try database.sampleCandidates(night: day).map(\.rank) == Array(Self.ranks[..<2]))
    try database.settleNight(day) { settlement in
      let candidates = try settlement.candidates()
      #expect(candidates.map { $0.candidate.record == nil } == [false, true])
      let alert = try settlement.promote(candidates[0])
      try settlement.put(alert, .sample)
      try settlement.keep(QueueNight(lookLineMicro: 0, alarmLineMicro: 5))
      try settlement.keepSample([(candidates[0].rank, alert)])
      #expect(throws: AlertStoreError.self) { try settlement.promote(candidates[1]) }
    }
    #expect(
      try fixture.ask(
        "SELECT account, queue_place, is_drawn, score_micro FROM alert WHERE queue_place = 'sample'")
        == ["calm|sample|1|-2000000"])
    #expect(
      try fixture.ask(
        "SELECT count(*) FROM reason JOIN alert_transaction USING (transaction_key) WHERE is_drawn")
        == ["2"])
    let summary = try #require(try database.nightSummary(runID: 1))
    #expect(summary.alerts.looks == 2 && summary.alerts.transactions == 2 && summary.queue?.sampled == 1)
    #expect(try fixture.ask("SELECT alerts_raised FROM v_run") == ["2"])
    try database.recordFile(run: StoreFixture.run("2026-11-21"), file: StoreFixture.file("b.csv")) {
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1, account: "calm", scoreMicro: 1_000_000))
      return StoreFixture.outcome()
    }
    #expect(
      try fixture.ask("SELECT queue_place, is_drawn, score_micro FROM alert WHERE account = 'calm'")
        == ["sample|0|1000000"])
  }

  /// A file that is refused takes its candidates along.
  @Test func candidatesGoWithTheFile() throws {
    let fixture = try StoreFixture()
    let database = try night(fixture)
    let day = try StoreFixture.day("2026-11-20")
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("b.csv")) {
      let record = try StoreFixture.record(in: "b.csv", number: 1, account: "other")
      try $0.dropCandidate(rank: Self.ranks[0], night: day)
      try $0.save(
        SampleCandidate(account: AccountID("other"), businessDay: day, record: record), rank: Self.ranks[2],
        night: day)
      return StoreFixture.outcome(.quarantined)
    }
    #expect(try database.sampleCandidates(night: day).map(\.rank) == Array(Self.ranks[..<2]))
  }

  @Test func aFailureUndoesTheWholeSettlement() throws {
    struct Failure: Error {}
    let fixture = try StoreFixture()
    let database = try night(fixture)
    let day = try StoreFixture.day("2026-11-20")
    #expect(throws: Failure.self) {
      try database.settleNight(day) { settlement in
        for alert in try settlement.openAlerts() { try settlement.put(alert.alertID, .queued) }
        throw Failure()
      }
    }
    #expect(try fixture.ask("SELECT DISTINCT queue_place FROM alert") == ["unplaced"])
  }

  /// Whatever an earlier version has recorded was put before analysts.
  @Test func alertsOfEarlierVersionsAreQueued() throws {
    let fixture = try StoreFixture()
    try fixture.makeOlder(version: 3)
    try fixture.change(
      """
      INSERT INTO run VALUES (1, 'x', NULL, '2026-01-05', 'p', 'd', 'm', 'r', '1');
      INSERT INTO alert VALUES ('A-20260104-000001', 'old', '2026-01-04', 1, 0.5, 'look', 'open', 't', 1, 1, 1)
      """)
    _ = try fixture.open()
    #expect(try fixture.ask("SELECT queue_place, queue_day FROM alert") == ["queued|2026-01-05"])
  }
}
