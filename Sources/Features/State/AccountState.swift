import Core

/// Everything the windows of one account need.
struct AccountState {
  var outgoing = EventHistory()
  var incoming = EventHistory()
  /// One bit for each channel the account has used.
  var channelsSeen: UInt8 = 0
  var firstSeconds: Int64?
  var lastSeconds: Int64?
  /// Whether it changed since it was last stored.
  var isChanged = false
}

/// What one account's windows say at the moment of one transaction.
struct AccountMoment {
  var reading = HistoryReading()
  /// The other direction's windows at the same moment.
  var opposite = OppositeTotals()
  var isOutgoing = false
  var amountYen: Int64 = 0
  var day: Int32 = 0
  var secondsSinceLast: Int64?
  var secondsSinceFirst: Int64?
  var secondsSinceOpposite: Int64?
  var isChannelNew: Bool?
  var pair: PairMoment?

  func isSame(_ direction: Direction) -> Bool {
    (direction == .outgoing) == isOutgoing
  }

  func totals(_ direction: Direction, _ window: ExactWindow) -> WindowTotals {
    isSame(direction) ? reading.totals(window) : opposite.totals(window)
  }
}

/// The other direction's history as it stands at a moment, without adding to it.
struct OppositeTotals {
  var windows = (WindowTotals(), WindowTotals(), WindowTotals())
  var countMonth: Int64 = 0
  var sumYenMonth: Int64 = 0
  var sumYenDaysBefore: Int64 = 0
  var maxYenWeek: Int64 = 0

  func totals(_ window: ExactWindow) -> WindowTotals {
    switch window {
    case .hour: return windows.0
    case .day: return windows.1
    case .week: return windows.2
    }
  }
}

/// What an account knows of the other party at the moment of one transaction.
struct PairMoment {
  var countBefore: Int32
  var secondsSinceFirst: Int64?
}
