import Foundation
import TestSupport

/// A database of one night over the sample files, made once and copied for each test.
struct SampleNight {
  let folder: TemporaryFolder
  let root: String
  let program: OutsideProgram

  enum Missing: Error {
    case repository
    case executable
    case night(String)
  }

  /// The database of the night, which no test changes.
  private static let made = Result { () throws -> (TemporaryFolder, String) in
    let (root, program) = try find()
    let folder = try TemporaryFolder()
    let path = folder.path(of: "made.sqlite")
    let outcome = try program.run([
      "run", root + "/Pipelines/nightly", "--input", root + "/SampleData/synthetic/inbox", "--customers",
      root + "/SampleData/synthetic/customers.csv", "--database", path, "--date", "2026-11-14",
    ])
    guard outcome.status == 0 else { throw Missing.night(outcome.output) }
    return (folder, path)
  }

  private static func find() throws -> (root: String, program: OutsideProgram) {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    guard let program = OutsideProgram(path) else { throw Missing.executable }
    return (root, program)
  }

  init() throws {
    (root, program) = try SampleNight.find()
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: try SampleNight.made.get().1, toPath: database)
  }

  var database: String { folder.path(of: "a.sqlite") }

  /// Runs a command on the database, in English.
  func run(_ arguments: [String]) throws -> OutsideProgram.Outcome {
    try program.run(arguments + ["--database", database, "--language", "en"])
  }

  /// The lines that the sqlite3 shell gives for a question, none where there is no shell.
  func query(_ sql: String) throws -> [String] {
    guard let shell = OutsideProgram("sqlite3") else { return [] }
    return try shell.run(["-readonly", database, sql]).output.split(separator: "\n").map(String.init)
  }

  /// Changes rows by hand with the sqlite3 shell.
  func change(_ sql: String) throws {
    guard let shell = OutsideProgram("sqlite3") else { throw Missing.executable }
    let outcome = try shell.run([database, sql])
    guard outcome.status == 0 else { throw Missing.night(outcome.output) }
  }
}
