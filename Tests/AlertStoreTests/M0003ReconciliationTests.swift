import AlertStore
import Core
import GRDB
import Testing

/// The way from the schema before the reconciliation to the one after it.
@Suite struct M0003ReconciliationTests {
  /// A database as the first two migrations made it, with a file of each status.
  private func older() throws -> StoreFixture {
    let fixture = try StoreFixture()
    try fixture.makeOlder(version: 2)
    try fixture.change(
      """
      INSERT INTO run (started_at, business_day, pipeline, pipeline_digest, model_digest, rules_digest,
        program_version)
      VALUES ('2026-11-20T22:00:00+09:00', '2026-11-20', 'nightly', 'aa', 'bb', 'cc', '0.1.0')
      """)
    for (name, status, declared) in [("a.csv", "accepted", 500), ("b.csv", "quarantined", 501)] {
      try fixture.change(
        """
        INSERT INTO source_file (run_id, name, digest, format, byte_length, bytes_accepted, bytes_rejected,
          bytes_framing, records_accepted, records_rejected, yen_accepted, status, notes)
        VALUES (1, '\(name)', 'digest-of-\(name)', 'csv', 1000, 900, 60, 40, 9, 1, 1234567, '\(status)', '');
        INSERT INTO checkpoint VALUES (last_insert_rowid(), 1000, 10);
        INSERT INTO reject (file_id, record_number, byte_offset, byte_length, raw, code, japanese, english)
        SELECT max(file_id), 8, 100, 3, x'4100FF', 'ING-012', 'あ', 'a' FROM source_file;
        INSERT INTO control_total (file_id, name_japanese, name_english, declared_count, declared_yen,
          read_count, read_yen, agrees)
        SELECT max(file_id), '計', 'sum', 10, \(declared), 10, 500, \(declared == 500 ? 1 : 0) FROM source_file;
        """)
    }
    return fixture
  }

  @Test func anOlderDatabaseKeepsItsRowsAndClaimsNothingNew() throws {
    let fixture = try older()
    #expect(throws: AlertStoreError.olderSchema(path: fixture.path, foundVersion: 2, knownVersion: 21)) {
      try fixture.open(.readOnly)
    }
    let files = try fixture.open().files()
    #expect(files.map(\.description.name) == ["a.csv", "b.csv"])
    #expect(files.allSatisfy { $0.outcome.reconciliation == nil && $0.outcome.content == nil })
    #expect(files.map(\.outcome.yenAccepted) == [1_234_567, 1_234_567])
    #expect(try fixture.ask("PRAGMA user_version") == ["21"])
    #expect(try fixture.ask("PRAGMA integrity_check") == ["ok"])
    let view = """
      SELECT name, records_in, yen_in, records_scored, totals_agree, balances FROM v_file_reconciliation
      """
    #expect(try fixture.ask(view) == ["a.csv|10|NULL|NULL|1|NULL", "b.csv|10|NULL|NULL|0|0"])
    #expect(try fixture.count("reject") == 2 && fixture.count("control_total") == 2)
  }

  /// An upgraded database and a new one hold the same schema.
  @Test func anUpgradedDatabaseEqualsANewOne() throws {
    let upgraded = try older()
    _ = try upgraded.open()
    let new = try StoreFixture()
    _ = try new.open()
    let views = "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY 1"
    #expect(try upgraded.ask(views) == new.ask(views))
    let columns = "SELECT name, type, \"notnull\" FROM pragma_table_info('source_file') ORDER BY 1"
    #expect(try upgraded.ask(columns) == new.ask(columns))
  }

  @Test func aFileIsReconciledFromItsRecordsToItsScores() throws {
    let fixture = try StoreFixture()
    var outcome = StoreFixture.outcome()
    var reconciliation = FileReconciliation()
    reconciliation.yenRejected = 33
    reconciliation.recordsRejectedWithoutAmount = 0
    reconciliation.recordsCancelled = 2
    reconciliation.yenCancelled = 1_000
    reconciliation.recordsScored = 8
    reconciliation.yenScored = 1_234_000
    outcome.reconciliation = reconciliation
    var content = FileContent(compression: "gzip", bytesOnDisk: 400, contentBytes: 1_000, contentDigest: "cc")
    content.sideTotalsDigest = "dd"
    outcome.content = content
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in outcome }
    #expect(try fixture.open(.readOnly).files().map(\.outcome) == [outcome])
    let view = """
      SELECT records_in, records_scored, yen_in, yen_rejected, yen_scored, totals_agree, balances, compression,
        bytes_on_disk, bytes_in FROM v_file_reconciliation
      """
    #expect(try fixture.ask(view) == ["10|8|1234600|33|1234000|NULL|1|gzip|400|1000"])
    try fixture.change("UPDATE checkpoint SET records = 11")
    #expect(try fixture.ask("SELECT balances FROM v_file_reconciliation") == ["0"])
  }

  @Test(arguments: [
    "UPDATE source_file SET records_scored = records_accepted + 1",
    "UPDATE source_file SET yen_scored = yen_accepted + 1",
    "UPDATE source_file SET records_cancelled = records_accepted + 1",
    "UPDATE source_file SET records_rejected_without_amount = records_rejected + 1",
    "UPDATE source_file SET status = 'quarantined'",
    "UPDATE source_file SET yen_rejected = -1",
  ])
  func noMoreCanBeScoredThanWasRead(change: String) throws {
    let fixture = try StoreFixture()
    var outcome = StoreFixture.outcome()
    var reconciliation = FileReconciliation()
    reconciliation.recordsScored = 1
    outcome.reconciliation = reconciliation
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) { _ in outcome }
    #expect(throws: DatabaseError.self) { try fixture.change(change) }
  }
}
