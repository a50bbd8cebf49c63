import Core
import Cryptography
import Foundation
import GRDB

/// Checks the whole audit, entry by entry, and what people did against it.
///
/// - Cost: one pass over the entries in constant memory; a lookup for every row of what people did.
struct AuditVerifier {
  let database: Database
  let faultLimit: Int

  func verify() throws -> AuditVerification {
    var faults: [AuditFault] = []
    var (count, next, previous) = (Int64(0), Int64(1), AuditChain.firstPreviousHash)
    let entries = try Row.fetchCursor(database, sql: AuditVerifier.entries)
    while let entry = try entries.next() {
      let entryID = Int64(entry[0] as String) ?? 0
      let isAfterGap = next < entryID
      while next < entryID, faults.count < faultLimit {
        faults.append(.entryMissing(entryID: next))
        next += 1
      }
      // As text, and not as the program would read it: a row may hold anything by now.
      let lines = (0..<7).map { (entry[$0] as String?) ?? "" }
      if !isAfterGap, lines[6] != previous { faults.append(.entryDoesNotFollow(entryID: entryID)) }
      let hash: String = entry[7]
      if hash != AuditChain.hash(lines) { faults.append(.entryChanged(entryID: entryID)) }
      (previous, next, count) = (hash, entryID + 1, count + 1)
    }
    faults += try missingEntries(after: next - 1)
    faults +=
      try changedRecords() + changedTexts() + changedNames() + missingRecords() + changedStates()
      + unknownErasures()
    return AuditVerification(
      entryCount: count, lastEntryID: next - 1, lastHash: previous, faults: Array(faults.prefix(faultLimit)))
  }

  private static let entries = """
    SELECT CAST(entry_id AS TEXT), at, actor, action, subject, detail, previous_hash, hash FROM audit_entry
    ORDER BY entry_id
    """

  /// What was cut off at the end shows by the rows that refer to it.
  private func missingEntries(after last: Int64) throws -> [AuditFault] {
    let union = AuditVerifier.records.map { "SELECT audit_entry_id AS entry_id FROM \($0.table)" }
      .joined(separator: " UNION ")
    return try Int64.fetchAll(
      database, sql: "SELECT entry_id FROM (\(union)) WHERE entry_id > ? ORDER BY 1 LIMIT ?",
      arguments: [last, faultLimit]
    ).map(AuditFault.entryMissing)
  }

  private func changedRecords() throws -> [AuditFault] {
    try AuditVerifier.records.flatMap { record in
      let sql = """
        SELECT record.rowid, record.audit_entry_id FROM \(record.table) AS record
        JOIN audit_entry AS entry ON entry.entry_id = record.audit_entry_id
        WHERE NOT (entry.action = '\(record.action.rawValue)' AND entry.subject = record.alert_id
          AND entry.actor = record.actor AND entry.at = record.at AND \(record.agreement))
        ORDER BY 1 LIMIT \(faultLimit)
        """
      return try Row.fetchAll(database, sql: sql).map {
        AuditFault.recordChanged(table: record.table, rowID: $0[0], entryID: $0[1])
      }
    }
  }

  private func missingRecords() throws -> [AuditFault] {
    try AuditVerifier.records.flatMap { record in
      let sql = """
        SELECT entry_id FROM audit_entry AS entry WHERE action = '\(record.action.rawValue)'
          AND NOT EXISTS (SELECT 1 FROM \(record.table) WHERE audit_entry_id = entry.entry_id)
        ORDER BY 1 LIMIT \(faultLimit)
        """
      return try Int64.fetchAll(database, sql: sql).map {
        AuditFault.recordMissing(table: record.table, entryID: $0)
      }
    }
  }

  /// A text is as its digest says, unless it was erased with its alert.
  private func changedTexts() throws -> [AuditFault] {
    try AuditVerifier.texts.flatMap { table in
      let other = table == "analyst_link" ? " OR alert_id = record.other_alert_id" : ""
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT record.rowid, audit_entry_id, text, digest, EXISTS (SELECT 1 FROM alert
            WHERE erased_at IS NOT NULL AND (alert_id = record.alert_id\(other))) AS may_be_erased
          FROM \(table) AS record ORDER BY 1
          """)
      var faults: [AuditFault] = []
      while faults.count < faultLimit, let row = try rows.next() {
        let text: String = row["text"]
        if row["may_be_erased"], text == ErasedText.word { continue }
        if SHA256Hasher.digest(of: Array(text.utf8)).hexadecimal != row["digest"] {
          faults.append(.recordChanged(table: table, rowID: row[0], entryID: row[1]))
        }
      }
      return faults
    }
  }

  /// The name of an attachment is as its salted digest says, unless it was erased with its alert.
  private func changedNames() throws -> [AuditFault] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT record.rowid, audit_entry_id, name, name_salt, name_digest, \(AuditVerifier.isErased) AS may_be_erased
        FROM alert_attachment AS record WHERE name_digest IS NOT NULL ORDER BY 1
        """)
    var faults: [AuditFault] = []
    while faults.count < faultLimit, let row = try rows.next() {
      let (name, salt): (String, Data?) = (row["name"], row["name_salt"])
      if row["may_be_erased"], name == ErasedText.word, salt == nil { continue }
      let digest = salt.map { AttachedFile.digest(ofName: name, salt: Array($0)).hexadecimal }
      if digest != row["name_digest"] {
        faults.append(.recordChanged(table: "alert_attachment", rowID: row[0], entryID: row[1]))
      }
    }
    return faults
  }

