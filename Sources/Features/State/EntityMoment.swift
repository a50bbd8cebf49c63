import Core

/// What the windows of one key say at the moment of one transaction, itself counted.
struct EntityMoment {
  var isOutgoing = false
  var amountYen: Int64 = 0
  var windows = WindowReading()
  /// The thirty days before, to the day, without this transaction.
  var outgoingMonth = DayTotals()
  var incomingMonth = DayTotals()
  var secondsSinceLast: Int64?
  var secondsSinceOutgoing: Int64?
  var secondsSinceIncoming: Int64?
  var secondsSinceFirst: Int64?
  var isChannelNew: Bool?
  var pair: PairMoment?
  /// Whether the row came so late that what its windows would hold is no longer kept.
  var isTooLate = false

  /// A value read off the windows, or nil for a row that came too late for them.
  func kept(_ value: (borrowing EntityMoment) -> Double) -> Double? {
    isTooLate ? nil : value(self)
  }

  /// The totals of both directions together.
  func totals(_ window: ExactWindow) -> WindowTotals {
    var both = windows.totals(isOutgoing: true, window)
    both.add(windows.totals(isOutgoing: false, window))
    return both
  }

  /// The thirty days before in this transaction's direction, without it.
  var ownMonth: DayTotals { isOutgoing ? outgoingMonth : incomingMonth }
}

/// What an account knows of the other party at the moment of one transaction.
struct PairMoment {
  var countBefore: Int32
  var secondsSinceFirst: Int64?
  /// The newest moment in the other direction, or `PairTable.Pair.never`.
  var latestOpposite: Int64
}

/// What a correction did at the moment of its row.
struct CorrectionMoment {
  /// The seconds since the transaction that it reverses, or nil when none was found.
  var secondsSinceReversed: Int64?
}
