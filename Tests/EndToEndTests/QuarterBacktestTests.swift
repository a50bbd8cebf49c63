import AlertStore
import Core
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing

/// A quarter of nights, one file and one night a day, with the present rules and with another threshold: a backtest over the same files
/// counts what these nights raise, and exceptions end in the middle of it as they do there.
@Suite(.serialized) struct QuarterBacktestTests {
  private static let first = BankDay(daysSince1970: 20_454)
  private static let days = 92

  private let folder: TemporaryFolder
  private let nightly: String
  private let definition: PipelineDefinition

  init() throws {
    folder = try TemporaryFolder()
    nightly = try #require(RepositoryRoot.path()) + "/Pipelines/nightly"
    definition = try PipelineDefinition.load(folder: nightly)
    let plan = SimulationPlan(
      accounts: 30, days: Self.days, seed: 21, firstDay: Self.first, split: .day)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
    // The files of companies span days and come in an order of their own.
    for name in try FileManager.default.contentsOfDirectory(atPath: inbox) where !name.hasSuffix(".csv") {
      try FileManager.default.removeItem(atPath: inbox + "/" + name)
    }
  }

  private var inbox: String { folder.path(of: "bank/inbox") }
  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: inbox).sorted() }
  }

  /// The nightly rules and one more with a threshold, and an exception until some day.
  private func rules(_ name: String, thresholdYen: Int, exempting account: String, until day: BankDay) throws
    -> PipelineRules
  {
    let path = folder.path(of: name)
    try FileManager.default.copyItem(atPath: nightly + "/rules", toPath: path)
    _ = try folder.write(
      """
      thresholds:
        - {name: quarter_yen, value: \(thresholdYen), unit: yen, why: {ja: 試験, en: test}, source: test}
      rules:
        - id: R-QUARTER-01
          title: {ja: 出金, en: money going out}
          why: {ja: 試験, en: test}
          source: test
          reference_case: ""
          typology: unusual_activity
          severity: low
          points: 100
          condition: transaction.is_outgoing && transaction.amount_yen >= limit.quarter_yen
          evidence: [transaction.amount_yen, transaction.is_outgoing]
          review_by: 2027-03-31
          exceptions:
            - id: E-QUARTER-01
              owner: 試験
              reason: {ja: 試験, en: test}
              expires: \(day.iso8601)
              account: "\(account)"
          cases:
            fires: [{name: 大きい, values: {transaction.is_outgoing: true, transaction.amount_yen: 99000000}}]
            silent: [{name: 小さい, values: {transaction.is_outgoing: true, transaction.amount_yen: 1}}]

      """, as: name + "/quarter.yaml")
    return try PipelineRules.load(
      folder: nightly, rules: path, watchLists: definition.watchLists.map(\.table))
  }

  /// Runs a night for each file, in their order, and gives the accounts of the alerts by day.
  private func run(_ rules: PipelineRules, _ database: String) throws -> [BankDay: Set<String>] {
    let own = try definition.replacingRules(rules)
    for (number, name) in try files.enumerated() {
      let day = Self.first.adding(days: number)
      let night = folder.path(of: "nights/\(database)/\(number)")
      try FileManager.default.createDirectory(atPath: night, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: inbox + "/" + name, toPath: night + "/" + name)
      let run = Night(
        definition: own, inputPath: night, customersPath: folder.path(of: "bank/customers.csv"),
        databasePath: folder.path(of: database), businessDay: day,
        startedAt: Instant(day: day, secondOfDay: 80_000), workers: 1, progress: { _ in },
        now: { Instant(day: day, secondOfDay: 80_100) })
      _ = try run.run()
    }
    let store = try AlertDatabase(path: folder.path(of: database), access: .readOnly)
    var days: [BankDay: Set<String>] = [:]
    for alert in try store.alerts(matching: AlertFilter(limit: 1_000_000)) {
      days[alert.businessDay, default: []].insert(alert.account.text)
    }
    return days
  }

  /// An account with large payments on both sides of a day, as many as any has, so that its exception and the end of it show.
  private func busiestAccount(around middle: Int) throws -> String {
    var counts: [Substring: (before: Int, after: Int)] = [:]
    for (number, name) in try files.enumerated() {
      let text = try String(contentsOfFile: inbox + "/" + name, encoding: .utf8)
      for line in text.split(whereSeparator: \.isNewline).dropFirst() {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        guard fields[3] == "out", let yen = Int(fields[4]), yen >= 60_000 else { continue }
        if number <= middle {
          counts[fields[2], default: (0, 0)].before += 1
        } else {
          counts[fields[2], default: (0, 0)].after += 1
        }
      }
    }
    let busiest = counts.max { left, right in
      (min(left.value.before, left.value.after), right.key) < (
        min(right.value.before, right.value.after), left.key
      )
    }
    return String(try #require(busiest?.key))
  }

  @Test func countsAreThoseOfAQuarterOfNights() throws {
    #expect(try files.count == Self.days)
    let account = try busiestAccount(around: 60)
    let middle = Self.first.adding(days: 60)
    let present = try rules("present", thresholdYen: 200_000, exempting: account, until: middle)
    let changed = try rules("changed", thresholdYen: 60_000, exempting: account, until: middle)
    let old = try run(present, "old.sqlite")
    let new = try run(changed, "new.sqlite")

    let last = Self.first.adding(days: Self.days - 1)
    let before = try definition.replacingRules(present)
    let reading = FeatureExport(
      sources: before.featureSources, inputPath: inbox,
      customersPath: folder.path(of: "bank/customers.csv"), outputPath: "", form: .csv, referenceDay: last,
      startedAt: Instant(day: last, secondOfDay: 80_000), workers: 1)
    let outcome = try RuleBacktest(
      definition: before, reading: reading, candidate: try changed.usablePack()
    ).run()
    #expect(outcome.days.map(\.day) == Set(old.keys).union(new.keys).sorted())
    for day in outcome.days {
      let (before, after) = (old[day.day] ?? [], new[day.day] ?? [])
      #expect(day.present == before.count && day.tried == after.count, "\(day.day.iso8601)")
      #expect(day.both == before.intersection(after).count, "\(day.day.iso8601)")
    }
    // The change shows, and so does the end of the exception.
    #expect(outcome.tried > outcome.present && outcome.present > 0)
    let alerting = new.filter { $0.value.contains(account) }.keys
    #expect(alerting.contains { $0 > middle })
    let hits = try #require(outcome.rules.first { $0.rule == "R-QUARTER-01" })
    #expect((hits.tried ?? 0) > (hits.present ?? 0))
  }
}
