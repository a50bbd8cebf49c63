import Core
import Foundation
import GRDB

/// Writes the rows that a source file has whatever becomes of it: its run, itself, rejects, findings, totals,
/// checkpoint.
struct FileWriter {
  private let database: Database

  init(_ database: Database) {
    self.database = database
  }

  /// The number of the unfinished run of this description, made now if there is none.
  func runID(of run: RunDescription) throws -> Int64 {
    let values: StatementArguments = [
      run.startedAt.iso8601Japan, run.businessDay.iso8601, run.pipeline, run.pipelineDigest, run.modelDigest,
      run.rulesDigest, run.programVersion,
    ]
    let unfinished = """
      SELECT run_id FROM run
      WHERE finished_at IS NULL AND started_at = ? AND business_day = ? AND pipeline = ?
        AND pipeline_digest = ? AND model_digest = ? AND rules_digest = ? AND program_version = ?
      ORDER BY run_id LIMIT 1
      """
    if let known = try Int64.fetchOne(database, sql: unfinished, arguments: values) { return known }
    try database.execute(
      sql: """
        INSERT INTO run (started_at, business_day, pipeline, pipeline_digest, model_digest, rules_digest,
          program_version)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """, arguments: values)
    return database.lastInsertedRowID
  }

  /// Makes the file's row, which its rejects and alerts refer to; all its bytes count as framing until its
  /// outcome is known.
  func begin(_ file: SourceFileDescription, runID: Int64) throws -> Int64 {
    try database.execute(
      sql: """
        INSERT INTO source_file (run_id, name, digest, format, byte_length, bytes_accepted, bytes_rejected,
          bytes_framing, records_accepted, records_rejected, yen_accepted, status, notes)
        VALUES (?, ?, ?, ?, ?, 0, 0, ?, 0, 0, 0, 'quarantined', '')
        """,
      arguments: [runID, file.name, file.digest, file.format, file.byteLength, file.byteLength])
    return database.lastInsertedRowID
  }

  /// Writes what a file keeps even when it is quarantined.
  func keep(_ transaction: FileTransaction) throws {
    try keep(transaction.rejects, fileID: transaction.fileID)
    try keep(transaction.findings, fileID: transaction.fileID)
    try keep(transaction.controlTotals, fileID: transaction.fileID)
  }

  /// Writes the file's totals and its checkpoint; a file is read to its end or not recorded at all.
  ///
  /// The length kept is that of the content, which a compressed file shows only at its end.
  func end(fileID: Int64, byteLength: Int64, _ outcome: FileOutcome) throws {
    let contentBytes = outcome.content?.contentBytes ?? byteLength
    let reconciliation = outcome.reconciliation
    var values: StatementArguments = [
      contentBytes, outcome.bytesAccepted, outcome.bytesRejected, outcome.bytesFraming,
    ]
    values += [
      outcome.recordsAccepted, outcome.recordsRejected, outcome.yenAccepted, outcome.status.rawValue,
      outcome.notes,
    ]
    values += [
      reconciliation?.yenRejected, reconciliation?.recordsRejectedWithoutAmount,
      reconciliation?.recordsCancelled, reconciliation?.yenCancelled, reconciliation?.recordsScored,
      reconciliation?.yenScored,
    ]
    values += [
      outcome.content?.compression, outcome.content?.bytesOnDisk, outcome.content?.contentDigest,
      outcome.content?.sideTotalsDigest, outcome.deliveryDigest, fileID,
    ]
    try database.execute(
      sql: """
        UPDATE source_file SET byte_length = ?, bytes_accepted = ?, bytes_rejected = ?, bytes_framing = ?,
          records_accepted = ?, records_rejected = ?, yen_accepted = ?, status = ?, notes = ?,
          yen_rejected = ?, records_rejected_without_amount = ?, records_cancelled = ?, yen_cancelled = ?,
          records_scored = ?, yen_scored = ?,
          compression = ?, bytes_on_disk = ?, content_digest = ?, side_totals_digest = ?,
          delivery_digest = ?
        WHERE file_id = ?
        """, arguments: values)
    try database.execute(
      sql: "INSERT INTO checkpoint (file_id, byte_offset, records) VALUES (?, ?, ?)",
      arguments: [fileID, contentBytes, outcome.recordsAccepted + outcome.recordsRejected])
  }

  private func keep(_ rejects: [RejectRecord], fileID: Int64) throws {
    let statement = try database.makeStatement(
      sql: """
        INSERT INTO reject (file_id, record_number, byte_offset, byte_length, raw, code, japanese, english)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for reject in rejects {
      try statement.execute(arguments: [
        fileID, reject.recordNumber, reject.byteOffset, reject.byteLength, Data(reject.raw), reject.code,
        reject.japanese, reject.english,
      ])
    }
  }

  private func keep(_ findings: [Finding], fileID: Int64) throws {
    let statement = try database.makeStatement(
      sql: """
        INSERT INTO finding (file_id, code, severity, record_number, byte_offset, field, japanese, english)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for finding in findings {
      try statement.execute(arguments: [
        fileID, finding.code, finding.severity.rawValue, finding.place.record, finding.place.byteOffset,
        finding.place.field, finding.japanese, finding.english,
      ])
    }
  }

  private func keep(_ totals: [ControlTotalRecord], fileID: Int64) throws {
    let statement = try database.makeStatement(
      sql: """
        INSERT INTO control_total (file_id, name_japanese, name_english, declared_count, declared_yen,
          read_count, read_yen, agrees)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for total in totals {
      try statement.execute(arguments: [
        fileID, total.nameJapanese, total.nameEnglish, total.declaredCount, total.declaredYen,
        total.readCount, total.readYen, total.agrees,
      ])
    }
  }
}
