import Core

/// What of a database is older than it may be kept.
///
/// - Shape: an alert's last day is the latest of its business day, its transactions, and the day on which it came into its state.
public struct RetentionPlan: Hashable, Sendable {
  /// The first day that is kept: everything that ended before it goes.
  public let cutoff: BankDay
  /// The alerts whose names, accounts and texts go.
  public let alerts: Int
  /// The last days of the oldest and the newest of them.
  public let firstDay: BankDay?
  /// The last day of the newest of them.
  public let lastDay: BankDay?
  /// The alerts that are as old, and stay because they are held for a case.
  public let heldAlerts: Int
  /// The alerts that are as old, and stay because nobody has decided them.
  public let undecidedAlerts: Int
  /// The transactions below the line that were kept to draw a sample from.
  public let candidates: Int
  /// The hits that exceptions held back.
  public let suppressedHits: Int
  /// The refused records whose bytes go.
  public let rejects: Int
  /// The accounts and other parties that no night has touched since.
  public let states: Int

  /// Whether nothing is to go.
  public var isEmpty: Bool { alerts + candidates + suppressedHits + rejects + states == 0 }

  /// The first day that is kept on a day, when things are kept for some years after their last day.
  ///
  /// - Determinism: a day that the year does not have counts as the day after it.
  public static func cutoff(on day: BankDay, years: Int) -> BankDay {
    precondition(years > 0, "What is kept for no time has no cutoff.")
    let (year, month, date) = day.civil
    let first = BankDay(year: year - years, month: month, day: date)
    let next = first ?? BankDay(year: year - years, month: month + 1, day: 1)
    guard let next else {
      preconditionFailure("Only 29 February is missing from a year, and March has a first day.")
    }
    return next
  }
}