  /// The tables with texts of which the audit holds the digest.
  private static let texts = ["alert_note", "analyst_link", "alert_hold"]

  /// Alerts are erased by retention alone: those of one moment are the ones of which its entry holds the digest.
  private func unknownErasures() throws -> [AuditFault] {
    var faults: [AuditFault] = []
    let moments = try String.fetchAll(
      database, sql: "SELECT DISTINCT erased_at FROM alert WHERE erased_at IS NOT NULL ORDER BY 1")
    for moment in moments.prefix(faultLimit) {
      let ids = try String.fetchAll(
        database, sql: "SELECT alert_id FROM alert WHERE erased_at = ? ORDER BY alert_id", arguments: [moment]
      )
      let isKnown = try Bool.fetchOne(
        database,
        sql: """
          SELECT 1 FROM audit_entry WHERE action = '\(AuditRecord.Action.retentionApplied.rawValue)' AND at = ?
            AND json_extract(detail, '$.alerts_digest') = ?
          """, arguments: [moment, AlertEraser.digest(ofAlerts: ids)])
      if isKnown == nil, let first = ids.first { faults.append(.erasureUnknown(alertID: first)) }
    }
    return faults
  }

  /// An alert that nobody moved is new; since older databases know no moves, one without a known time is let pass.
  private func changedStates() throws -> [AuditFault] {
    let sql = """
      SELECT alert_id FROM alert
      LEFT JOIN (SELECT alert_id AS moved, to_state, assignee AS given, max(version) AS moved_version
        FROM alert_move GROUP BY alert_id) ON moved = alert_id
      WHERE (moved IS NULL AND state <> 'new' AND state_since IS NOT NULL)
        OR (moved IS NOT NULL AND (state <> to_state OR assignee IS NOT given OR version < moved_version))
      ORDER BY 1 LIMIT \(faultLimit)
      """
    return try String.fetchAll(database, sql: sql).map(AuditFault.stateChanged)
  }

  private struct Record {
    let table: String
    let action: AuditRecord.Action
    /// What of the row the entry repeats.
    let agreement: String
  }

  private static let records = [
    Record(
      table: "alert_move", action: .alertMoved,
      agreement: [
        "move", "from:from_state", "to:to_state", "reason:reason_code", "assignee", "due_day", "version",
        "run_id",
      ]
      .map(AuditVerifier.agreement).joined(separator: " AND ")),
    Record(table: "alert_note", action: .alertNoted, agreement: agreement("digest")),
    Record(
      table: "alert_attachment", action: .alertAttached,
      agreement: (["byte_length", "digest"].map(AuditVerifier.agreement) + [attachmentName]).joined(
        separator: " AND ")),
    Record(
      table: "analyst_link", action: .alertLinked,
      agreement: ["other:other_alert_id", "digest"].map(AuditVerifier.agreement).joined(separator: " AND ")),
    Record(
      table: "alert_hold", action: .alertHeld,
      agreement: ["is_held", "digest"].map(AuditVerifier.agreement).joined(separator: " AND ")),
  ]

  /// Entries of before the audit kept digests of names repeat the name itself, also of an attachment that was erased since.
  private static let attachmentName = """
    CASE WHEN json_type(entry.detail, '$.name') IS NULL THEN \(agreement("name_digest"))
    ELSE record.name_digest IS NULL AND (\(agreement("name"))
      OR record.name = '\(ErasedText.word)' AND \(isErased)) END
    """

  private static let isErased = """
    EXISTS (SELECT 1 FROM alert WHERE alert_id = record.alert_id AND erased_at IS NOT NULL)
    """

  private static func agreement(_ pair: String) -> String {
    let names = pair.split(separator: ":")
    return "json_extract(entry.detail, '$.\(names[0])') IS record.\(names[names.count - 1])"
  }
}

extension AlertDatabase {
  /// Checks that the audit holds together, and that what people did to alerts is as the audit says.
  ///
  /// An edited, a removed and a replaced row are each found and named. Whoever can rewrite the whole file can also rewrite every hash: only
  /// a hash kept elsewhere, such as `AuditVerification.lastHash` of an earlier day, shows that.
  public func verifyAudit(faultLimit: Int = 100) throws(AlertStoreError) -> AuditVerification {
    try reading { database in try AuditVerifier(database: database, faultLimit: faultLimit).verify() }
  }

  /// The hash of an entry of the audit, or nil when there is no such entry.
  public func auditHash(entryID: Int64) throws(AlertStoreError) -> String? {
    try reading { database in
      try String.fetchOne(
        database, sql: "SELECT hash FROM audit_entry WHERE entry_id = ?", arguments: [entryID])
    }
  }
}
