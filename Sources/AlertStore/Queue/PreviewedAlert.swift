import Core
import GRDB

/// An alert as the end of a night saw it, for asking what another policy would have done.
public struct PreviewedAlert: Hashable, Sendable {
  /// The identifier.
  public let alertID: String
  /// The night that gave it its place.
  public let night: BankDay
  /// The score at the end of that night, in millionths of a logit, without what later nights added.
  public let scoreMicro: Int64
  /// The word of its typology.
  public let typology: String
  /// The place that it was given.
  public let place: StoredAlert.Place
}

extension AlertDatabase {
  /// The nights that were settled in a span of days, with what their queues were made by.
  public func queueNights(_ days: ClosedRange<BankDay>) throws(AlertStoreError) -> [(
    night: BankDay, settings: QueueNight
  )] {
    try reading { database in
      try String.fetchAll(
        database,
        sql: "SELECT business_day FROM queue_night WHERE business_day BETWEEN ? AND ? ORDER BY business_day",
        arguments: [days.lowerBound.iso8601, days.upperBound.iso8601]
      ).compactMap { text in
        guard let night = BankDay(iso8601: text) else {
          throw AlertStoreError.damagedValue(table: "queue_night", column: "business_day")
        }
        return try QueueCounts.settings(night: night, database).map { (night, $0) }
      }
    }
  }

  /// The alerts that reached the line and were placed by the nights of a span of days, by number.
  public func placedAlerts(_ days: ClosedRange<BankDay>) throws(AlertStoreError) -> [PreviewedAlert] {
    try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT alert_id, queue_day, typology, queue_place,
            coalesce((
              SELECT max(score_after_micro) FROM alert_change JOIN run USING (run_id)
              WHERE alert_change.alert_id = alert.alert_id AND run.business_day <= alert.queue_day
            ), score_micro) AS score_micro
          FROM alert
          WHERE queue_day BETWEEN ? AND ? AND is_drawn = 0 AND queue_place <> 'unplaced' ORDER BY alert_id
          """, arguments: [days.lowerBound.iso8601, days.upperBound.iso8601]
      ).map { row in
        let values = StoredValues(row, table: "alert")
        return PreviewedAlert(
          alertID: row["alert_id"], night: try values.day("queue_day"), scoreMicro: row["score_micro"],
          typology: row["typology"], place: try values.word("queue_place"))
      }
    }
  }
}
