import AlertStore
import Core
import Foundation
import GRDB
import Testing

@Suite struct SchemaTests {
  private func filled() throws -> StoreFixture {
    let fixture = try StoreFixture()
    let database = try fixture.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      $0.insert(StoreFixture.reject(8))
      $0.insert(StoreFixture.total())
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 1, account: "low", scoreMicro: 1_234_567))
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 2, account: "high", scoreMicro: 3_000_000))
      try $0.raise(try StoreFixture.record(in: "a.csv", number: 3, account: "done"))
      return StoreFixture.outcome()
    }
    try fixture.change("UPDATE alert SET state = 'closed' WHERE account = 'done'")
    return fixture
  }

  @Test func everyTableIsStrictAndTheFileIsSound() throws {
    let fixture = try filled()
    let lax = """
      SELECT name FROM pragma_table_list
      WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
      """
    #expect(try fixture.ask(lax).isEmpty)
    #expect(try fixture.ask("SELECT count(*) FROM pragma_table_list WHERE strict") == ["32"])
    #expect(try fixture.ask("PRAGMA integrity_check") == ["ok"])
    #expect(try fixture.ask("PRAGMA foreign_key_check").isEmpty)
    #expect(try fixture.ask("PRAGMA application_id") == ["1296780105"])
    #expect(try fixture.ask("PRAGMA user_version") == ["21"])
    #expect(try fixture.ask("PRAGMA journal_mode") == ["wal"])
  }

  @Test func theQueueReadsWellInAnySQLiteTool() throws {
    let fixture = try filled()
    let queue = """
      SELECT queue_rank, account, score, total_yen, counterparty_name, top_reason_japanese FROM v_alert_queue
      """
    #expect(
      try fixture.ask(queue) == [
        "1|high|3.0|980000|ｶ)ﾔﾏﾀﾞ|摘要に「還付金」", "2|low|1.235|980000|ｶ)ﾔﾏﾀﾞ|摘要に「還付金」",
      ])
    let reasons = """
      SELECT reason_rank, origin, value, contribution FROM v_alert_reason WHERE alert_id = 'A-20261120-000001'
      """
    #expect(try fixture.ask(reasons) == ["1|memo|NULL|3.835", "2|feature|980000.0|0.4"])
  }

  @Test func theReconciliationNamesEveryByteRecordAndYen() throws {
    let fixture = try filled()
    let files = """
      SELECT bytes_in, bytes_accepted, bytes_rejected, bytes_framing, records_in, records_accepted,
        records_rejected, yen_accepted, declared_count, read_count, declared_yen, read_yen, totals_agree,
        rejects_kept, findings
      FROM v_file_reconciliation
      """
    #expect(try fixture.ask(files) == ["1000|900|60|40|10|9|1|1234567|10|10|500|500|1|1|0"])
    try fixture.open().recordFile(run: StoreFixture.run(), file: StoreFixture.file("b.csv")) { _ in
      StoreFixture.outcome(.quarantined)
    }
    let runs = """
      SELECT run_id, files, files_quarantined, records_accepted, records_rejected, records_quarantined,
        yen_accepted, alerts_raised
      FROM v_run
      """
    #expect(try fixture.ask(runs) == ["1|2|1|9|1|10|1234567|3"])
  }

  @Test(arguments: [
    "UPDATE source_file SET bytes_framing = bytes_framing + 1",
    "UPDATE source_file SET status = 'lost'",
    "UPDATE alert SET state = 'forgotten'",
    "UPDATE alert SET probability = 1.5",
    "UPDATE alert SET score_micro = 'high'",
    "UPDATE alert_transaction SET explanation = 'none'",
    "UPDATE control_total SET declared_yen = read_yen + 1",
    "DELETE FROM alert",
    "INSERT INTO finding (file_id, code, severity, japanese, english) VALUES (99, 'X', 'error', '', '')",
  ])
  func theSchemaRefusesWhatCannotBe(sql: String) throws {
    let fixture = try filled()
    #expect(throws: DatabaseError.self) { try fixture.change(sql) }
  }
}
