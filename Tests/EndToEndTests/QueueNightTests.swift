import AlertStore
import Core
import Cryptography
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing

/// Nights with a budget and a sample.
@Suite(.serialized) struct QueueNightTests {
  static let size = 6

  /// The nightly pipeline with lines at which much is raised, no learning period, and a queue.
  static func definition(_ night: SimulatedNight, queue: String) throws -> PipelineDefinition {
    let root = try #require(RepositoryRoot.path())
    var policy = try String(contentsOfFile: root + "/Pipelines/nightly/policy.yaml", encoding: .utf8)
    policy.replace("learning_days: 31", with: "learning_days: 0")
    // The line is that of the model at hand, so it is found by its name.
    let line = try #require(policy.firstRange(of: try Regex("look_line_micro: -?[0-9]+")))
    policy.replaceSubrange(line, with: "look_line_micro: -4000000")
    _ = try night.folder.write(policy + "\nqueue: " + queue + "\n", as: "policy.yaml")
    return try night.definition(adding: "", policy: "policy.yaml")
  }

  static let queue = "{budget_per_night: 15, sample_below_line: {size: \(size), seed: 41}}"

  /// A night of CSV files alone, so that the test can read them too.
  static func night() throws -> (night: SimulatedNight, inbox: String) {
    let night = try SimulatedNight(accounts: 60, days: 20)
    let inbox = night.folder.path(of: "csv")
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    for name in try csvNames(night.inbox) {
      try FileManager.default.copyItem(atPath: night.inbox + "/" + name, toPath: inbox + "/" + name)
    }
    return (night, inbox)
  }

