/// What a history says at the moment of one transaction.
///
/// - As of: the transaction itself is counted in every window; `earlier…` values leave it out.
struct HistoryReading {
  /// The three exact windows, shortest first.
  var windows = (WindowTotals(), WindowTotals(), WindowTotals())
  /// The largest amount of the last seven days.
  var maxYenWeek: Int64 = 0
  /// The last thirty days, exact to the day.
  var countMonth: Int64 = 0
  var sumYenMonth: Int64 = 0
  /// The thirty days before, without this transaction.
  var earlierCountMonth: Int64 = 0
  var earlierSumYenMonth: Int64 = 0
  var earlierMaxYenMonth: Int64 = 0
  /// The full days before this one within the last thirty.
  var sumYenDaysBefore: Int64 = 0
  /// Seconds since the event before, or nil when there is none or this one came late.
  var secondsSinceLast: Int64?

  func totals(_ window: ExactWindow) -> WindowTotals {
    switch window {
    case .hour: return windows.0
    case .day: return windows.1
    case .week: return windows.2
    }
  }

  mutating func set(_ window: ExactWindow, _ totals: WindowTotals) {
    switch window {
    case .hour: windows.0 = totals
    case .day: windows.1 = totals
    case .week: windows.2 = totals
    }
  }
}
