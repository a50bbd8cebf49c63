import Alerts
import Core
import Cryptography
import Foundation
import GRDB

/// Notes, attachments and links: what people put to an alert without moving it.
extension AlertMover {
  /// Writes a note; the audit keeps its digest, so that the text can be erased one day and the chain still holds.
  func note(_ note: NoteText, on alertID: String, by mover: Mover) throws {
    let digest = SHA256Hasher.digest(of: Array(note.text.utf8)).hexadecimal
    let entryID = try audit(.alertNoted, alertID, mover) { json in
      json.member("digest", digest)
      json.member("byte_length", Int64(note.text.utf8.count))
    }
    try database.execute(
      sql: """
        INSERT INTO alert_note (alert_id, at, actor, text, digest, audit_entry_id) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [alertID, mover.at.iso8601Japan, mover.actor, note.text, digest, entryID])
    let key = try Int64.fetchOne(
      database, sql: "SELECT alert_key FROM alert WHERE alert_id = ?", arguments: [alertID])
    if let key { try SearchIndex(database).add([note.text], alertKey: key) }
  }

  /// Writes down a file by its name, length and digest; its bytes are not kept, and the audit has only a digest of the name.
  func attach(_ attachment: AttachedFile, to alertID: String, by mover: Mover) throws {
    let known = try Bool.fetchOne(
      database, sql: "SELECT 1 FROM alert_attachment WHERE alert_id = ? AND digest = ?",
      arguments: [alertID, attachment.digest.hexadecimal])
    guard known == nil else { throw AlertChangeError.alreadyAttached(alertID: alertID) }
    let entryID = try audit(.alertAttached, alertID, mover) { json in
      json.member("name_digest", attachment.nameDigest.hexadecimal)
      json.member("byte_length", attachment.byteLength)
      json.member("digest", attachment.digest.hexadecimal)
    }
    try database.execute(
      sql: """
        INSERT INTO alert_attachment
          (alert_id, at, actor, name, name_salt, name_digest, byte_length, digest, audit_entry_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        alertID, mover.at.iso8601Japan, mover.actor, attachment.name, Data(attachment.nameSalt),
        attachment.nameDigest.hexadecimal, attachment.byteLength, attachment.digest.hexadecimal, entryID,
      ])
  }

  /// Holds an alert for a case, or lets it go.
  func hold(_ alertID: String, isHeld: Bool, because note: NoteText, by mover: Mover) throws {
    let digest = SHA256Hasher.digest(of: Array(note.text.utf8)).hexadecimal
    let entryID = try audit(.alertHeld, alertID, mover) { json in
      json.member("is_held", Int64(isHeld ? 1 : 0))
      json.member("digest", digest)
    }
    try database.execute(
      sql: """
        INSERT INTO alert_hold (alert_id, at, actor, is_held, text, digest, audit_entry_id) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [alertID, mover.at.iso8601Japan, mover.actor, isHeld, note.text, digest, entryID])
  }

  /// Links two alerts; the pair is kept once, in the order of the identifiers.
  func link(_ alertID: String, _ otherAlertID: String, because note: NoteText, by mover: Mover) throws {
    guard alertID != otherAlertID else { throw AlertChangeError.linkedWithItself(alertID: alertID) }
    let (first, second) = alertID < otherAlertID ? (alertID, otherAlertID) : (otherAlertID, alertID)
    let known = try Bool.fetchOne(
      database, sql: "SELECT 1 FROM analyst_link WHERE alert_id = ? AND other_alert_id = ?",
      arguments: [first, second])
    guard known == nil else { throw AlertChangeError.alreadyLinked(alertID: first, otherAlertID: second) }
    let digest = SHA256Hasher.digest(of: Array(note.text.utf8)).hexadecimal
    let entryID = try audit(.alertLinked, first, mover) { json in
      json.member("other", second)
      json.member("digest", digest)
      json.member("byte_length", Int64(note.text.utf8.count))
    }
    try database.execute(
      sql: """
        INSERT INTO analyst_link (alert_id, other_alert_id, at, actor, text, digest, audit_entry_id)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [first, second, mover.at.iso8601Japan, mover.actor, note.text, digest, entryID])
  }

  /// Counts a change that moves nothing, after what the person saw has been checked.
  func touch(_ alertID: String, _ expectation: AlertExpectation) throws {
    guard let (standing, version) = try standing(of: alertID) else {
      throw AlertChangeError.noSuchAlert(alertID: alertID)
    }
    try AlertMover.expect(expectation, alertID, version, standing.state)
    try database.execute(
      sql: "UPDATE alert SET version = version + 1 WHERE alert_id = ?", arguments: [alertID])
  }

  private func audit(
    _ action: AuditRecord.Action, _ alertID: String, _ mover: Mover, _ members: (inout JSONText) -> Void
  ) throws -> Int64 {
    var json = JSONText()
    json.object { json in
      members(&json)
      json.member("account", mover.account)
      json.member("program", mover.program)
    }
    return try AuditWriter(database: database).insert(
      AuditRecord(at: mover.at, actor: mover.actor, action: action, subject: alertID, detail: json.text)
    ).entryID
  }
}
