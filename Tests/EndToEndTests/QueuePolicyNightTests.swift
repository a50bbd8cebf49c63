import AlertStore
import Core
import Pipeline
import TestSupport
import Testing

/// Nights whose policy keeps alerts from the queue, and what another policy would have done.
@Suite(.serialized) struct QueuePolicyNightTests {
  private func alerts(_ night: SimulatedNight, _ database: String) throws -> [StoredAlert] {
    try AlertDatabase(path: night.folder.path(of: database), access: .readOnly)
      .alerts(matching: AlertFilter(limit: 100_000))
  }

  @Test func suppressedAlertsAreStoredCountedAndNeverSuppressedBeyondTheDay() throws {
    let (night, inbox) = try QueueNightTests.night()
    let plain = try QueueNightTests.definition(night, queue: "{budget_per_night: 15}")
    try night.run(database: "plain.sqlite", inbox: inbox, definition: plain)
    let before = try alerts(night, "plain.sqlite")
    let account = try #require(before.first?.account)
    func run(_ database: String, until: BankDay) throws -> NightOutcome {
      let entry = "{account: \(account.text), until: \(until.iso8601), reason: checked, approved_by: 佐藤}"
      let definition = try QueueNightTests.definition(
        night, queue: "{budget_per_night: 15, sample_below_line: {size: 50, seed: 41}}\nsuppress: [\(entry)]")
      return try night.run(database: database, inbox: inbox, definition: definition)
    }
    _ = try run("late.sqlite", until: SimulatedNight.day.adding(days: -1))
    #expect(try !alerts(night, "late.sqlite").contains { $0.place == .suppressed })
    #expect(
      try alerts(night, "late.sqlite").filter { $0.place == .queued }
        == alerts(night, "late.sqlite").filter { alert in
          before.contains { $0.alertID == alert.alertID && $0.place == .queued }
        })

    let outcome = try run("held.sqlite", until: SimulatedNight.day)
    let after = try alerts(night, "held.sqlite")
    let suppressed = after.filter { $0.place == .suppressed }
    #expect(suppressed.map(\.alertID) == before.filter { $0.account == account }.map(\.alertID))
    #expect(!after.contains { $0.account == account && $0.place != .suppressed })
    #expect(after.count { $0.place == .queued } == 15)
    let store = try AlertDatabase(path: night.folder.path(of: "held.sqlite"), access: .readOnly)
    let summary = try #require(try outcome.runID.flatMap { try store.nightSummary(runID: $0) })
    #expect(summary.queue?.suppressed == suppressed.count && summary.queue?.queued == 15)
    let kept = try night.query(
      "held.sqlite", "SELECT DISTINCT account, target, until, reason, approved_by FROM v_suppressed_alert")
    #expect(kept == nil || kept == "\(account.text)|account|\(SimulatedNight.day.iso8601)|checked|佐藤")
    #expect(
      try night.query("held.sqlite", "SELECT count(*) FROM v_suppressed_alert") ?? "\(suppressed.count)"
        == "\(suppressed.count)")
  }

  @Test func anUnknownTypologyIsNotSuppressed() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    #expect(throws: PipelineError.self) {
      try QueueNightTests.definition(
        night,
        queue: "{}\nsuppress: [{typology: refunds, until: 2026-12-01, reason: a, approved_by: b}]")
    }
  }

  @Test func thePreviewTellsTheNightAndWhatItCannotKnow() throws {
    let (night, inbox) = try QueueNightTests.night()
    let definition = try QueueNightTests.definition(night, queue: QueueNightTests.queue)
    try night.run(database: "a.sqlite", inbox: inbox, definition: definition)
    let store = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let raised = try store.alerts(matching: AlertFilter(limit: 100_000)).filter {
      $0.scoreMicro >= -4_000_000
    }
    let day = SimulatedNight.day
    func preview(_ change: (inout QueuePreview.Question) -> Void) throws -> QueuePreview.Night {
      var question = QueuePreview.Question()
      change(&question)
      let preview = try QueuePreview(question, days: day...day, in: store)
      #expect(preview.nights.map(\.night) == [day])
      return try #require(preview.nights.first)
    }
    let same = try preview { _ in }
    #expect(
      (same.raised, same.queued, same.raisedThen, same.queuedThen) == (raised.count, 15, raised.count, 15))
    #expect((same.entering, same.leaving, same.isIncomplete) == (0, 0, false))
    let small = try preview { $0.budget = 4 }
    #expect((small.queuedThen, small.entering, small.leaving) == (4, 0, 11))
    let all = try preview { $0.budget = raised.count + 9 }
    #expect(
      (all.queuedThen, all.entering, all.leaving, all.alarmsLeftOut) == (
        raised.count, raised.count - 15, 0, 0
      ))
    let high = try preview { $0.lookLineMicro = 0 }
    #expect(high.raisedThen == raised.count { $0.scoreMicro >= 0 } && !high.isIncomplete)
    #expect(high.queuedThen == min(15, high.raisedThen))
    let low = try preview { $0.lookLineMicro = -4_000_001 }
    #expect(low.isIncomplete && low.raisedThen == raised.count)
    let before = day.adding(days: -9)...day.adding(days: -1)
    #expect(try QueuePreview(QueuePreview.Question(), days: before, in: store).nights.isEmpty)
  }
}
