import Core

/// What came into an alert's account and went out of it in the thirty days up to the night that raised it or added to it.
///
/// - Missing: a day that is older than what was known of the account is nil; a day on which nothing happened has zeros.
public struct AlertMonth: Hashable, Sendable {
  /// The days that are shown.
  public static let dayCount = 30

  /// The sums of one day.
  public struct Day: Hashable, Sendable {
    /// Transactions that came in.
    public var incomingCount: Int64 = 0
    /// Their yen.
    public var incomingYen: Int64 = 0
    /// Transactions that went out.
    public var outgoingCount: Int64 = 0
    /// Their yen.
    public var outgoingYen: Int64 = 0

    /// Makes a day on which nothing happened.
    public init() {}
  }

  /// The last day.
  public var lastDay: BankDay
  /// The days, the last one last.
  public var days: [Day?]

  /// Makes a month.
  public init(lastDay: BankDay, days: [Day?]) {
    precondition(days.count == AlertMonth.dayCount, "A month of a report has thirty days.")
    self.lastDay = lastDay
    self.days = days
  }

  /// The day at a place.
  public func day(at index: Int) -> BankDay { lastDay.adding(days: index + 1 - AlertMonth.dayCount) }
}
