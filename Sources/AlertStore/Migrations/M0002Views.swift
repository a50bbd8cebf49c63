import GRDB

/// The views that people read in any SQLite tool, with amounts, scores and names beside each other.
enum M0002Views {
  static let name = "M0002Views"

  static func apply(_ database: Database) throws {
    for statement in [queue, reasons, reconciliation, runs] { try database.execute(sql: statement) }
  }

  /// Scores are shown rounded: the sqlite3 shell prints a binary fraction with all its digits otherwise.
  private static let queue = """
    CREATE VIEW v_alert_queue AS
    SELECT row_number() OVER (ORDER BY alert.score_micro DESC, alert.alert_id) AS queue_rank,
      alert.alert_id, alert.business_day, alert.account, alert.band, alert.state, alert.typology,
      round(alert.score_micro / 1000000.0, 3) AS score,
      round(alert.probability, 4) AS probability,
      alert.transaction_count,
      (SELECT sum(amount_yen) FROM alert_transaction WHERE alert_id = alert.alert_id) AS total_yen,
      strongest.occurred_at AS strongest_occurred_at,
      strongest.direction AS strongest_direction,
      strongest.amount_yen AS strongest_amount_yen,
      strongest.counterparty_name, strongest.counterparty_account,
      reason.japanese AS top_reason_japanese,
      reason.english AS top_reason_english,
      strongest.summary_japanese, strongest.summary_english
    FROM alert
    JOIN alert_transaction AS strongest ON strongest.transaction_key = (
      SELECT transaction_key FROM alert_transaction WHERE alert_id = alert.alert_id
      ORDER BY score_micro DESC, transaction_key LIMIT 1)
    LEFT JOIN reason ON reason.transaction_key = strongest.transaction_key AND reason.rank = 1
    WHERE alert.state <> 'closed'
    ORDER BY queue_rank
    """

  private static let reasons = """
    CREATE VIEW v_alert_reason AS
    SELECT part.alert_id, part.transaction_key, part.transaction_id, part.occurred_at, part.direction,
      part.amount_yen, part.counterparty_name, reason.rank AS reason_rank, reason.origin, reason.name,
      round(reason.value, 6) AS value,
      round(reason.contribution, 3) AS contribution,
      round(part.score_micro / 1000000.0, 3) AS transaction_score,
      reason.japanese, reason.english, reason.reference_case
    FROM alert_transaction AS part
    JOIN reason ON reason.transaction_key = part.transaction_key
    ORDER BY part.alert_id, part.transaction_key, reason.rank
    """

  /// A file without declared totals has NULL in the declared columns and in `totals_agree`.
  private static let reconciliation = """
    CREATE VIEW v_file_reconciliation AS
    SELECT file.file_id, file.run_id, run.business_day, file.name, file.format, file.status,
      file.byte_length AS bytes_in, file.bytes_accepted, file.bytes_rejected, file.bytes_framing,
      file.records_accepted + file.records_rejected AS records_in,
      file.records_accepted, file.records_rejected, file.yen_accepted,
      (SELECT sum(declared_count) FROM control_total WHERE file_id = file.file_id) AS declared_count,
      (SELECT sum(read_count) FROM control_total WHERE file_id = file.file_id) AS read_count,
      (SELECT sum(declared_yen) FROM control_total WHERE file_id = file.file_id) AS declared_yen,
      (SELECT sum(read_yen) FROM control_total WHERE file_id = file.file_id) AS read_yen,
      (SELECT min(agrees) FROM control_total WHERE file_id = file.file_id) AS totals_agree,
      (SELECT count(*) FROM reject WHERE file_id = file.file_id) AS rejects_kept,
      (SELECT count(*) FROM finding WHERE file_id = file.file_id) AS findings,
      file.notes
    FROM source_file AS file
    JOIN run ON run.run_id = file.run_id
    ORDER BY file.file_id
    """

  /// The records of a quarantined file are counted apart: none of them was scored.
  private static let runs = """
    CREATE VIEW v_run AS
    SELECT run.run_id, run.business_day, run.started_at, run.finished_at, run.pipeline,
      count(file.file_id) AS files,
      ifnull(sum(file.status = 'quarantined'), 0) AS files_quarantined,
      ifnull(sum(file.records_accepted) FILTER (WHERE file.status = 'accepted'), 0) AS records_accepted,
      ifnull(sum(file.records_rejected) FILTER (WHERE file.status = 'accepted'), 0) AS records_rejected,
      ifnull(sum(file.records_accepted + file.records_rejected)
        FILTER (WHERE file.status = 'quarantined'), 0) AS records_quarantined,
      ifnull(sum(file.yen_accepted) FILTER (WHERE file.status = 'accepted'), 0) AS yen_accepted,
      (SELECT count(*) FROM alert WHERE first_run_id = run.run_id) AS alerts_raised,
      run.program_version, run.pipeline_digest, run.model_digest, run.rules_digest
    FROM run
    LEFT JOIN source_file AS file ON file.run_id = run.run_id
    GROUP BY run.run_id
    ORDER BY run.run_id
    """
}
