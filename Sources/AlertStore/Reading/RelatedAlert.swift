import Core
import GRDB

/// An alert that has to do with another.
public struct RelatedAlert: Hashable, Sendable {
  /// What two alerts have in common.
  public enum Relation: String, CaseIterable, Sendable {
    /// The account of one is the other side of a transaction of the other.
    case mule
    /// Both dealt with the same account.
    case counterparty
    /// A transaction of each has the same memo.
    case memo
  }

  /// What they have in common.
  public let relation: Relation
  /// The other alert's identifier.
  public let alertID: String
  /// Its account.
  public internal(set) var account: AccountID
  /// Its business day.
  public let businessDay: BankDay
  /// Its score in millionths of a logit.
  public let scoreMicro: Int64
  /// How strong it is.
  public let band: StoredAlert.Band
  /// Whether it is put before analysts.
  public let place: StoredAlert.Place
}

extension RelatedAlert {
  static func fetchAll(of alertID: String, _ database: Database) throws -> [RelatedAlert] {
    let sql = """
      SELECT relation, alert.alert_id, account, business_day, score_micro, band, queue_place
      FROM related_alert JOIN alert ON alert.alert_id = other_alert_id
      WHERE related_alert.alert_id = ?
      ORDER BY CASE relation WHEN 'mule' THEN 1 WHEN 'counterparty' THEN 2 ELSE 3 END, other_alert_id DESC
      """
    return try Row.fetchAll(database, sql: sql, arguments: [alertID]).map { row in
      let values = StoredValues(row, table: "related_alert")
      return RelatedAlert(
        relation: try values.word("relation"), alertID: row["alert_id"], account: AccountID(row["account"]),
        businessDay: try values.day("business_day"), scoreMicro: row["score_micro"],
        band: try values.word("band"), place: try values.word("queue_place"))
    }
  }
}
