import AlertStore
import Core
import Foundation
import Ingest
import Pipeline
import Simulation
import TestSupport

/// A small simulated bank in a temporary folder, and nights over it with the repository's own pipeline.
struct SimulatedNight {
  let folder: TemporaryFolder
  let definition: PipelineDefinition

  static let day = BankDay(daysSince1970: 20_720)

  init(
    accounts: Int = 60, days: Int = 40, seed: UInt64 = 77, split: SimulationPlan.FileSplit = .month
  ) throws {
    folder = try TemporaryFolder()
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    definition = try PipelineDefinition.load(folder: root + "/Pipelines/nightly")
    let plan = SimulationPlan(accounts: accounts, days: days, seed: seed, split: split)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
  }

  enum Missing: Error {
    case repository
    case party
  }

  var inbox: String { folder.path(of: "bank/inbox") }

  /// Runs a night into a database of the folder.
  @discardableResult
  func run(
    database: String, workers: Int = 1, inbox: String? = nil, definition: PipelineDefinition? = nil,
    prepare: (inout Night) -> Void = { _ in }
  ) throws -> NightOutcome {
    var night = Night(
      definition: definition ?? self.definition, inputPath: inbox ?? self.inbox,
      customersPath: folder.path(of: "bank/customers.csv"),
      databasePath: folder.path(of: database), businessDay: Self.day,
      startedAt: Instant(day: Self.day, secondOfDay: 3_600), workers: workers, progress: { _ in },
      now: { Instant(day: Self.day, secondOfDay: 7_200) })
    prepare(&night)
    return try night.run()
  }

  /// The nightly pipeline's rules, words and model with lines of its own in `pipeline.yaml`, and its policy and rules or others.
  func definition(adding lines: String, policy: String? = nil, rules: String? = nil) throws
    -> PipelineDefinition
  {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    let nightly = root + "/Pipelines/nightly"
    let columns =
      ["occurred_at", "account", "direction", "amount", "channel", "kind"]
      + ["counterparty_account", "counterparty_name", "originator_name", "memo", "balance_after"]
    let manifest = """
      name: own
      input: inbox
      database: x.sqlite
      rules: \(rules ?? nightly + "/rules")
      lexicon: \(nightly)/lexicon
      model: \(nightly)/models/model.safetensors
      policy: \(policy ?? nightly + "/policy.yaml")
      reject_limit: 10
      workers: 1
      csv: {encoding: detect, columns: {\(columns.map { "\($0): \($0)" }.joined(separator: ", "))}}

      """
    _ = try folder.write(manifest + lines, as: "pipeline.yaml")
    return try PipelineDefinition.load(folder: folder.path)
  }

  /// The other account of the last payment that the last CSV file holds.
  func someParty() throws -> String {
    guard let party = try parties().last else { throw Missing.party }
    return party
  }

  /// The other accounts of the payments that the last CSV file holds.
  func parties() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: inbox).sorted()
    guard let name = names.last(where: { $0.hasSuffix(".csv") }) else { throw Missing.party }
    let text = try String(contentsOfFile: inbox + "/" + name, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    guard let column = header.firstIndex(of: "counterparty_account"),
      let direction = header.firstIndex(of: "direction")
    else { throw Missing.party }
    return lines.compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == header.count, fields[direction] == "out", !fields[column].isEmpty else {
        return nil
      }
      return String(fields[column])
    }
  }

  /// What a database holds of files, alerts, reasons and states, whatever the number of runs in which it came there.
  func content(_ database: String) throws -> String? {
    try query(
      database,
      """
      SELECT name, digest, status, records_accepted, yen_accepted FROM source_file ORDER BY 1;
      SELECT account, business_day, score_micro, band, transaction_count, queue_place FROM alert ORDER BY 1, 2;
      SELECT record_number, name, contribution_micro, japanese FROM reason
        JOIN alert_transaction USING (transaction_key) ORDER BY 1, 2, 3, 4;
      SELECT kind, key, hex(content) FROM entity_state ORDER BY 1, 2
      """)
  }

  /// Everything a database says, as text, by the stock SQLite shell.
  func dump(_ database: String) throws -> String? {
    guard let shell = OutsideProgram("sqlite3") else { return nil }
    return try shell.run(["-readonly", folder.path(of: database), ".dump"]).output
  }

  /// What the stock SQLite shell answers to a query.
  func query(_ database: String, _ sql: String) throws -> String? {
    guard let shell = OutsideProgram("sqlite3") else { return nil }
    return try shell.run(["-readonly", folder.path(of: database), sql]).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