  static func csvNames(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }.sorted()
  }

  /// Every account and day of the files, by its rank: an own reading of the files and of how the sample is drawn.
  static func ranked(_ inbox: String) throws -> [(rank: String, account: String, day: String)] {
    var units: Set<String> = []
    for name in try csvNames(inbox) {
      let text = try String(contentsOfFile: inbox + "/" + name, encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let account = try #require(lines[0].firstIndex(of: "account"))
      let moment = try #require(lines[0].firstIndex(of: "occurred_at"))
      for line in lines.dropFirst() { units.insert("\(line[moment].prefix(10))|\(line[account])") }
    }
    return units.map { unit in
      let parts = unit.split(separator: "|").map(String.init)
      let text = "41|\(SimulatedNight.day.iso8601)|\(unit)"
      return (SHA256Hasher.digest(of: Array(text.utf8)).hexadecimal, parts[1], parts[0])
    }.sorted { $0.rank < $1.rank }
  }

  /// What must be the same however a night came about.
  static func content(_ night: SimulatedNight, _ database: String) throws -> String {
    let queries = [
      "SELECT alert_id, account, business_day, score_micro, queue_place, queue_day, is_drawn FROM alert ORDER BY 1",
      "SELECT * FROM queue_sample", "SELECT * FROM queue_night",
      "SELECT night, rank, account, business_day, hex(record) FROM queue_candidate",
    ]
    return try queries.map { try night.query(database, $0) ?? "" }.joined(separator: "\n")
  }

  @Test func theBudgetHoldsAndTheSampleIsWhoeverHasTheSmallestRanks() throws {
    let (night, inbox) = try Self.night()
    let definition = try Self.definition(night, queue: Self.queue)
    let outcome = try night.run(database: "a.sqlite", inbox: inbox, definition: definition)
    let store = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let alerts = try store.alerts(matching: AlertFilter(limit: 100_000))
    let raised = alerts.filter { $0.scoreMicro >= -4_000_000 }
    let queued = alerts.filter { $0.place == .queued }
    #expect(raised.count > 30 && queued.map(\.alertID) == raised.prefix(15).map(\.alertID))
    #expect(Set(alerts.map { "\($0.account) \($0.businessDay)" }).count == alerts.count)
    let given = Set(queued.map { "\($0.businessDay.iso8601)|\($0.account)" })
    let expected = try Self.ranked(inbox).filter { !given.contains("\($0.day)|\($0.account)") }.prefix(
      Self.size)
    let sample = alerts.filter { $0.place == .sample }
    #expect(
      Set(sample.map { "\($0.businessDay.iso8601)|\($0.account)" })
        == Set(expected.map { "\($0.day)|\($0.account)" }))
    #expect(sample.contains { $0.scoreMicro < -4_000_000 })
    for alert in sample { #expect(try store.alert(id: alert.alertID)?.transactions.isEmpty == false) }
    let summary = try #require(try outcome.runID.flatMap { try store.nightSummary(runID: $0) })
    #expect(summary.alerts.alarms + summary.alerts.looks == raised.count)
    let counts = try #require(summary.queue)
    #expect(counts.queued == 15 && counts.sampled == Self.size)
    #expect(counts.belowBudget == raised.count - 15 - sample.count { $0.scoreMicro >= -4_000_000 })
  }

  @Test func workersAndASecondRunChangeNothing() throws {
    let (night, inbox) = try Self.night()
    let definition = try Self.definition(night, queue: Self.queue)
    try night.run(database: "one.sqlite", workers: 1, inbox: inbox, definition: definition)
    try night.run(database: "three.sqlite", workers: 3, inbox: inbox, definition: definition)
    let first = try night.dump("one.sqlite")
    #expect(try first == night.dump("three.sqlite"))
    try night.run(database: "one.sqlite", inbox: inbox, definition: definition)
    #expect(try first == night.dump("one.sqlite"))
  }

  /// A night that is killed before its end, and between its files, gives what an uninterrupted night gives.
  @Test func aNightCutShortAndRunAgainGivesTheSame() throws {
    guard OutsideProgram.isInstalled("sqlite3") else { return }
    let (night, inbox) = try Self.night()
    let definition = try Self.definition(night, queue: Self.queue)
    try night.run(database: "whole.sqlite", inbox: inbox, definition: definition)
    let names = try Self.csvNames(inbox)
    try #require(names.count >= 1)
    _ = try AlertDatabase(path: night.folder.path(of: "cut.sqlite"), access: .readWrite)
    let shell = try #require(OutsideProgram("sqlite3"))
    func change(_ sql: String) throws {
      #expect(try shell.run([night.folder.path(of: "cut.sqlite"), sql]).status == 0)
    }
    try change(
      "CREATE TRIGGER cut BEFORE INSERT ON queue_night BEGIN SELECT raise(ABORT, 'cut'); END")
    #expect(throws: AlertStoreError.self) {
      try night.run(database: "cut.sqlite", inbox: inbox, definition: definition)
    }
    #expect(try night.query("cut.sqlite", "SELECT DISTINCT queue_place FROM alert") == "unplaced")
    try change("DROP TRIGGER cut")
    try night.run(database: "cut.sqlite", inbox: inbox, definition: definition)
    #expect(try Self.content(night, "cut.sqlite") == Self.content(night, "whole.sqlite"))
  }

  /// Files that come in a second run of the same night: analysts keep what they have, and the budget holds for both together.
  @Test func aSecondRunOfTheSameNightKeepsWhatAnalystsHave() throws {
    let night = try SimulatedNight(accounts: 60, days: 40)
    let definition = try Self.definition(night, queue: Self.queue)
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    var held: Set<String> = []
    for count in 1...names.count {
      let inbox = night.folder.path(of: "inbox-\(count)")
      try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
      for name in names.prefix(count) {
        try FileManager.default.copyItem(atPath: night.inbox + "/" + name, toPath: inbox + "/" + name)
      }
      try night.run(database: "a.sqlite", inbox: inbox, definition: definition)
      let store = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
      let alerts = try store.alerts(matching: AlertFilter(limit: 100_000))
      let shown = Set(alerts.filter { $0.place == .queued || $0.place == .sample }.map(\.alertID))
      #expect(held.isSubset(of: shown))
      held = shown
      #expect(alerts.count { $0.place == .queued } <= 15 && !alerts.contains { $0.place == .unplaced })
    }
    let counted = try night.query("a.sqlite", "SELECT sum(is_counted) FROM queue_sample")
    #expect(counted == nil || counted == "\(Self.size)")
  }

  @Test func anUnknownTypologyInTheMinimumsIsAFault() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    let error = #expect(throws: PipelineError.self) {
      try Self.definition(night, queue: "{budget_per_night: 5, minimum_per_typology: {refunds: 2}}")
    }
    guard case .invalidPipeline(let findings, _) = error else {
      Issue.record("the fault was not said: \(String(describing: error))")
      return
    }
    #expect(findings.map(\.code) == ["PIP-075"])
    #expect(throws: Never.self) {
      try Self.definition(night, queue: "{budget_per_night: 5, minimum_per_typology: {refund: 2}}")
    }
  }
}
