import GRDB

/// What people found in the samples from below the line, night by night.
enum M0014BelowLineEstimate {
  static let name = "M0014BelowLineEstimate"

  static func apply(_ database: Database) throws {
    try database.execute(sql: view)
  }

  /// Only reviewed accounts count; the share without any of them is NULL.
  private static let view = """
    CREATE VIEW below_line_estimate AS
    SELECT sample.night, made.budget, made.sample_size, count(*) AS drawn,
      sum(alert.decision IS NOT NULL) AS reviewed,
      sum(ifnull(alert.decision = 'confirmed', 0)) AS confirmed,
      sum(ifnull(alert.decision = 'dismissed', 0)) AS dismissed,
      round(1.0 * sum(ifnull(alert.decision = 'confirmed', 0)) / nullif(sum(alert.decision IS NOT NULL), 0), 6)
        AS confirmed_share
    FROM queue_sample AS sample
    JOIN queue_night AS made ON made.business_day = sample.night
    JOIN alert ON alert.alert_id = sample.alert_id
    WHERE sample.is_counted = 1
    GROUP BY sample.night
    ORDER BY sample.night
    """
}
