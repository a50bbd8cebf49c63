import Core
import Foundation
import TestSupport
import Testing

@testable import AlertStore

/// The audit grows, holds together, and cannot be changed unnoticed.
@Suite struct AuditTests {
  let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  private func record(_ actor: String, _ action: AuditRecord.Action = .rulesProposed) -> AuditRecord {
    AuditRecord(
      at: Instant(secondsSince1970: 1_800_000_000), actor: actor, action: action, subject: "abc",
      detail: "{\"note\":\"\(actor)\"}")
  }

  @Test func entriesFollowEachOther() throws {
    let database = try fixture.open()
    for actor in ["佐藤", "鈴木", "高橋"] { try database.append(record(actor)) }
    let entries = try database.auditEntries()
    #expect(entries.map(\.entryID) == [1, 2, 3])
    #expect(entries.map(\.record.actor) == ["佐藤", "鈴木", "高橋"])
    #expect(entries[0].previousHash == AuditChain.firstPreviousHash)
    #expect(entries[2].previousHash == entries[1].hash)
    #expect(AuditChain.firstBroken(entries) == nil)
    #expect(AuditChain.firstBroken(Array(entries.dropFirst())) == 1)
    #expect(AuditChain.firstBroken([entries[0], entries[2]]) == 2)
  }

  @Test(arguments: [
    "UPDATE audit_entry SET actor = '誰か' WHERE entry_id = 1", "DELETE FROM audit_entry",
    "INSERT INTO audit_entry SELECT 9, at, actor, action, subject, detail, hash, 'x' FROM audit_entry WHERE entry_id = 2",
    "INSERT INTO audit_entry SELECT 3, at, actor, action, subject, detail, previous_hash, hash FROM audit_entry WHERE entry_id = 1",
  ])
  func theSchemaRefusesChanges(sql: String) throws {
    let database = try fixture.open()
    for actor in ["佐藤", "鈴木"] { try database.append(record(actor)) }
    #expect(throws: (any Error).self) { try fixture.change(sql) }
    #expect(try database.auditEntries().count == 2)
  }

  @Test func aChangePastTheTriggersIsNoticed() throws {
    let database = try fixture.open()
    for actor in ["佐藤", "鈴木", "高橋"] { try database.append(record(actor)) }
    try fixture.change("DROP TRIGGER audit_entry_stays")
    try fixture.change("UPDATE audit_entry SET actor = '誰か' WHERE entry_id = 2")
    #expect(AuditChain.firstBroken(try database.auditEntries()) == 2)
  }

  @Test func stockToolsComputeTheSameHash() throws {
    let database = try fixture.open()
    for actor in ["佐藤", "鈴木"] { try database.append(record(actor)) }
    guard let shell = OutsideProgram("sqlite3"), let hasher = OutsideProgram("sha256sum") else { return }
    let sql = """
      SELECT entry_id, at, actor, action, subject, detail, previous_hash FROM audit_entry WHERE entry_id = 2
      """
    let lines = try shell.run(["-readonly", "-separator", "\n", fixture.path, sql]).output
    let file = fixture.folder.appendingPathComponent("entry.txt")
    try Data(lines.utf8).write(to: file)
    let digest = try hasher.run([file.path]).output.prefix(64)
    #expect(try database.auditEntries()[1].hash == String(digest))
  }
}
