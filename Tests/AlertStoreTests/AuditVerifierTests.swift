import Alerts
import AlertStore
import Core
import Foundation
import GRDB
import TestSupport
import Testing

/// The audit of ten thousand random moves holds together, and every change of a row is found and named.
@Suite struct AuditVerifierTests {
  /// Random moves of random people on some alerts; what the table refuses leaves nothing.
  private static func moved(_ count: Int, alerts: Int, seed: UInt64) throws -> LifeCycleFixture {
    let fixture = try LifeCycleFixture(alerts: alerts)
    var random = SeededGenerator(seed: seed)
    let names = ["佐藤", "鈴木", "高橋", "田中"]
    var made = 0
    while made < count {
      let number = Int.random(in: 1...alerts, using: &random)
      let digits = String(number)
      let id = "A-20261120-" + String(repeating: "0", count: 6 - digits.count) + digits
      let move = AlertMove.allCases[Int.random(in: 0..<AlertMove.allCases.count, using: &random)]
      var request = MoveRequest(id, move)
      request.reason = AlertReason.reasons(for: move).randomElement(using: &random)
      if move == .assign { request.assignee = names.randomElement(using: &random).flatMap(PersonName.init) }
      let person = try LifeCycleFixture.person(names.randomElement(using: &random) ?? "", made)
      do {
        try fixture.database.move([request], by: person, workflow: LifeCycleFixture.workflow)
        made += 1
      } catch is AlertChangeError {}
    }
    return fixture
  }

  @Test func tenThousandRandomMovesHoldTogether() throws {
    let fixture = try AuditVerifierTests.moved(10_000, alerts: 200, seed: 7)
    let verification = try fixture.database.verifyAudit()
    #expect(verification.faults.isEmpty)
    #expect(verification.entryCount == 10_000 && verification.lastEntryID == 10_000)
    #expect(try fixture.database.auditHash(entryID: 10_000) == verification.lastHash)
    #expect(try fixture.store.count("alert_move") == 10_000)
    let states = try fixture.store.ask("SELECT DISTINCT to_state FROM alert_move ORDER BY 1")
    #expect(states.count == 9, "every state but new is reached: \(states)")

    // Whoever drops the triggers can edit, remove and reorder; each is found, and the row is named.
    try fixture.store.change("DROP TRIGGER audit_entry_stays; DROP TRIGGER audit_entry_remains")
    try fixture.store.change("DROP TRIGGER alert_move_stays; DROP TRIGGER alert_move_remains")
    var random = SeededGenerator(seed: 8)
    for _ in 0..<5 {
      let entry = Int64.random(in: 2...9_998, using: &random)
      #expect(
        try faults(fixture, "UPDATE audit_entry SET actor = actor || 'x' WHERE entry_id = \(entry)").contains(
          .entryChanged(entryID: entry)))
      #expect(
        try faults(fixture, "DELETE FROM audit_entry WHERE entry_id = \(entry)").contains(
          .entryMissing(entryID: entry)))
      let swapped = try faults(
        fixture,
        """
        UPDATE audit_entry SET entry_id = 20000 WHERE entry_id = \(entry);
        UPDATE audit_entry SET entry_id = \(entry) WHERE entry_id = \(entry + 1);
        UPDATE audit_entry SET entry_id = \(entry + 1) WHERE entry_id = 20000;
        """)
      #expect(swapped.contains(.entryChanged(entryID: entry)))
      #expect(swapped.contains(.entryChanged(entryID: entry + 1)))
      let edited = try faults(
        fixture, "UPDATE alert_move SET to_state = 'lost' WHERE audit_entry_id = \(entry)")
      #expect(edited.contains { if case .recordChanged("alert_move", _, entry) = $0 { true } else { false } })
      #expect(
        try faults(fixture, "DELETE FROM alert_move WHERE audit_entry_id = \(entry)").contains(
          .recordMissing(table: "alert_move", entryID: entry)))
    }
  }

  @Test func whatIsCutOffAtTheEndIsFoundByWhatRefersToIt() throws {
    let fixture = try AuditVerifierTests.moved(20, alerts: 5, seed: 3)
    try fixture.store.change("DROP TRIGGER audit_entry_remains")
    #expect(
      try faults(fixture, "DELETE FROM audit_entry WHERE entry_id = 20").contains(.entryMissing(entryID: 20)))
  }

  @Test func aStateChangedByHandIsFound() throws {
    let fixture = try AuditVerifierTests.moved(20, alerts: 5, seed: 4)
    let id = try #require(
      try fixture.store.ask("SELECT alert_id FROM alert WHERE state <> 'new' LIMIT 1").first)
    #expect(
      try faults(fixture, "UPDATE alert SET state = 'new' WHERE alert_id = '\(id)'").contains(
        .stateChanged(alertID: id)))
    try fixture.laterNight()
    #expect(try fixture.database.verifyAudit().faults.isEmpty)
  }

  /// A chain that was written anew from an entry on holds together; only a hash kept elsewhere shows it.
  @Test func aHashKeptElsewhereShowsAChainWrittenAnew() throws {
    let fixture = try AuditVerifierTests.moved(5, alerts: 5, seed: 5)
    let kept = try fixture.database.verifyAudit().lastHash
    let other = try AuditVerifierTests.moved(5, alerts: 5, seed: 6)
    #expect(try other.database.verifyAudit().faults.isEmpty)
    #expect(try other.database.auditHash(entryID: 5) != kept)
    #expect(try other.database.auditHash(entryID: 6) == nil)
  }

  /// What a check finds after a change, which is undone again.
  private func faults(_ fixture: LifeCycleFixture, _ change: String) throws -> [AuditFault] {
    let copy = fixture.store.path + ".copy"
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
    let target = try DatabaseQueue(path: copy)
    try DatabaseQueue(path: fixture.store.path).backup(to: target)
    // A hash may stand twice for a moment while rows change their places.
    try target.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF")
      try $0.execute(sql: change)
    }
    try target.close()
    return try AlertDatabase(path: copy, access: .readOnly).verifyAudit().faults
  }
}
