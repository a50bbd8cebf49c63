import AlertStore
import Core
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing

/// Nights one after another, each with half of its day's rows and the other half of those of three days before.
@Suite(.serialized) struct QueueMonthTests {
  static let nights = 12
  static let budget = 3
  static let lateNights = 3

  private let night: SimulatedNight
  private let definition: PipelineDefinition
  private let folder: TemporaryFolder

  init() throws {
    night = try SimulatedNight(accounts: 20, days: 1)
    folder = try TemporaryFolder()
    definition = try QueueNightTests.definition(
      night,
      queue: "{budget_per_night: \(Self.budget), minimum_per_typology: {unusual_activity: 1}, "
        + "sample_below_line: {size: 2, seed: 5}}")
    let plan = SimulationPlan(accounts: 60, days: Self.nights, seed: 78, split: .day)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
  }

  private func day(_ index: Int) -> BankDay { SimulationPlan.defaultFirstDay.adding(days: index) }

  /// The inbox of a night: the file of its day, and what came late.
  private func inbox(_ index: Int) throws -> String {
    let inbox = folder.path(of: "inbox-\(index)")
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    func lines(_ index: Int) throws -> [Substring] {
      let path = folder.path(of: "bank/inbox/transactions-\(day(index).iso8601).csv")
      return try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    }
    func write(_ lines: [Substring], as name: String) throws {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: inbox + "/" + name))
    }
    func half(_ lines: [Substring], _ parity: Int) -> [Substring] {
      [lines[0]] + lines.indices.dropFirst().filter { $0 % 2 == parity }.map { lines[$0] }
    }
    try write(half(lines(index), 0), as: "transactions-\(day(index).iso8601).csv")
    if index >= Self.lateNights { try write(half(lines(index - Self.lateNights), 1), as: "late.csv") }
    return inbox
  }

  private func run(_ index: Int, _ inbox: String) throws {
    let night = Night(
      definition: definition, inputPath: inbox, customersPath: folder.path(of: "bank/customers.csv"),
      databasePath: folder.path(of: "a.sqlite"), businessDay: day(index),
      startedAt: Instant(day: day(index), secondOfDay: 80_000), workers: 1, progress: { _ in },
      now: { Instant(day: day(index), secondOfDay: 82_000) })
    _ = try night.run()
  }

  @Test func everyNightKeepsItsBudgetAndLateRowsAddToWhatIsThere() throws {
    var shown: [String: StoredAlert.Place] = [:]
    for index in 0..<Self.nights {
      let inbox = try inbox(index)
      try run(index, inbox)
      let store = try AlertDatabase(path: folder.path(of: "a.sqlite"), access: .readOnly)
      let alerts = try store.alerts(matching: AlertFilter(limit: 100_000))
      #expect(Set(alerts.map { "\($0.account) \($0.businessDay)" }).count == alerts.count)
      let tonight = alerts.filter { $0.queueDay == day(index) }
      #expect(
        tonight.count { $0.place == .queued } <= Self.budget && tonight.count { $0.place == .sample } <= 2)
      #expect(!alerts.contains { $0.place == .unplaced })
      // What analysts were given once stays with them.
      let now = Dictionary(uniqueKeysWithValues: alerts.map { ($0.alertID, $0.place) })
      for (alertID, place) in shown { #expect(now[alertID] == place) }
      shown = now.filter { $0.value == .queued || $0.value == .sample }
      try run(index, inbox)
      #expect(try store.alerts(matching: AlertFilter(limit: 100_000)) == alerts)
    }
    let store = try AlertDatabase(path: folder.path(of: "a.sqlite"), access: .readOnly)
    let details = try store.alerts(matching: AlertFilter(limit: 100_000)).compactMap {
      try store.alert(id: $0.alertID)
    }
    let extended = details.filter { $0.changes.count > 1 }
    #expect(!extended.isEmpty)
    for detail in extended {
      let first = detail.alert.businessDay
      #expect(detail.changes.map(\.night) == [first, first.adding(days: Self.lateNights)])
    }
    for detail in details {
      #expect(detail.changes.map(\.transactionsAdded).reduce(0, +) == detail.transactions.count)
      #expect(detail.changes.last?.scoreAfterMicro == detail.alert.scoreMicro)
    }
    #expect(details.contains { !$0.related.isEmpty })
  }
}
