import AlertStore
import Core
import Foundation
import GRDB
import Testing

@Suite struct StoreFileTests {
  @Test func newFilesBelongToTheirOwnerOnly() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in
      StoreFixture.outcome()
    }
    for suffix in ["", "-wal", "-shm"] { #expect(try fixture.mode(suffix) == 0o600, "\(suffix)") }
  }

  @Test func anEmptyFileIsNewForTheWriterAndAnErrorForTheReader() throws {
    let fixture = try StoreFixture()
    #expect(FileManager.default.createFile(atPath: fixture.path, contents: nil))
    #expect(throws: AlertStoreError.emptyFile(path: fixture.path)) { try fixture.open(.readOnly) }
    #expect(try fixture.open().runs(limit: 1).isEmpty)
    #expect(try fixture.mode("") == 0o600)
    #expect(try fixture.open(.readOnly).runs(limit: 1).isEmpty)
  }

  @Test func aMissingFileIsMadeOnlyWhenItMayBeWritten() throws {
    let fixture = try StoreFixture()
    #expect(throws: AlertStoreError.noSuchFile(path: fixture.path)) { try fixture.open(.readOnly) }
    #expect(!FileManager.default.fileExists(atPath: fixture.path))
    let lost = fixture.folder.appendingPathComponent("missing/alerts.sqlite").path
    #expect(throws: AlertStoreError.noSuchFolder(path: lost)) {
      try AlertDatabase(path: lost, access: .readWrite)
    }
  }

  @Test(arguments: ["hello, not a database at all", "short", "SQLite format 3"])
  func anotherSortOfFileIsLeftAsItIs(start: String) throws {
    let fixture = try StoreFixture()
    let isHeaderAlone = start.hasPrefix("SQLite")
    let content = start + (isHeaderAlone ? "\u{0}" : "")
    try Data(content.utf8).write(to: URL(fileURLWithPath: fixture.path))
    for access in [AlertDatabase.Access.readWrite, .readOnly] {
      let error = #expect(throws: AlertStoreError.self) { try fixture.open(access) }
      if !isHeaderAlone { #expect(error == .notSQLite(path: fixture.path)) }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path)) == Data(content.utf8))
  }

  @Test func foldersAndPipesAreNamed() throws {
    let fixture = try StoreFixture()
    #expect(throws: AlertStoreError.isFolder(path: fixture.folder.path)) {
      try AlertDatabase(path: fixture.folder.path, access: .readWrite)
    }
    let pipe = fixture.folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: AlertStoreError.notRegularFile(path: pipe)) {
      try AlertDatabase(path: pipe, access: .readOnly)
    }
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAsItIs() throws {
    let fixture = try StoreFixture()
    try fixture.change("CREATE TABLE customer (name TEXT)")
    let before = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
    for access in [AlertDatabase.Access.readWrite, .readOnly] {
      #expect(throws: AlertStoreError.belongsToOtherProgram(path: fixture.path)) { try fixture.open(access) }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path)) == before)
  }

  @Test func aLaterSchemaIsRefused() throws {
    let fixture = try StoreFixture()
    _ = try fixture.open()
    try fixture.change("PRAGMA user_version = 99")
    let error = AlertStoreError.newerSchema(path: fixture.path, foundVersion: 99, knownVersion: 21)
    #expect(throws: error) { try fixture.open() }
    #expect(throws: error) { try fixture.open(.readOnly) }
  }

  @Test func anEarlierSchemaIsUpgradedByTheWriterOnly() throws {
    let fixture = try StoreFixture()
    try fixture.makeOlder(version: 1)
    #expect(throws: AlertStoreError.olderSchema(path: fixture.path, foundVersion: 1, knownVersion: 21)) {
      try fixture.open(.readOnly)
    }
    _ = try fixture.open()
    #expect(try fixture.ask("SELECT * FROM v_alert_queue").isEmpty)
    #expect(try fixture.ask("PRAGMA user_version") == ["21"])
  }

  @Test func damageIsNamed() throws {
    let fixture = try StoreFixture()
    do {
      let database = try fixture.open()
      try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
        for number in 1...200 { try $0.raise(try StoreFixture.record(in: "a.csv", number: Int64(number))) }
        return StoreFixture.outcome()
      }
    }
    try fixture.change("PRAGMA wal_checkpoint(TRUNCATE)")
    let handle = try #require(FileHandle(forWritingAtPath: fixture.path))
    let size = try handle.seekToEnd()
    for offset in stride(from: UInt64(4_096), to: size, by: 4_096) {
      try handle.seek(toOffset: offset)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: 64))
    }
    try handle.close()
    #expect(throws: AlertStoreError.damaged(path: fixture.path)) {
      try fixture.open(.readOnly).alerts(matching: AlertFilter(limit: 5))
    }
  }

  @Test func aLockedDatabaseIsSaidAfterTheWait() throws {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    let other = try DatabaseQueue(path: fixture.path)
    try other.inDatabase { connection in
      try connection.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: AlertStoreError.locked(path: fixture.path)) {
        try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in
          StoreFixture.outcome()
        }
      }
      #expect(try database.runs(limit: 1).isEmpty, "Readers go on while another process writes.")
      try connection.execute(sql: "ROLLBACK")
    }
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in
      StoreFixture.outcome()
    }
  }
}
