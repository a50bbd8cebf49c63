import Alerts
import Core
import Cryptography
import Foundation
import GRDB
import Testing

@testable import AlertStore

/// What is older than it may be kept goes from every byte of the file; what is held, undecided or younger stays; the audit still holds.
@Suite struct RetentionTests {
  let store: StoreFixture
  let database: AlertDatabase
  static let cutoff = BankDay(year: 2027, month: 1, day: 5)

  /// What identifies the person behind the alert of a number.
  private static func secrets(_ number: Int) -> [String] {
    [
      "0001-001-1-555000\(number)", "0009-002-1-777000\(number)", "ﾆｼｷﾞﾄﾞ\(number) ﾕｳｿﾞｳ", "ヨダカ\(number)号",
      "ホソナガイ\(number)丁目", "TX-98765\(number)",
    ]
  }

  /// Five alerts of 20 November 2026: the first two decided and closed, the third held, the fourth decided late, the fifth undecided.
  init() throws {
    store = try StoreFixture()
    database = try store.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      for number in 1...5 {
        let secrets = RetentionTests.secrets(number)
        var record = try StoreFixture.record(in: "a.csv", number: Int64(number), account: secrets[0])
        record.transaction.counterpartyAccount = secrets[1]
        record.transaction.counterpartyName = secrets[2]
        record.transaction.originatorName = secrets[3]
        record.transaction.memo = secrets[4]
        record.transaction.transactionID = secrets[5]
        record.summaryJapanese = "相手方：\(secrets[2])。"
        record.reasons[0].japanese = "摘要の「\(secrets[4])」"
        try $0.raise(record)
      }
      let place = Finding.Place(file: "a.csv", record: 9)
      let finding = Finding(code: "ING-012", severity: .error, place: place, japanese: "x", english: "x")
      $0.insert(RejectRecord(finding, byteOffset: 0, byteLength: 12, raw: Array("ﾐｽﾃﾗﾚﾀ".utf8.prefix(12))))
      return StoreFixture.outcome()
    }
    for number in 1...3 { try close(number) }
    try database.note(
      try NoteText("\(RetentionTests.secrets(1)[2]) と通話"), on: id(1), by: try LifeCycleFixture.person("佐藤"))
    try database.link(
      id(1), id(3), because: try NoteText("\(RetentionTests.secrets(1)[3]) と同じ"),
      by: try LifeCycleFixture.person("佐藤"))
    try attach(RetentionTests.attachment, to: 1, database)
    try database.hold(
      id(3), isHeld: true, because: try NoteText("訴訟"), by: try LifeCycleFixture.person("法務"))
    try close(4, second: 86_400 * 50)
  }

  private static let attachment = "ﾆｼｷﾞﾄﾞの免許証.pdf"

  private func attach(_ name: String, to number: Int, _ database: AlertDatabase) throws {
    let file = AttachedFile(
      name: name, byteLength: 9, digest: SHA256Hasher.digest(of: Array(name.utf8)),
      nameSalt: Array(repeating: 5, count: AttachedFile.nameSaltBytes))
    try database.attach(try #require(file), to: id(number), by: try LifeCycleFixture.person("佐藤"))
  }

  private func id(_ number: Int) -> String { "A-20261120-00000\(number)" }

  private func close(_ number: Int, second: Int = 0) throws {
    var dismiss = MoveRequest(id(number), .dismiss)
    dismiss.reason = .expectedActivity
    let person = try LifeCycleFixture.person("佐藤", second)
    try database.move([MoveRequest(id(number), .begin), dismiss], by: person, workflow: .unlimited)
  }

  private func apply(_ database: AlertDatabase? = nil) throws -> RetentionPlan {
    try (database ?? self.database).applyRetention(
      cutoff: try #require(Self.cutoff), by: try LifeCycleFixture.person("鈴木", 90),
      because: try NoteText("満了"))
  }

  /// The texts of the sources that stand somewhere in the file, in whatever form the program writes them.
  private func found(_ texts: [String]) throws -> [String] {
    try store.change("PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = try Data(contentsOf: URL(filePath: store.path))
    return texts.filter { bytes.range(of: Data($0.utf8)) != nil }
  }

  /// How often a text stands in the file.
  private func occurrences(_ text: String) throws -> Int {
    try store.change("PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = try Data(contentsOf: URL(filePath: store.path))
    return bytes.ranges(of: Data(text.utf8)).count
  }

  @Test func aPlanSaysWhatGoesAndTouchesNothing() throws {
    let before = try store.ask("SELECT group_concat(account) FROM alert")
    let plan = try database.retentionPlan(cutoff: try #require(Self.cutoff))
    #expect(plan.alerts == 2 && plan.heldAlerts == 1 && plan.undecidedAlerts == 1 && plan.rejects == 1)
    #expect(plan.firstDay?.iso8601 == "2026-11-24" && plan.lastDay == plan.firstDay)
    #expect(try store.ask("SELECT group_concat(account) FROM alert") == before)
    let early = try database.retentionPlan(cutoff: try StoreFixture.day("2026-11-24"))
    #expect(early.alerts == 0 && early.rejects == 1)
    #expect(try database.retentionPlan(cutoff: try StoreFixture.day("2026-11-20")).isEmpty)
  }

  @Test func whatIsErasedIsInNoByteOfTheFile() throws {
    let gone = Self.secrets(1) + Self.secrets(2) + ["と通話", "と同じ", "ﾐｽﾃﾗ", RetentionTests.attachment, "の免許証"]
    // The index keeps pieces of folded texts: a pair of characters that no other text has.
    #expect(try found(gone) == gone && found(["ギド", "ゾウ"]).count == 2)
    #expect(try apply().alerts == 2)
    #expect(try found(gone) == [])
    for number in 3...5 { #expect(try found(Self.secrets(number)) == Self.secrets(number)) }
    let left = try #require(try database.alert(id: id(1)))
    #expect(left.alert.erasedAt != nil && left.alert.account.text == "erased-1")
    #expect(left.alert.state == .dismissed && left.transactions[0].record.transaction.memo == nil)
    #expect(left.history.moves.count == 2 && left.history.notes[0].text == "(erased)")
    #expect(left.history.attachments.map(\.name) == ["(erased)"])
    #expect(try store.ask("SELECT name_salt FROM alert_attachment") == ["NULL"])
    #expect(try database.verifyAudit().faults.isEmpty)
    #expect(try store.ask("PRAGMA integrity_check") == ["ok"])
    try DatabaseQueue(path: store.path).write {
      try $0.execute(sql: "INSERT INTO search_piece (search_piece) VALUES ('integrity-check')")
    }
  }

  @Test func anErasedAlertIsNotFoundChangedOrLearnedFrom() throws {
    #expect(try database.decisions().decisions.count == 4)
    _ = try apply()
    #expect(try database.decisions().decisions.count == 2)
    let words = try #require(AlertDatabase.searchWords("ﾆｼｷﾞﾄﾞ1"))
    #expect(try database.search(words, matching: AlertFilter(limit: 10)).alerts.isEmpty)
    let person = try LifeCycleFixture.person("佐藤", 200)
    #expect(throws: AlertChangeError.erased(alertID: id(1))) {
      try database.note(try NoteText("また"), on: id(1), by: person)
    }
    #expect(throws: AlertChangeError.erased(alertID: id(2))) {
      var reopen = MoveRequest(id(2), .reopen)
      reopen.reason = .newInformation
      try database.move([reopen], by: person, workflow: .unlimited)
    }
    #expect(throws: AlertChangeError.erased(alertID: id(2))) {
      try database.hold(id(2), isHeld: true, because: try NoteText("遅い"), by: person)
    }
  }

  @Test func whatIsLetGoIsErasedNextTimeAndNothingTwice() throws {
    _ = try apply()
    #expect(try apply().isEmpty)
    #expect(try store.ask("SELECT count(*) FROM audit_entry WHERE action = 'retention_applied'") == ["1"])
    try database.hold(
      id(3), isHeld: false, because: try NoteText("終結"), by: try LifeCycleFixture.person("法務", 300))
    let plan = try database.applyRetention(
      cutoff: try #require(Self.cutoff), by: try LifeCycleFixture.person("鈴木", 400),
      because: try NoteText("満了"))
    #expect(plan.alerts == 1 && plan.heldAlerts == 0)
    #expect(try found(Self.secrets(3) + ["訴訟"]) == [])
    #expect(try database.verifyAudit().faults.isEmpty)
  }

  /// By hand, even with the triggers dropped, nobody erases, edits or brings back a text without its showing.
  @Test(arguments: [
    "UPDATE alert_note SET text = 'anders'", "UPDATE alert_note SET text = '(erased)'",
    "UPDATE analyst_link SET text = 'anders'", "UPDATE alert_hold SET text = 'anders'",
    "UPDATE alert_hold SET is_held = 0", "UPDATE alert_attachment SET name = 'anders'",
    "UPDATE alert_attachment SET name = '(erased)', name_salt = NULL",
    "UPDATE alert_attachment SET name_salt = x'00000000000000000000000000000000'",
    "UPDATE alert SET erased_at = '2030-01-01T00:00:00+09:00' WHERE alert_key = 5",
  ])
  func whatIsChangedByHandIsFound(change: String) throws {
    try store.change(
      change.contains("UPDATE alert SET")
        ? "SELECT 1" : "DROP TRIGGER \(change.split(separator: " ")[1])_stays")
    try store.change(change)
    #expect(try database.verifyAudit().faults.count == 1)
  }

  @Test func afterAnErasureOneMoreOrLessIsFound() throws {
    _ = try apply()
    let moment = try #require(try store.ask("SELECT erased_at FROM alert WHERE alert_key = 1").first)
    try store.change("UPDATE alert SET erased_at = '\(moment)' WHERE alert_key = 4")
    #expect(try database.verifyAudit().faults == [.erasureUnknown(alertID: id(1))])
    try store.change("UPDATE alert SET erased_at = NULL WHERE alert_key IN (1, 4)")
    #expect(try database.verifyAudit().faults.contains(.erasureUnknown(alertID: id(2))))
  }

  @Test func theTriggersRefuseWhatIsNoErasure() throws {
    for change in [
      "UPDATE alert_note SET text = '(erased)'", "DELETE FROM alert_hold",
      "UPDATE alert_hold SET is_held = 0", "UPDATE alert_attachment SET name = '(erased)', name_salt = NULL",
    ] {
      #expect(throws: DatabaseError.self) {
        try DatabaseQueue(path: store.path).write { try $0.execute(sql: change) }
      }
    }
  }

  @Test(arguments: [
    ("2033-11-24", 7, "2026-11-24"), ("2032-02-29", 7, "2025-03-01"), ("2032-02-29", 4, "2028-02-29"),
    ("2027-01-01", 1, "2026-01-01"),
  ])
  func theFirstDayThatIsKept(day: String, years: Int, expected: String) throws {
    #expect(RetentionPlan.cutoff(on: try StoreFixture.day(day), years: years).iso8601 == expected)
  }

  /// The entry of an older program repeats the name, and is not touched; the row lets it go.
  @Test func anAttachmentOfAnOlderProgramIsErasedInItsRow() throws {
    try store.change(
      """
      DROP TRIGGER alert_attachment_stays; DROP TRIGGER audit_entry_stays;
      UPDATE alert_attachment SET name_salt = NULL, name_digest = NULL;
      UPDATE audit_entry SET detail = json_set(json_remove(detail, '$.name_digest'), '$.name', '\(RetentionTests.attachment)')
      WHERE action = 'alert_attached'
      """)
    let faults = try database.verifyAudit().faults
    #expect(!faults.contains { if case .recordChanged = $0 { true } else { false } })
    _ = try apply()
    #expect(try store.ask("SELECT name FROM alert_attachment") == ["(erased)"])
    let left = try database.verifyAudit().faults
    #expect(left == faults, "only the entry that this test has written anew is a fault")
  }

  /// An alert erased by a program that left the names of its attachments: the upgrade lets them go, from every byte but the audit's.
  @Test func aNameThatAnOlderErasureLeftGoesWithTheUpgrade() throws {
    _ = try apply()
    let trigger = try #require(
      try store.ask("SELECT sql FROM sqlite_master WHERE name = 'alert_attachment_stays'").first)
    try store.change(
      """
      DROP TRIGGER alert_attachment_stays;
      UPDATE alert_attachment SET name = '\(RetentionTests.attachment)', name_digest = NULL;
      \(trigger);
      DROP TRIGGER audit_entry_stays;
      UPDATE audit_entry SET detail = json_set(json_remove(detail, '$.name_digest'), '$.name', '\(RetentionTests.attachment)')
      WHERE action = 'alert_attached';
      DELETE FROM grdb_migrations WHERE identifier = '\(M0021ErasedAttachmentNames.name)';
      PRAGMA user_version = 20;
      """)
    let (faults, before) = (try database.verifyAudit().faults, try occurrences(RetentionTests.attachment))
    let upgraded = try store.open()
    #expect(try upgraded.alert(id: id(1))?.history.attachments.map(\.name) == ["(erased)"])
    let ofAudit = try store.ask(
      "SELECT 1 FROM audit_entry WHERE instr(detail, '\(RetentionTests.attachment)') > 0")
    #expect(try occurrences(RetentionTests.attachment) == ofAudit.count && before > ofAudit.count)
    #expect(
      try upgraded.verifyAudit().faults == faults, "only the entry that this test has written anew is a fault"
    )
  }

  /// What is remembered of an account goes when nothing happened on it since.
  @Test func statesGoWhenNothingHappenedSince() throws {
    try store.change(
      """
      INSERT INTO entity_state (kind, key, version, run_id, content, first_day, newest_day) VALUES
        (1, 'old', 1, 1, x'00', '2020-01-01', '2027-01-04'), (1, 'young', 1, 1, x'00', '2020-01-01', '2027-01-05')
      """)
    #expect(try apply().states == 1)
    #expect(try store.ask("SELECT key FROM entity_state") == ["young"])
  }
}
