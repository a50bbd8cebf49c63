import AlertStore
import Core
import Testing

@Suite struct BelowLineEstimateTests {
  /// Draws some accounts in the night of a day, whose alerts are then decided past the program, as its own moves would.
  private func draw(
    _ fixture: StoreFixture, _ database: AlertDatabase, day: String, decisions: [String?], uncounted: Int = 0
  ) throws {
    let night = try StoreFixture.day(day)
    let ranks = decisions.indices.map { index in
      let text = String(index)
      return String(repeating: "0", count: 64 - text.utf8.count) + text
    }
    let file = "\(day).csv"
    let recorded = try database.recordFile(run: StoreFixture.run(day), file: StoreFixture.file(file)) {
      for (index, rank) in ranks.enumerated() {
        let account = "\(day)-\(index)"
        let record = try StoreFixture.record(in: file, number: Int64(index + 1), account: account, day: day)
        try $0.save(
          SampleCandidate(account: AccountID(account), businessDay: night, record: record), rank: rank,
          night: night)
      }
      return StoreFixture.outcome()
    }
    try database.settleNight(night) { settlement in
      var settings = QueueNight(lookLineMicro: 0, alarmLineMicro: 1)
      settings.sampleSize = max(1, decisions.count)
      settings.sampleSeed = 1
      try settlement.keep(settings)
      var drawn: [(rank: String, alertID: String)] = []
      for stored in try settlement.candidates() {
        drawn.append((stored.rank, try settlement.promote(stored)))
      }
      for member in drawn { try settlement.put(member.alertID, .sample) }
      try settlement.keepSample(drawn)
      try settlement.keepSample(Array(drawn.dropLast(uncounted)))
    }
    try database.finishRun(recorded.runID, finishedAt: Instant(day: night, secondOfDay: 80_000))
    for (index, decision) in decisions.enumerated() {
      guard let decision else { continue }
      try fixture.change("UPDATE alert SET decision = '\(decision)' WHERE account = '\(day)-\(index)'")
    }
  }

  @Test func reviewedAccountsOfTheLastNightsAreCountedAndGiveAnInterval() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try draw(fixture, database, day: "2026-10-20", decisions: ["confirmed", "confirmed"])
    #expect(try database.nightSummary(runID: 1)?.estimate?.share == 1)
    try draw(
      fixture, database, day: "2026-11-19",
      decisions: ["confirmed", "dismissed", "dismissed", nil, "confirmed"], uncounted: 1)
    try draw(fixture, database, day: "2026-11-20", decisions: ["dismissed", nil])
    let estimate = try #require(try database.nightSummary(runID: 3)?.estimate)
    // The night of October is 31 days ago, and what a later draw left out no longer counts.
    #expect(estimate.nights.lowerBound.iso8601 == "2026-10-21")
    #expect((estimate.drawn, estimate.reviewed, estimate.confirmed) == (6, 4, 1))
    #expect(estimate.share == 0.25)
    let interval = try #require(estimate.interval)
    #expect(abs(interval.lowerBound - 0.006309) < 1e-6 && abs(interval.upperBound - 0.805880) < 1e-6)
    #expect(
      try fixture.ask(
        "SELECT night, drawn, reviewed, confirmed, dismissed, confirmed_share FROM below_line_estimate")
        == ["2026-10-20|2|2|2|0|1.0", "2026-11-19|4|3|1|2|0.333333", "2026-11-20|2|1|0|1|0.0"])
  }

  @Test func withoutReviewsThereIsNoShareAndWithoutASampleNothing() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try draw(fixture, database, day: "2026-11-20", decisions: [nil])
    let estimate = try #require(try database.nightSummary(runID: 1)?.estimate)
    #expect(estimate.share == nil && estimate.interval == nil && estimate.drawn == 1)
    try draw(fixture, database, day: "2027-01-20", decisions: [])
    #expect(try database.nightSummary(runID: 2)?.estimate == nil)
  }
}
