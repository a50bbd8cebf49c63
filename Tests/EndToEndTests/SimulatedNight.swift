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

  init(accounts: Int = 60, days: Int = 40, seed: UInt64 = 77) throws {
    folder = try TemporaryFolder()
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    definition = try PipelineDefinition.load(folder: root + "/Pipelines/nightly")
    let plan = SimulationPlan(accounts: accounts, days: days, seed: seed, split: .month)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
  }

  enum Missing: Error {
    case repository
  }

  var inbox: String { folder.path(of: "bank/inbox") }

  /// Runs a night into a database of the folder.
  @discardableResult
  func run(database: String, workers: Int = 1, inbox: String? = nil) throws -> NightOutcome {
    let night = Night(
      definition: definition, inputPath: inbox ?? self.inbox,
      customersPath: folder.path(of: "bank/customers.csv"),
      databasePath: folder.path(of: database), businessDay: Self.day,
      startedAt: Instant(day: Self.day, secondOfDay: 3_600), workers: workers, progress: { _ in },
      now: { Instant(day: Self.day, secondOfDay: 7_200) })
    return try night.run()
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
