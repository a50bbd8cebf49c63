/// The three windows of the built-in catalogue that are exact to the event, shortest first.
enum ExactWindow: Int, CaseIterable {
  case hour = 0
  case day = 1
  case week = 2

  var seconds: Int64 {
    switch self {
    case .hour: return 3_600
    case .day: return 86_400
    case .week: return 604_800
    }
  }

  /// The length in words, Japanese.
  var japanese: String {
    switch self {
    case .hour: return "1時間"
    case .day: return "24時間"
    case .week: return "7日"
    }
  }

  /// The length in words, English.
  var english: String {
    switch self {
    case .hour: return "1 hour"
    case .day: return "24 hours"
    case .week: return "7 days"
    }
  }

  /// The ending of a feature's name.
  var suffix: String {
    switch self {
    case .hour: return "1h"
    case .day: return "24h"
    case .week: return "7d"
    }
  }
}

/// How long the windows remember, in whole days before the newest day of a key.
enum Retention {
  /// A row that is older than this many days before the newest of its key has no windows: what they would hold is no longer kept.
  static let latenessDays: Int32 = 7
  /// Single events: the longest exact window, and a row that is as late as allowed.
  static let eventDays: Int32 = 7 + latenessDays
  /// The longest window that is exact to the day.
  static let longestWindowDays: Int32 = 90
  /// Sums by day: the longest window, and a row that is as late as allowed.
  static let dayTotalDays: Int32 = longestWindowDays + latenessDays
  /// A key or a pair that was not seen for longer than this is new again.
  static let identityDays: Int32 = 400
  /// What is dropped from the stored state, late enough that no row can still see it.
  static let storedIdentityDays: Int32 = identityDays + latenessDays + 1

  /// Whether a party last met at a moment is dropped when a key's state is stored whose newest transaction is at another.
  static func isDropped(_ latestSeconds: Int64, newest lastSeconds: Int64) -> Bool {
    lastSeconds != PairTable.Pair.never
      && latestSeconds < lastSeconds - Int64(storedIdentityDays) * 86_400
  }
}
