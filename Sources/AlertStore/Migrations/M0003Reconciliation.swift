import GRDB

/// Yen and records of a file from its first byte to its last score, and what the file held once unpacked.
///
/// A file recorded before this migration keeps NULL in the new columns: nobody counted them then, and zero
/// would be a claim.
enum M0003Reconciliation {
  static let name = "M0003Reconciliation"

  static func apply(_ database: Database) throws {
    for column in columns {
      try database.execute(sql: "ALTER TABLE source_file ADD COLUMN \(column)")
    }
    try database.execute(sql: "DROP VIEW v_file_reconciliation")
    try database.execute(sql: view)
  }

  /// The bounds are those of the accepted counts, so that no more can be scored than was read.
  private static let columns = [
    "yen_rejected INTEGER CHECK (yen_rejected >= 0)",
    """
    records_rejected_without_amount INTEGER
      CHECK (records_rejected_without_amount BETWEEN 0 AND records_rejected)
    """,
    "records_cancelled INTEGER CHECK (records_cancelled BETWEEN 0 AND records_accepted)",
    "yen_cancelled INTEGER CHECK (yen_cancelled BETWEEN 0 AND yen_accepted)",
    """
    records_scored INTEGER CHECK (
      records_scored BETWEEN 0 AND records_accepted AND (status = 'accepted' OR records_scored = 0))
    """,
    """
    yen_scored INTEGER CHECK (
      yen_scored BETWEEN 0 AND yen_accepted AND (status = 'accepted' OR yen_scored = 0))
    """,
    "compression TEXT CHECK (compression <> '')",
    "bytes_on_disk INTEGER CHECK (bytes_on_disk >= 0)",
    "content_digest TEXT CHECK (length(content_digest) > 0)",
    "side_totals_digest TEXT CHECK (length(side_totals_digest) > 0)",
  ]

  /// The view with yen, scores and `balances` beside the counts.
  ///
  /// `balances` is 1 when what came in is what was accepted and refused, no more was scored than accepted, and
  /// every declared total agrees; NULL when the file was recorded before all of that was counted. The records
  /// that came in are those of the checkpoint, which is written apart from the counts.
  private static let view = """
    CREATE VIEW v_file_reconciliation AS
    SELECT file.file_id, file.run_id, run.business_day, file.name, file.format, file.status,
      file.byte_length AS bytes_in, file.bytes_accepted, file.bytes_rejected, file.bytes_framing,
      checkpoint.records AS records_in,
      file.records_accepted, file.records_rejected, file.records_rejected_without_amount,
      file.records_cancelled, file.records_scored,
      file.yen_accepted + file.yen_rejected AS yen_in,
      file.yen_accepted, file.yen_rejected, file.yen_cancelled, file.yen_scored,
      (SELECT sum(declared_count) FROM control_total WHERE file_id = file.file_id) AS declared_count,
      (SELECT sum(read_count) FROM control_total WHERE file_id = file.file_id) AS read_count,
      (SELECT sum(declared_yen) FROM control_total WHERE file_id = file.file_id) AS declared_yen,
      (SELECT sum(read_yen) FROM control_total WHERE file_id = file.file_id) AS read_yen,
      (SELECT min(agrees) FROM control_total
        WHERE file_id = file.file_id AND coalesce(declared_count, declared_yen) IS NOT NULL) AS totals_agree,
      checkpoint.records = file.records_accepted + file.records_rejected
        AND checkpoint.byte_offset = file.bytes_accepted + file.bytes_rejected + file.bytes_framing
        AND file.records_scored <= file.records_accepted AND file.yen_scored <= file.yen_accepted
        AND ifnull((SELECT min(agrees) FROM control_total WHERE file_id = file.file_id), 1) AS balances,
      (SELECT count(*) FROM reject WHERE file_id = file.file_id) AS rejects_kept,
      (SELECT count(*) FROM finding WHERE file_id = file.file_id) AS findings,
      file.compression, file.bytes_on_disk, file.digest, file.content_digest, file.side_totals_digest,
      file.notes
    FROM source_file AS file
    JOIN run ON run.run_id = file.run_id
    LEFT JOIN checkpoint ON checkpoint.file_id = file.file_id
    ORDER BY file.file_id
    """
}
