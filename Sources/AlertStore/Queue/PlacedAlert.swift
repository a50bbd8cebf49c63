import Core
import GRDB

/// What the end of a night must know of an alert to give it a place.
public struct PlacedAlert: Hashable, Sendable {
  /// The identifier.
  public let alertID: String
  /// The account.
  public let account: AccountID
  /// The business day of its transactions.
  public let businessDay: BankDay
  /// The score in millionths of a logit.
  public let scoreMicro: Int64
  /// The word of its typology.
  public let typology: String
  /// Its place as it is now.
  public let place: StoredAlert.Place
  /// The night that gave it that place, or nil while it has none.
  public let queueDay: BankDay?
  /// Whether it holds nothing but a transaction drawn from below the line.
  public let isDrawn: Bool

  static let columns =
    "alert_id, account, business_day, score_micro, typology, queue_place, queue_day, is_drawn"

  init(_ row: Row) throws {
    let values = StoredValues(row, table: "alert")
    alertID = row["alert_id"]
    account = AccountID(row["account"])
    businessDay = try values.day("business_day")
    scoreMicro = row["score_micro"]
    typology = row["typology"]
    place = try values.word("queue_place")
    queueDay = (row["queue_day"] as String?) == nil ? nil : try values.day("queue_day")
    isDrawn = row["is_drawn"]
  }
}
