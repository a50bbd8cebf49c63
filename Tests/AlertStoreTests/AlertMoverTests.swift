import Alerts
import AlertStore
import Core
import Cryptography
import GRDB
import Testing

/// Moves are checked, kept and audited in one transaction.
@Suite struct AlertMoverTests {
  @Test func aMoveIsKeptWithItsHistoryAndAudit() throws {
    let fixture = try LifeCycleFixture()
    #expect(try fixture.alert().dueDay == BankDay(iso8601: "2026-11-24"))
    try fixture.move(.begin, "佐藤")
    try fixture.move(.confirm, "佐藤", reason: .muleAccount)
    let alert = try fixture.alert()
    #expect(alert.state == .confirmed && alert.assignee == "佐藤" && alert.decision == .confirmed)
    #expect(alert.decisionReason == "mule_account" && alert.version == 3 && alert.dueDay == nil)
    #expect(alert.decidedAt?.iso8601Japan == "2026-11-24T09:00:00+09:00")
    let moves = """
      SELECT version, actor, move, from_state, to_state, reason_code, assignee, due_day, audit_entry_id
      FROM alert_move
      """
    #expect(
      try fixture.store.ask(moves) == [
        "2|佐藤|begin|new|in_review|NULL|佐藤|2026-11-27|1",
        "3|佐藤|confirm|in_review|confirmed|mule_account|佐藤|NULL|2",
      ])
    let entries = try fixture.database.auditEntries()
    #expect(entries.map(\.record.subject) == [fixture.alertID, fixture.alertID])
    #expect(
      entries[1].record.detail == """
        {"move":"confirm","from":"in_review","to":"confirmed","reason":"mule_account","assignee":"佐藤",\
        "due_day":null,"version":3,"run_id":null,"account":"tester","program":"1.0.0"}
        """)
    #expect(try fixture.database.verifyAudit().faults.isEmpty)
  }

  @Test func whatIsRefusedLeavesNothing() throws {
    let fixture = try LifeCycleFixture()
    try fixture.move(.begin, "佐藤")
    try fixture.move(.dismiss, "佐藤", reason: .wrongData)
    try fixture.move(.close, "鈴木")
    let before = try fixture.store.ask("SELECT * FROM alert")
    let refusal = AlertChangeError.refused(
      alertID: fixture.alertID, .notAllowed(state: .closed, move: .confirm))
    #expect(throws: refusal) { try fixture.move(.confirm, "佐藤", reason: .laundering) }
    #expect(throws: AlertChangeError.noSuchAlert(alertID: "A-1")) {
      try fixture.move(.begin, "佐藤", on: "A-1")
    }
    #expect(try fixture.store.ask("SELECT * FROM alert") == before)
    #expect(try fixture.store.count("alert_move") == 3 && fixture.store.count("audit_entry") == 3)
  }

  @Test func severalMovesAreMadeTogetherOrNotAtAll() throws {
    let fixture = try LifeCycleFixture(alerts: 3)
    try fixture.move(.begin, "佐藤", on: "A-20261120-000002")
    let requests = (1...3).map { number in
      var request = MoveRequest("A-20261120-00000\(number)", .begin)
      request.note = try? NoteText("同じ手口")
      return request
    }
    #expect(throws: AlertChangeError.self) {
      try fixture.database.move(requests, by: try LifeCycleFixture.person("鈴木"), workflow: .unlimited)
    }
    #expect(try fixture.store.count("alert_move") == 1 && fixture.store.count("alert_note") == 0)
    try fixture.database.move(
      [requests[0], requests[2]], by: try LifeCycleFixture.person("鈴木"), workflow: .unlimited)
    #expect(try fixture.store.count("alert_move") == 3 && fixture.store.count("alert_note") == 2)
    #expect(try fixture.database.verifyAudit().faults.isEmpty)
  }

  @Test func ofTwoPeopleWhoSawTheSameTheSecondIsTold() throws {
    let fixture = try LifeCycleFixture()
    let seen = try fixture.alert().version
    try fixture.move(.begin, "佐藤", expecting: AlertExpectation(version: seen, state: .new))
    let error = AlertChangeError.changedMeanwhile(alertID: fixture.alertID, version: 2, state: .inReview)
    #expect(throws: error) { try fixture.move(.assign, "鈴木", to: "鈴木", expecting: .init(version: seen)) }
    #expect(throws: error) { try fixture.move(.assign, "鈴木", to: "鈴木", expecting: .init(state: .new)) }
    #expect(throws: AlertChangeError.self) { try fixture.move(.begin, "鈴木") }
    #expect(try fixture.alert().assignee == "佐藤")
  }

  /// Two connections at the same moment: exactly one of them begins.
  @Test func twoPeopleAtOnceAreOneAfterTheOther() async throws {
    let fixture = try LifeCycleFixture(alerts: 40)
    let path = fixture.store.path
    let begun = try await withThrowingTaskGroup(of: [String].self) { group in
      for name in ["佐藤", "鈴木"] {
        group.addTask {
          let database = try AlertDatabase(path: path, access: .update, lockWaitSeconds: 30)
          return try (1...40).compactMap { number in
            let id = "A-20261120-" + (number < 10 ? "00000" : "0000") + "\(number)"
            do {
              try database.move(
                [MoveRequest(id, .begin)], by: try LifeCycleFixture.person(name), workflow: .unlimited)
              return id
            } catch is AlertChangeError {
              return nil
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(begun.count == 40 && Set(begun).count == 40)
    #expect(try fixture.store.count("alert_move") == 40)
    #expect(try fixture.database.verifyAudit().faults.isEmpty)
  }

  @Test(arguments: [AlertMove.confirm, .dismiss])
  func aLaterNightReopensWhatWasDecided(decision: AlertMove) throws {
    let fixture = try LifeCycleFixture()
    try fixture.move(.begin, "佐藤")
    try fixture.laterNight()
    #expect(try fixture.alert().state == .inReview && fixture.alert().version == 3)
    try fixture.move(decision, "佐藤", reason: AlertReason.reasons(for: decision).first)
    try fixture.laterNight("c.csv")
    let alert = try fixture.alert()
    #expect(
      alert.state == .reopened && alert.assignee == nil && alert.decision == nil && alert.decidedAt == nil)
    #expect(alert.transactionCount == 3 && alert.totalYen == 3 * 980_000)
    let last =
      "SELECT actor, move, to_state, reason_code, run_id FROM alert_move ORDER BY move_id DESC LIMIT 1"
    #expect(try fixture.store.ask(last) == ["mekiki run|add|reopened|new_transactions|2"])
    #expect(try fixture.database.verifyAudit().faults.isEmpty)
  }

  @Test func notesAttachmentsAndLinksAreKeptAndAudited() throws {
    let fixture = try LifeCycleFixture()
    let (sato, other) = (try LifeCycleFixture.person("佐藤"), "A-20261120-000002")
    let note = try NoteText("顧客に電話。\n=HYPERLINK(\"x\") <b>")
    try fixture.database.note(note, on: fixture.alertID, by: sato)
    let digest = try #require(SHA256Digest(bytes: Array(repeating: 7, count: 32)))
    let file = try #require(
      AttachedFile(
        name: "通帳.pdf", byteLength: 9, digest: digest, nameSalt: Array(repeating: 5, count: 16)))
    try fixture.database.attach(file, to: fixture.alertID, by: sato)
    #expect(throws: AlertChangeError.alreadyAttached(alertID: fixture.alertID)) {
      try fixture.database.attach(file, to: fixture.alertID, by: sato)
    }
    try fixture.database.link(other, fixture.alertID, because: note, by: sato)
    #expect(throws: AlertChangeError.alreadyLinked(alertID: fixture.alertID, otherAlertID: other)) {
      try fixture.database.link(fixture.alertID, other, because: note, by: sato)
    }
    #expect(throws: AlertChangeError.linkedWithItself(alertID: other)) {
      try fixture.database.link(other, other, because: note, by: sato)
    }
    #expect(try fixture.store.ask("SELECT text FROM alert_note") == [note.text])
    #expect(try fixture.store.ask("SELECT name, byte_length FROM alert_attachment") == ["通帳.pdf|9"])
    #expect(try fixture.store.ask("SELECT 1 FROM audit_entry WHERE detail LIKE '%通帳%'").isEmpty)
    #expect(try fixture.alert().version == 4 && fixture.alert(other).version == 2)
    #expect(try fixture.database.auditEntries().count == 3)
    #expect(try fixture.database.verifyAudit().faults.isEmpty)
  }

  @Test(arguments: ["alert_move", "alert_note"])
  func whatPeopleDidIsNeverChanged(table: String) throws {
    let fixture = try LifeCycleFixture()
    try fixture.move(.begin, "佐藤")
    try fixture.database.note(try NoteText("a"), on: fixture.alertID, by: try LifeCycleFixture.person("佐藤"))
    #expect(throws: DatabaseError.self) { try fixture.store.change("UPDATE \(table) SET actor = 'x'") }
    #expect(throws: DatabaseError.self) { try fixture.store.change("DELETE FROM \(table)") }
  }
}
