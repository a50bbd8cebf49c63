/// One transaction as a window remembers it.
struct HistoryEvent: Equatable {
  /// What a window counts apart.
  struct Marks: OptionSet, Equatable {
    let rawValue: UInt8

    static let cash = Marks(rawValue: 1)
    static let belowLimit = Marks(rawValue: 2)
    static let firstOfPair = Marks(rawValue: 4)
    static let small = Marks(rawValue: 8)
    /// The newest event with this other party: counting these counts distinct parties.
    static let latestOfParty = Marks(rawValue: 16)
  }

  var seconds: Int64
  var amountYen: Int64
  /// The symbol of the other party, or -1 when the file names none.
  var party: Int32
  var marks: Marks
}

/// What a window adds up.
struct WindowTotals: Equatable {
  var count: Int32 = 0
  var distinctParties: Int32 = 0
  var cashCount: Int32 = 0
  var belowLimitCount: Int32 = 0
  var firstOfPairCount: Int32 = 0
  var smallCount: Int32 = 0
  var sumYen: Int64 = 0
  var cashSumYen: Int64 = 0

  mutating func add(_ event: HistoryEvent, times sign: Int32 = 1) {
    count += sign
    sumYen += Int64(sign) * event.amountYen
    if event.marks.contains(.cash) {
      cashCount += sign
      cashSumYen += Int64(sign) * event.amountYen
    }
    if event.marks.contains(.belowLimit) { belowLimitCount += sign }
    if event.marks.contains(.firstOfPair) { firstOfPairCount += sign }
    if event.marks.contains(.small) { smallCount += sign }
    if event.marks.contains(.latestOfParty) { distinctParties += sign }
  }
}

/// The three windows that are exact to the event.
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
