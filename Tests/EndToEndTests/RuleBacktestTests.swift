import AlertStore
import Core
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing
import Training

/// What a backtest counts is what nights over the same files raise.
@Suite(.serialized) struct RuleBacktestTests {
  /// The present rules and one more: withdrawals at cash machines, with enough points to raise an alert by itself.
  private static let more = """
    rules:
      - id: R-EXTRA-01
        title: {ja: ATM出金, en: withdrawal}
        why: {ja: 試験, en: test}
        source: test
        reference_case: ""
        typology: unusual_activity
        severity: low
        points: 100
        condition: transaction.is_atm && transaction.is_outgoing && transaction.is_round_10k
        evidence: [transaction.is_atm]
        review_by: 2027-03-31
        cases:
          fires: [{name: yes, values: {transaction.is_atm: true, transaction.is_outgoing: true, transaction.is_round_10k: true}}]
          silent: [{name: no, values: {transaction.is_atm: false, transaction.is_outgoing: true, transaction.is_round_10k: true}}]

    """

  private func tried(_ night: SimulatedNight) throws -> PipelineRules {
    let nightly = try #require(RepositoryRoot.path()) + "/Pipelines/nightly"
    try FileManager.default.createDirectory(
      atPath: night.folder.path(of: "new"), withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: nightly + "/rules") {
      var text = try String(contentsOfFile: nightly + "/rules/" + name, encoding: .utf8)
      // One rule of the present pack loses its points, so that something is lost too.
      if name == "victim.yaml" { text = text.replacing("points: 40", with: "points: 0") }
      _ = try night.folder.write(text, as: "new/" + name)
    }
    _ = try night.folder.write(Self.more, as: "new/extra.yaml")
    return try PipelineRules.load(folder: nightly, rules: night.folder.path(of: "new"))
  }

  private func reading(_ night: SimulatedNight, workers: Int = 1) -> FeatureExport {
    FeatureExport(
      sources: night.definition.featureSources, inputPath: night.inbox,
      customersPath: night.folder.path(of: "bank/customers.csv"), outputPath: "", form: .csv,
      referenceDay: SimulatedNight.day, startedAt: Instant(day: SimulatedNight.day, secondOfDay: 3_600),
      workers: workers)
  }

  /// The alerts of a night with some rules, by day.
  private func nightly(_ night: SimulatedNight, _ definition: PipelineDefinition, _ database: String) throws
    -> [BankDay: Set<String>]
  {
    let run = Night(
      definition: definition, inputPath: night.inbox,
      customersPath: night.folder.path(of: "bank/customers.csv"),
      databasePath: night.folder.path(of: database), businessDay: SimulatedNight.day,
      startedAt: Instant(day: SimulatedNight.day, secondOfDay: 3_600), workers: 1, progress: { _ in },
      now: { Instant(day: SimulatedNight.day, secondOfDay: 7_200) })
    _ = try run.run()
    let store = try AlertDatabase(path: night.folder.path(of: database), access: .readOnly)
    var days: [BankDay: Set<String>] = [:]
    for alert in try store.alerts(matching: AlertFilter(limit: 1_000_000)) {
      days[alert.businessDay, default: []].insert(alert.account.text)
    }
    return days
  }

  @Test func countsAreThoseOfNights() throws {
    let night = try SimulatedNight(accounts: 120, days: 40, seed: 12)
    let other = try tried(night)
    let old = try nightly(night, night.definition, "old.sqlite")
    let new = try nightly(night, try night.definition.replacingRules(other), "new.sqlite")
    let labels = try FraudLabels(path: night.folder.path(of: "bank/labels.csv"))
    var reading = reading(night)
    let known: (String) -> Set<Int64> = { Set(labels.records(of: $0).keys) }
    let outcome = try RuleBacktest(
      definition: night.definition, reading: reading, candidate: try other.usablePack(), labels: known
    ).run()

    for day in Set(old.keys).union(new.keys) {
      let found = outcome.days.first { $0.day == day }
      let (before, after) = (old[day] ?? [], new[day] ?? [])
      #expect(found?.present == before.count && found?.tried == after.count, "\(day.iso8601)")
      #expect(found?.both == before.intersection(after).count, "\(day.iso8601)")
    }
    #expect(outcome.days.count == Set(old.keys).union(new.keys).count)
    #expect(outcome.tried > outcome.present, "the rule that is tried must raise something")
    #expect(outcome.onlyTried.count == min(10, outcome.tried - outcome.both))
    #expect(outcome.onlyTried.allSatisfy { $0.rules.contains("R-EXTRA-01") })
    #expect(outcome.onlyPresent.count == min(10, outcome.present - outcome.both))
    let line = night.definition.policy.lookLineMicro
    #expect(outcome.below.allSatisfy { ($0.triedMicro ?? 0) < line } && !outcome.below.isEmpty)
    #expect(outcome.above.allSatisfy { ($0.triedMicro ?? .min) >= line } && !outcome.above.isEmpty)
    #expect(outcome.rules.contains { $0.rule == "R-EXTRA-01" && $0.present == nil && ($0.tried ?? 0) > 0 })
    let quality = try #require(outcome.triedQuality)
    #expect(quality.alerts == outcome.tried && quality.hits <= min(quality.alerts, quality.frauds))

    // Three workers, and a part of the days: the same alerts of those days.
    reading = self.reading(night, workers: 3)
    let middle = try #require(outcome.days.dropFirst(outcome.days.count / 2).first).day
    reading.firstDay = middle
    let part = try RuleBacktest(
      definition: night.definition, reading: reading, candidate: try other.usablePack()
    ).run()
    #expect(part.days == outcome.days.filter { $0.day >= middle })
    #expect(part.triedQuality == nil)
  }

  @Test func aTransactionIsExplainedWithTheValuesOfItsMoment() throws {
    let night = try SimulatedNight(accounts: 20, days: 5, seed: 3)
    let rule = try #require(night.definition.rules.everyRule.first { $0.id == "R-DRAIN-01" })
    let explainer = RuleExplainer(reading: reading(night))
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).filter {
      $0.hasSuffix(".csv")
    }
    let name = try #require(names.sorted().first)
    let text = try String(contentsOfFile: night.inbox + "/" + name, encoding: .utf8)
    let row = try #require(text.split(whereSeparator: \.isNewline).dropFirst(9).first)
    let fields = row.split(separator: ",", omittingEmptySubsequences: false)
    let found = try #require(try explainer.explain(rule, transaction: String(fields[0])))
    #expect(found.account == String(fields[2]))
    let again = try #require(try explainer.explain(rule, transaction: "\(found.file):\(found.record)"))
    #expect(again.trace == found.trace && again.occurredAt == found.occurredAt)
    #expect(found.trace.operands.count == 5 && found.cited.count == rule.cited.count)
    #expect(try explainer.explain(rule, transaction: "no-such") == nil)
    // A rule that is off is explained too: what it waits for is missing.
    let off = try #require(night.definition.rules.restingRules.first { $0.id == "R-BEC-03" })
    let waiting = try #require(try explainer.explain(off, transaction: String(fields[0])))
    #expect(waiting.trace.outcome != .fired)
  }
}
