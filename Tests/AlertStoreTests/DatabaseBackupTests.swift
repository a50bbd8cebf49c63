import Core
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AlertStore

@Suite struct DatabaseBackupTests {
  private static let moment = Instant(secondsSince1970: 1_795_000_000)

  private func filled(_ names: [String] = ["a.csv"]) throws -> StoreFixture {
    let fixture = try StoreFixture()
    try add(names, fixture)
    return fixture
  }

  private func add(_ names: [String], _ fixture: StoreFixture) throws {
    let database = try fixture.open()
    for name in names {
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file(name)) {
        try $0.raise(try StoreFixture.record(in: name, number: 1, account: name))
        return StoreFixture.outcome()
      }
    }
  }

  private func path(_ fixture: StoreFixture, _ name: String) -> String {
    fixture.folder.appendingPathComponent(name).path
  }

  private func names(_ fixture: StoreFixture) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
  }

  private func files(_ path: String) throws -> [String] {
    try AlertDatabase(path: path, access: .readOnly).files().map(\.description.name)
  }

  @Test func aSoundDatabaseIsSaidToBeSoundAndItsSumsAddUp() throws {
    let fixture = try filled()
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("b.csv")) { _ in
      StoreFixture.outcome(.quarantined)
    }
    let before = try names(fixture)
    let found = try DatabaseCheck.check(path: fixture.path)
    #expect(found.isSound, "\(found.faults)")
    #expect(found.records.incoming == 20 && found.records.addsUp)
    #expect(found.records.unscored == 9 && found.records.quarantined == 9 && found.records.rejected == 2)
    #expect(found.yen.incoming == 2 * 1_234_567 && found.yen.addsUp)
    #expect(found.files == 2 && found.views > 5 && found.auditEntries == 0)
    #expect(try names(fixture) == before)
  }

  /// What is changed by hand, and the word of the fault that must show.
  @Test(arguments: [
    ("UPDATE checkpoint SET records = records + 1", "file_does_not_balance"),
    ("UPDATE source_file SET records_accepted = records_accepted - 1", "file_does_not_balance"),
    ("UPDATE source_file SET status = 'quarantined'", "file_does_not_balance"),
    ("PRAGMA foreign_keys = OFF; UPDATE alert_transaction SET file_id = 99", "reference_missing"),
    (
      "DROP VIEW v_run; CREATE VIEW v_run AS SELECT gone FROM lost_table", "view_unreadable"
    ),
    ("UPDATE alert SET state = 'closed', state_since = '2026-11-20T22:00:00+09:00'", "audit"),
  ])
  func whatIsWrongIsNamed(sql: String, word: String) throws {
    let fixture = try filled()
    try fixture.change(sql)
    let found = try DatabaseCheck.check(path: fixture.path)
    #expect(found.faults.map(\.word).contains(word), "\(found.faults)")
    for fault in found.faults {
      #expect(!fault.words(.japanese).isEmpty && !fault.words(.english).isEmpty)
    }
    // A backup of it is refused, and nothing stays of the attempt.
    let before = try names(fixture)
    let output = path(fixture, "backup.sqlite")
    #expect(throws: AlertStoreError.notSound(path: output, faults: found.faults.count)) {
      try DatabaseBackup.make(of: fixture.path, to: output)
    }
    #expect(try names(fixture) == before)
  }

  @Test func damagedPagesAreFound() throws {
    let fixture = try filled((0..<40).map { "\($0).csv" })
    try fixture.change("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
    let root = try fixture.ask("SELECT rootpage FROM sqlite_master WHERE name = 'alert_transaction'").first
    let page = try #require(root.flatMap { UInt64($0) })
    let handle = try #require(FileHandle(forWritingAtPath: fixture.path))
    try handle.seek(toOffset: (page - 1) * 4_096)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 200))
    try handle.close()
    let words = try DatabaseCheck.check(path: fixture.path).faults.map(\.word)
    #expect(words.contains("pages_damaged") || words.contains("unreadable"), "\(words)")
  }

  /// The backup is made in the middle of a file: what is not committed is not in it, and the writer is not held up.
  @Test func aBackupWhileANightWritesHoldsWhatWasCommitted() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("b.csv")) {
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1))
      #expect(try DatabaseBackup.make(of: fixture.path, to: output).isSound)
      return StoreFixture.outcome()
    }
    #expect(try files(output) == ["a.csv"])
    #expect(try files(fixture.path) == ["a.csv", "b.csv"])
    let attributes = try FileManager.default.attributesOfItem(atPath: output)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    // One file that needs no other.
    #expect(try names(fixture).filter { $0.hasPrefix("backup") } == ["backup.sqlite"])
    #expect(throws: AlertStoreError.fileExists(path: output)) {
      try DatabaseBackup.make(of: fixture.path, to: output)
    }
  }

  @Test(.enabled(if: OutsideProgram.isInstalled("sqlite3")))
  func theStockShellReadsTheBackup() throws {
    let fixture = try filled()
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    let shell = try #require(OutsideProgram("sqlite3"))
    let dumps = try [fixture.path, output].map { try shell.run(["-readonly", $0, ".dump"]).output }
    #expect(dumps[0] == dumps[1] && dumps[0].contains("a.csv"))
    let mode = try shell.run(["-readonly", output, "PRAGMA integrity_check; PRAGMA journal_mode"])
    #expect(mode.output == "ok\ndelete\n")
  }

  @Test func aRestoredDatabaseIsTheBackupAndTheReplacedOneIsKept() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    try add(["b.csv"], fixture)
    let outcome = try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment)
    #expect(outcome.keptPath == fixture.path + ".replaced-20261118T200640")
    #expect(try files(fixture.path) == ["a.csv"])
    #expect(try fixture.mode("") == 0o600)
    #expect(try files(try #require(outcome.keptPath)) == ["a.csv", "b.csv"])
    // It is a database to work on, and what it is replaced by in the same second keeps the name that is taken.
    try add(["c.csv"], fixture)
    let again = try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment)
    #expect(again.keptPath == fixture.path + ".replaced-20261118T200640-2")
    #expect(try files(fixture.path) == ["a.csv"])
    #expect(try files(try #require(outcome.keptPath)) == ["a.csv", "b.csv"])
    #expect(try files(try #require(again.keptPath)) == ["a.csv", "c.csv"])
  }

  /// What an earlier restore left is what this one writes anew.
  @Test func aRestoreNeverTakesAwayWhatItReads() throws {
    let fixture = try filled(["a.csv"])
    let left = fixture.path + ".restoring"
    try DatabaseBackup.make(of: fixture.path, to: left)
    #expect(throws: AlertStoreError.fileExists(path: left)) {
      try DatabaseRestore.restore(left, over: fixture.path, at: Self.moment)
    }
    #expect(try files(left) == ["a.csv"])
  }

  /// A database whose first bytes are gone, with a log beside it that belongs to it and must not reach the new one.
  @Test func aDestroyedDatabaseIsReplacedWithItsLog() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    for content in ["not a database any more", ""] {
      try Data(content.utf8).write(to: URL(fileURLWithPath: fixture.path))
      try Data(repeating: 0x37, count: 5_000).write(to: URL(fileURLWithPath: fixture.path + "-wal"))
      let at = Instant(secondsSince1970: Self.moment.secondsSince1970 + Int64(content.utf8.count))
      let kept = try #require(try DatabaseRestore.restore(output, over: fixture.path, at: at).keptPath)
      #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == Data(content.utf8))
      #expect(FileManager.default.fileExists(atPath: kept + "-wal"))
      #expect(try files(fixture.path) == ["a.csv"])
    }
    try FileManager.default.removeItem(atPath: fixture.path)
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: fixture.path + suffix) }
    #expect(try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment).keptPath == nil)
    #expect(try files(fixture.path) == ["a.csv"])
  }

  /// What a restore leaves that is killed after it has set a database with its log aside.
  @Test func aPlaceWhoseRestoreWasCutShortIsNoPlaceForANewDatabase() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    let kept = fixture.path + ".replaced-20261120T000000"
    try FileManager.default.moveItem(atPath: fixture.path, toPath: kept)
    try DatabaseBackup.make(of: output, to: fixture.path + ".restoring")
    let error = AlertStoreError.restoreUnfinished(path: fixture.path)
    for content in [nil, Data()] {
      if let content { try content.write(to: URL(fileURLWithPath: fixture.path)) }
      #expect(throws: error) { try fixture.open() }
      #expect(throws: error) { try fixture.open(.readOnly) }
      #expect(throws: error) { try DatabaseCheck.check(path: fixture.path) }
      #expect(throws: error) {
        try TrialDatabase.withCopy(ofDatabaseAt: fixture.path, in: fixture.folder.path) { _ in }
      }
      #expect(FileManager.default.fileExists(atPath: fixture.path) == (content != nil))
    }
    _ = try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment)
    #expect(try files(fixture.path) == ["a.csv"])
    // An earlier restore that did not come so far leaves the old database, which is used as before.
    try DatabaseBackup.make(of: output, to: fixture.path + ".restoring")
    #expect(try files(fixture.path) == ["a.csv"])
  }

  /// A restore that was killed between setting aside a destroyed database and its log: the log comes to its database.
  @Test(arguments: [[], ["-2"], ["-10", "-2"]])
  func aSecondRestoreKeepsADatabaseAndItsLogTogether(others: [String]) throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    let stem = fixture.path + ".replaced-20261120T000000"
    for (suffix, text) in [("", "first"), ("-wal", "log of the first")] {
      try write(text, stem + suffix)
    }
    // An older one that sorts behind as a text.
    try write("old", fixture.path + ".replaced-20261119T000000-2")
    for other in others { try write("kept\(other)", stem + other) }
    let kept = stem + (others.first ?? "")
    if others.isEmpty { try FileManager.default.removeItem(atPath: stem + "-wal") }
    try FileManager.default.removeItem(atPath: fixture.path)
    try write("its log", fixture.path + "-wal")
    try write("", fixture.path + ".restoring")
    try note(kept, fixture)
    let outcome = try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment)
    #expect(outcome.keptPath == kept)
    #expect(try String(contentsOfFile: kept + "-wal", encoding: .utf8) == "its log")
    #expect(
      try String(contentsOfFile: kept, encoding: .utf8) == (others.first.map { "kept\($0)" } ?? "first"))
    #expect(try files(fixture.path) == ["a.csv"])
    #expect(try names(fixture).filter { $0.contains("restoring") } == [])
  }

  /// A restore that was killed before it set anything aside, and later a database that is lost: its log goes to no other database.
  @Test func aLogGoesToNoDatabaseOfAnEarlierRestore() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    let older = fixture.path + ".replaced-20260101T000000"
    try FileManager.default.moveItem(atPath: fixture.path, toPath: older)
    try write("a lone log", fixture.path + "-wal")
    try write("left by a kill", fixture.path + ".restoring")
    let kept = try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment).keptPath
    #expect(kept == fixture.path + ".replaced-20261118T200640-wal")
    #expect(!FileManager.default.fileExists(atPath: older + "-wal"))
    #expect(try files(fixture.path) == ["a.csv"])
  }

  /// Two logs of one database, of which an earlier restore had moved one.
  @Test func bothLogsComeToTheirDatabase() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    try FileManager.default.removeItem(atPath: fixture.path)
    let kept = fixture.path + ".replaced-20261120T000000"
    for (name, text) in [(kept, "database"), (kept + "-wal", "log"), (fixture.path + "-journal", "journal")] {
      try write(text, name)
    }
    try write("", fixture.path + ".restoring")
    try note(kept, fixture)
    #expect(try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment).keptPath == kept)
    #expect(try String(contentsOfFile: kept + "-journal", encoding: .utf8) == "journal")
  }

  /// What a restore notes of where it keeps the old database.
  private func note(_ kept: String, _ fixture: StoreFixture) throws {
    try FileManager.default.createSymbolicLink(
      atPath: fixture.path + ".restoring-kept", withDestinationPath: (kept as NSString).lastPathComponent)
  }

  /// What this restore did not set aside is said where it lies, and a log that is alone is kept as one.
  @Test func whatIsSaidToBeKeptIsThere() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    let stem = fixture.path + ".replaced-20261120T000000"
    try FileManager.default.moveItem(atPath: fixture.path, toPath: stem)
    try write("", fixture.path + ".restoring")
    try note(stem, fixture)
    #expect(try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment).keptPath == stem)
    // No restore was cut short: the log belongs to nothing that is known.
    try FileManager.default.removeItem(atPath: fixture.path)
    try write("a lone log", fixture.path + "-wal")
    let kept = try #require(try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment).keptPath)
    #expect(kept == fixture.path + ".replaced-20261118T200640-wal")
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "a lone log")
  }

  /// The file that keeps a night from making an empty database stays when the second restore fails.
  @Test func aSecondRestoreThatFailsLeavesThePlaceClosed() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    try FileManager.default.moveItem(atPath: fixture.path, toPath: fixture.path + ".replaced-20261120T000000")
    try write("half a database", fixture.path + ".restoring")
    // A folder cannot be written over: the copy fails.
    let blocked = fixture.path + ".restoring-new"
    try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: false)
    #expect(throws: AlertStoreError.self) {
      try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment)
    }
    #expect(throws: AlertStoreError.restoreUnfinished(path: fixture.path)) { try fixture.open() }
    try FileManager.default.removeItem(atPath: blocked)
    try write("left by a kill", blocked)
    _ = try DatabaseRestore.restore(output, over: fixture.path, at: Self.moment)
    #expect(try files(fixture.path) == ["a.csv"])
    #expect(try names(fixture).filter { $0.contains("restoring") } == [])
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func aRestoreRefusesWhatItMust() throws {
    let fixture = try filled(["a.csv"])
    let output = path(fixture, "backup.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: output)
    func restore(_ backup: String) throws {
      _ = try DatabaseRestore.restore(backup, over: fixture.path, at: Self.moment)
    }
    // While a night runs.
    try NightLock.hold(forDatabaseAt: fixture.path, at: Self.moment) {
      let error = #expect(throws: AlertStoreError.self) { try restore(output) }
      guard case .nightRunning = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    // While somebody has it open.
    let reader = try DatabaseQueue(path: fixture.path)
    try reader.inDatabase { connection in
      _ = try Row.fetchOne(connection, sql: "SELECT * FROM run")
      #expect(throws: AlertStoreError.locked(path: fixture.path)) { try restore(output) }
      // A copy of all customers would lie there for ever.
      #expect(try names(fixture).filter { $0.contains("restoring") || $0.contains("replaced") } == [])
    }
    try reader.close()
    // A backup that is damaged, of another program, or not there.
    let other = path(fixture, "other.sqlite")
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE customer (name TEXT)") }
    #expect(throws: AlertStoreError.belongsToOtherProgram(path: other)) { try restore(other) }
    #expect(throws: AlertStoreError.noSuchFile(path: other + "x")) { try restore(other + "x") }
    try DatabaseQueue(path: output).write { try $0.execute(sql: "UPDATE checkpoint SET records = 0") }
    #expect(throws: AlertStoreError.notSound(path: output, faults: 1)) { try restore(output) }
    // Nor is the database of another program replaced.
    let good = path(fixture, "good.sqlite")
    try DatabaseBackup.make(of: fixture.path, to: good)
    #expect(throws: AlertStoreError.belongsToOtherProgram(path: other)) {
      try DatabaseRestore.restore(good, over: other, at: Self.moment)
    }
    #expect(try files(fixture.path) == ["a.csv"])
  }

  /// An earlier database in which a night has run.
  private func makeOlder(_ fixture: StoreFixture) throws {
    try fixture.makeOlder(version: 3)
    let digest = String(repeating: "0", count: 64)
    try DatabaseQueue(path: fixture.path).write {
      try $0.execute(
        sql: """
          INSERT INTO run (started_at, business_day, pipeline, pipeline_digest, model_digest, rules_digest, program_version)
          VALUES ('2026-11-20T01:00:00+09:00', '2026-11-20', 'nightly', '\(digest)', '\(digest)', '\(digest)', '1.0.0')
          """)
    }
  }

  @Test func aFirstStartThatWasCutShortLeavesNothingToKeep() throws {
    let fixture = try StoreFixture()
    try fixture.makeOlder(version: 3)
    _ = try fixture.open()
    #expect(!FileManager.default.fileExists(atPath: fixture.path + ".schema-3.backup"))
    #expect(try DatabaseCheck.check(path: fixture.path).isSound)
  }

  @Test func anUpgradeKeepsTheDatabaseOfBefore() throws {
    let fixture = try StoreFixture()
    try makeOlder(fixture)
    _ = try fixture.open()
    let kept = fixture.path + ".schema-3.backup"
    let found = try DatabaseCheck.check(path: kept)
    #expect(found.schemaVersion == 3 && found.isSound && found.auditEntries == nil)
    let attributes = try FileManager.default.attributesOfItem(atPath: kept)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    // Restored and upgraded again, both are kept.
    _ = try DatabaseRestore.restore(kept, over: fixture.path, at: Self.moment)
    _ = try fixture.open()
    #expect(FileManager.default.fileExists(atPath: fixture.path + ".schema-3-2.backup"))
    #expect(try DatabaseCheck.check(path: fixture.path).isSound)
  }

  @Test func withoutRoomForTheBackupNothingIsUpgraded() throws {
    let fixture = try StoreFixture()
    try makeOlder(fixture)
    // A name that is a folder away cannot be linked to; every other name of the version is taken as well.
    for name in [".schema-3.backup"] + (2...99).map({ ".schema-3-\($0).backup" }) {
      #expect(FileManager.default.createFile(atPath: fixture.path + name, contents: nil))
    }
    #expect(throws: AlertStoreError.fileExists(path: fixture.path + ".schema-3.backup")) {
      try fixture.open()
    }
    #expect(try fixture.ask("PRAGMA user_version") == ["3"])
  }

  @Test func aLogWithoutItsDatabaseIsNeverThrownAway() throws {
    let fixture = try StoreFixture()
    let log = Data(repeating: 0x37, count: 5_000)
    try log.write(to: URL(fileURLWithPath: fixture.path + "-wal"))
    let error = AlertStoreError.logWithoutDatabase(path: fixture.path)
    #expect(throws: error) { try fixture.open() }
    #expect(throws: error) { try fixture.open(.readOnly) }
    #expect(throws: error) { try DatabaseCheck.check(path: fixture.path) }
    #expect(throws: error) {
      try TrialDatabase.withCopy(ofDatabaseAt: fixture.path, in: fixture.folder.path) { _ in }
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.path))
    #expect(FileManager.default.createFile(atPath: fixture.path, contents: nil))
    #expect(throws: error) { try fixture.open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path + "-wal")) == log)
  }
}
