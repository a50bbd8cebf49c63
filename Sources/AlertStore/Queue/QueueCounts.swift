import Core
import GRDB

/// How the alerts of a night were placed, over all of its runs.
public struct QueueCounts: Hashable, Sendable {
  /// By what the queue was made.
  public let settings: QueueNight
  /// Alerts put before analysts.
  public let queued: Int
  /// Alerts left out because the budget went to stronger ones.
  public let belowBudget: Int
  /// Those among them that are to be looked at first.
  public let alarmsBelowBudget: Int
  /// Alerts drawn at random from what nobody would look at otherwise.
  public let sampled: Int
  /// Alerts that the policy says are not to be looked at.
  public let suppressed: Int
}

extension QueueCounts {
  /// The counts of a night, or nil when it was not settled.
  static func find(night: BankDay, _ database: Database) throws -> QueueCounts? {
    guard let settings = try settings(night: night, database) else { return nil }
    func count(_ place: StoredAlert.Place, _ more: String = "") throws -> Int {
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM alert WHERE queue_place = ? AND queue_day = ?" + more,
        arguments: [place.rawValue, night.iso8601]) ?? 0
    }
    return QueueCounts(
      settings: settings, queued: try count(.queued), belowBudget: try count(.belowBudget),
      alarmsBelowBudget: try count(.belowBudget, " AND band = 'alarm'"), sampled: try count(.sample),
      suppressed: try count(.suppressed))
  }

  static func settings(night: BankDay, _ database: Database) throws -> QueueNight? {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM queue_night WHERE business_day = ?", arguments: [night.iso8601])
    else { return nil }
    var settings = QueueNight(
      lookLineMicro: row["look_line_micro"], alarmLineMicro: row["alarm_line_micro"])
    settings.budget = row["budget"]
    settings.sampleSize = row["sample_size"]
    settings.sampleSeed = row["sample_seed"]
    return settings
  }
}
