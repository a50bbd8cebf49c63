import Alerts
import Core
import GRDB

/// What reviewed samples say of all accounts and days that analysts were not given: how many of them are fraud.
///
/// - Shape: the nights of a span of days count alike; an account that nobody has decided on yet does not count.
public struct BelowLineEstimate: Hashable, Sendable {
  /// How many days up to a night its summary looks back, the night included.
  public static let days = 31

  /// The days whose nights count.
  public let nights: ClosedRange<BankDay>
  /// The accounts drawn.
  public let drawn: Int
  /// Those of them that people have decided on.
  public let reviewed: Int
  /// Those of them that turned out to be fraud.
  public let confirmed: Int

  /// Makes an estimate from its counts.
  public init(nights: ClosedRange<BankDay>, drawn: Int, reviewed: Int, confirmed: Int) {
    precondition(confirmed <= reviewed && reviewed <= drawn, "Nobody decides on what was not drawn.")
    self.nights = nights
    self.drawn = drawn
    self.reviewed = reviewed
    self.confirmed = confirmed
  }

  /// The share that was missed, or nil before anything is reviewed.
  public var share: Double? { reviewed == 0 ? nil : Double(confirmed) / Double(reviewed) }

  /// The interval that holds the share with a confidence of 95 percent, or nil before anything is reviewed.
  public var interval: ClosedRange<Double>? { BinomialInterval.clopperPearson(hits: confirmed, of: reviewed) }
}

extension BelowLineEstimate {
  /// The estimate of the days up to a night, or nil when nothing was drawn in them.
  static func find(night: BankDay, _ database: Database) throws -> BelowLineEstimate? {
    let nights = night.adding(days: 1 - days)...night
    let sql = """
      SELECT ifnull(sum(drawn), 0) AS drawn, ifnull(sum(reviewed), 0) AS reviewed,
        ifnull(sum(confirmed), 0) AS confirmed
      FROM below_line_estimate WHERE night BETWEEN ? AND ?
      """
    guard
      let row = try Row.fetchOne(
        database, sql: sql, arguments: [nights.lowerBound.iso8601, nights.upperBound.iso8601]),
      row["drawn"] as Int > 0
    else { return nil }
    return BelowLineEstimate(
      nights: nights, drawn: row["drawn"], reviewed: row["reviewed"], confirmed: row["confirmed"])
  }
}
