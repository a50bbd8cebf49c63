import GRDB

/// The views for people's own questions, as `Pipelines/queries.md` tells them.
///
/// They are made to be narrowed and paged: none of them numbers or sorts a whole table on the way.
enum M0013Questions {
  static let name = "M0013Questions"

  static func apply(_ database: Database) throws {
    for view in [queue, reason, rules, nights, history, people] { try database.execute(sql: view) }
  }

  /// What is to be looked at, strongest first.
  private static let queue = """
    CREATE VIEW alert_queue AS
    SELECT alert.alert_id, alert.business_day, alert.account, alert.band, alert.state, alert.typology,
      alert.scam_type, round(alert.score_micro / 1000000.0, 3) AS score,
      round(alert.probability, 4) AS probability, alert.probability_is_calibrated,
      alert.transaction_count, alert.total_yen, alert.assignee, alert.state_since, alert.due_day,
      alert.queue_place, alert.queue_day, strongest.occurred_at AS strongest_occurred_at,
      strongest.direction AS strongest_direction, strongest.amount_yen AS strongest_amount_yen,
      strongest.counterparty_name, strongest.counterparty_account, reason.japanese AS top_reason_japanese,
      reason.english AS top_reason_english, strongest.summary_japanese, strongest.summary_english, alert.version
    FROM alert
    JOIN alert_transaction AS strongest ON strongest.transaction_key = (
      SELECT transaction_key FROM alert_transaction WHERE alert_id = alert.alert_id
      ORDER BY score_micro DESC, transaction_key LIMIT 1)
    LEFT JOIN reason ON reason.transaction_key = strongest.transaction_key AND reason.rank = 1
    WHERE alert.is_open = 1 AND alert.queue_place NOT IN ('below_budget', 'suppressed')
    ORDER BY alert.score_micro DESC, alert.alert_id
    """

  /// Why: each reason of each transaction, with what it adds.
  private static let reason = """
    CREATE VIEW alert_reason AS
    SELECT alert.alert_id, alert.business_day, alert.account, alert.state, part.transaction_key,
      part.transaction_id, part.occurred_at, part.direction, part.amount_yen, part.counterparty_name,
      reason.rank AS reason_rank, reason.origin, reason.name, round(reason.value, 6) AS value,
      round(reason.contribution_micro / 1000000.0, 3) AS contribution,
      round(part.score_micro / 1000000.0, 3) AS transaction_score, reason.japanese, reason.english,
      reason.reference_case
    FROM alert
    JOIN alert_transaction AS part ON part.alert_id = alert.alert_id
    JOIN reason ON reason.transaction_key = part.transaction_key
    """

  /// What each rule was worth: how often it spoke, and what people found.
  ///
  /// Precision is of decided alerts alone.
  private static let rules = """
    CREATE VIEW rule_performance AS
    SELECT rule, hits, alerts, open_alerts, confirmed_alerts, dismissed_alerts,
      round(1.0 * confirmed_alerts / nullif(confirmed_alerts + dismissed_alerts, 0), 4) AS precision,
      confirmed_yen, first_day, last_day,
      (SELECT count(*) FROM suppressed_hit WHERE suppressed_hit.rule = counted.rule) AS suppressed_hits
    FROM (
      SELECT reason.name AS rule, count(*) AS hits, count(DISTINCT alert.alert_id) AS alerts,
        count(DISTINCT CASE WHEN alert.is_open THEN alert.alert_id END) AS open_alerts,
        count(DISTINCT CASE WHEN alert.decision = 'confirmed' THEN alert.alert_id END) AS confirmed_alerts,
        count(DISTINCT CASE WHEN alert.decision = 'dismissed' THEN alert.alert_id END) AS dismissed_alerts,
        ifnull(sum(part.amount_yen) FILTER (WHERE alert.decision = 'confirmed'), 0) AS confirmed_yen,
        min(alert.business_day) AS first_day, max(alert.business_day) AS last_day
      FROM reason
      JOIN alert_transaction AS part ON part.transaction_key = reason.transaction_key
      JOIN alert ON alert.alert_id = part.alert_id
      WHERE reason.origin = 'rule'
      GROUP BY reason.name
    ) AS counted
    ORDER BY alerts DESC, rule
    """

  /// What each run took in, and what became of what it raised.
  private static let nights = """
    CREATE VIEW night_summary AS
    SELECT run.run_id, run.business_day, run.started_at, run.finished_at, run.files, run.files_quarantined,
      run.records_accepted, run.records_rejected, run.yen_accepted, run.alerts_raised,
      count(alert.alert_id) FILTER (WHERE alert.band = 'alarm') AS alarms,
      count(alert.alert_id) FILTER (WHERE alert.is_open) AS alerts_open,
      count(alert.alert_id) FILTER (WHERE alert.decision = 'confirmed') AS alerts_confirmed,
      count(alert.alert_id) FILTER (WHERE alert.decision = 'dismissed') AS alerts_dismissed,
      count(alert.alert_id) FILTER (WHERE alert.state = 'reported') AS alerts_reported,
      count(alert.alert_id) FILTER (WHERE alert.queue_place = 'below_budget') AS alerts_below_budget,
      count(alert.alert_id) FILTER (WHERE alert.queue_place = 'sample') AS alerts_sampled,
      ifnull(sum(alert.total_yen), 0) AS alert_yen
    FROM v_run AS run
    LEFT JOIN alert ON alert.first_run_id = run.run_id
    GROUP BY run.run_id
    ORDER BY run.run_id
    """

  /// Everything that was done to each alert, from its raising on.
  private static let history = """
    CREATE VIEW alert_history AS
    SELECT alert.alert_id, run.started_at AS at, 'mekiki run' AS actor, 'raise' AS action, NULL AS from_state,
      'new' AS to_state, NULL AS reason_code, NULL AS assignee, NULL AS text, NULL AS digest,
      NULL AS audit_entry_id
    FROM alert JOIN run ON run.run_id = alert.first_run_id
    UNION ALL
    SELECT alert_id, at, actor, move, from_state, to_state, reason_code, assignee, NULL, NULL, audit_entry_id
    FROM alert_move
    UNION ALL
    SELECT alert_id, at, actor, 'note', NULL, NULL, NULL, NULL, text, digest, audit_entry_id FROM alert_note
    UNION ALL
    SELECT alert_id, at, actor, 'attach', NULL, NULL, NULL, NULL, name, digest, audit_entry_id
    FROM alert_attachment
    UNION ALL
    SELECT alert_id, at, actor, 'link', NULL, NULL, NULL, NULL, other_alert_id || ' ' || text, digest,
      audit_entry_id
    FROM analyst_link
    UNION ALL
    SELECT other_alert_id, at, actor, 'link', NULL, NULL, NULL, NULL, alert_id || ' ' || text, digest,
      audit_entry_id
    FROM analyst_link
    """

  /// What each person has before them, and what they decided.
  private static let people = """
    CREATE VIEW analyst_workload AS
    SELECT assignee, count(*) FILTER (WHERE is_open) AS open_alerts,
      min(due_day) FILTER (WHERE is_open) AS next_due_day,
      count(*) FILTER (WHERE decision = 'confirmed') AS confirmed_alerts,
      count(*) FILTER (WHERE decision = 'dismissed') AS dismissed_alerts
    FROM alert WHERE assignee IS NOT NULL GROUP BY assignee ORDER BY assignee
    """
}
