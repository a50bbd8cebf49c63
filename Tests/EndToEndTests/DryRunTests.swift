import AlertStore
import Core
import Foundation
import TestSupport
import Testing

/// A run that says everything and stores nothing.
@Suite(.serialized) struct DryRunTests {
  private func run(_ night: SimulatedNight, _ arguments: String...) throws -> OutsideProgram.Outcome {
    let root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = try #require(
      OutsideProgram((tests as NSString).deletingLastPathComponent + "/mekiki"))
    return try program.run(
      [
        "run", root + "/Pipelines/nightly", "--input", night.inbox, "--customers",
        night.folder.path(of: "bank/customers.csv"), "--database", night.folder.path(of: "data/a.sqlite"),
        "--date", SimulatedNight.day.iso8601, "--language", "en",
      ] + arguments)
  }

  /// Every file of the database's folder with its bytes; what readers write into `-shm` is theirs.
  private func bytes(_ night: SimulatedNight) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: night.folder.path(of: "data"))
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, name.hasSuffix("-shm") ? [] : try night.folder.bytes(of: "data/" + name))
      })
  }

  private func object(_ text: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
  }

  @Test func aDryRunSaysWhatTheNightSaysAndLeavesEveryByte() throws {
    let night = try SimulatedNight(accounts: 30, days: 5, split: .day)
    try FileManager.default.createDirectory(
      atPath: night.folder.path(of: "data"), withIntermediateDirectories: true)
    // Nothing is made where nothing was.
    let first = try run(night, "--dry-run")
    #expect(first.status == 0 && first.output.hasPrefix("*** dry run: nothing was stored"), "\(first.output)")
    #expect(try bytes(night).isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    let late = try #require(names.last)
    let aside = night.folder.path(of: late)
    try FileManager.default.moveItem(atPath: night.inbox + "/" + late, toPath: aside)
    #expect(try run(night).status == 0)
    try FileManager.default.moveItem(atPath: aside, toPath: night.inbox + "/" + late)
    let before = try bytes(night)
    let dry = try run(night, "--dry-run", "--json")
    #expect(dry.status == 0, "\(dry.output)")
    #expect(try bytes(night) == before)
    // A log that a killed process has left is not written into the database either.
    let holder = try #require(OutsideProgram("sqlite3"))
    let copy = night.folder.path(of: "data/a.sqlite")
    let left = try holder.run([
      copy, ".filectrl persist_wal 1", "CREATE TABLE scratch (a); DROP TABLE scratch",
    ])
    #expect(left.status == 0, "\(left.output)")
    let withLog = try bytes(night)
    #expect(try run(night, "--dry-run").status == 0)
    #expect(
      try bytes(night).filter { !$0.key.hasSuffix("-shm") } == withLog.filter { !$0.key.hasSuffix("-shm") })
    let real = try object(run(night, "--json").output)
    let said = try object(dry.output)
    #expect(said["dry_run"] as? Bool == true && real["dry_run"] as? Bool == false)
    for key in real.allKeys.compactMap({ $0 as? String }) where key != "dry_run" {
      #expect((real[key] as? NSObject) == (said[key] as? NSObject), "\(key)")
    }
  }

  /// Between the begin and the end of a file's transaction of a night that holds the lock.
  @Test func aDryRunGoesThroughWhileANightRuns() throws {
    let night = try SimulatedNight(accounts: 20, days: 3, split: .day)
    try FileManager.default.createDirectory(
      atPath: night.folder.path(of: "data"), withIntermediateDirectories: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    let path = night.folder.path(of: "data/a.sqlite")
    var said: [OutsideProgram.Outcome] = []
    let outcome = try night.run(database: "data/a.sqlite") {
      $0.progress = { _ in
        if said.isEmpty, let dry = try? run(night, "--dry-run") { said.append(dry) }
      }
    }
    #expect(said.map(\.status) == [0], "\(said.map(\.output))")
    #expect(outcome.files.count == names.count)
    let whole = try AlertDatabase(path: path, access: .readOnly)
    #expect(try whole.runs(limit: 9).count == 1)
    // And once the night has committed its files, a dry run says that it knows them.
    #expect(try run(night, "--dry-run").status == 0)
    #expect(try whole.runs(limit: 9).count == 1)
  }

  @Test func theCopyIsGoneAfterwards() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    let path = night.folder.path(of: "a.sqlite")
    try night.run(database: "a.sqlite")
    var mode = 0
    var inside = ""
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      try TrialDatabase.withCopy(ofDatabaseAt: path, in: night.folder.path) { copy in
        inside = (copy as NSString).deletingLastPathComponent
        mode = try (FileManager.default.attributesOfItem(atPath: inside)[.posixPermissions] as? Int) ?? 0
        let there = try AlertDatabase(path: copy, access: .readWrite).files().count
        #expect(there > 0)
        throw Broken()
      }
    }
    #expect(mode == 0o700 && !inside.isEmpty && !FileManager.default.fileExists(atPath: inside))
  }
}
