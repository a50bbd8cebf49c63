/// What a window adds up in one direction.
struct WindowTotals: Equatable {
  var count: Int32 = 0
  var distinctParties: Int32 = 0
  var cashCount: Int32 = 0
  var belowLimitCount: Int32 = 0
  var firstOfPairCount: Int32 = 0
  var smallCount: Int32 = 0
  var sumYen: Int64 = 0
  var cashSumYen: Int64 = 0
  var maxYen: Int64 = 0

  /// Adds an event, whatever its direction.
  @inline(__always)
  mutating func add(_ event: HistoryEvent) {
    let traits = event.traits.rawValue
    count &+= 1
    sumYen &+= event.amountYen
    maxYen = max(maxYen, event.amountYen)
    let isCash = Int32(traits & HistoryEvent.Traits.cash.rawValue != 0 ? 1 : 0)
    cashCount &+= isCash
    cashSumYen &+= Int64(isCash) &* event.amountYen
    belowLimitCount &+= traits & HistoryEvent.Traits.belowLimit.rawValue != 0 ? 1 : 0
    firstOfPairCount &+= traits & HistoryEvent.Traits.firstOfPair.rawValue != 0 ? 1 : 0
    smallCount &+= traits & HistoryEvent.Traits.small.rawValue != 0 ? 1 : 0
    distinctParties &+= traits & HistoryEvent.Traits.latestOfParty.rawValue != 0 ? 1 : 0
  }

  mutating func add(_ other: WindowTotals) {
    count &+= other.count
    distinctParties &+= other.distinctParties
    cashCount &+= other.cashCount
    belowLimitCount &+= other.belowLimitCount
    firstOfPairCount &+= other.firstOfPairCount
    smallCount &+= other.smallCount
    sumYen &+= other.sumYen
    cashSumYen &+= other.cashSumYen
    maxYen = max(maxYen, other.maxYen)
  }
}

/// What a window adds up, by direction, with the reversals beside.
struct DirectedTotals: Equatable {
  var outgoing = WindowTotals()
  var incoming = WindowTotals()
  var reversedCount: Int32 = 0
  var reversedYen: Int64 = 0

  @inline(__always)
  mutating func add(_ event: HistoryEvent) {
    if event.traits.contains(.reversal) {
      reversedCount &+= 1
      reversedYen &+= event.amountYen
    } else if event.traits.isOutgoing {
      outgoing.add(event)
    } else {
      incoming.add(event)
    }
  }

  mutating func add(_ other: DirectedTotals) {
    outgoing.add(other.outgoing)
    incoming.add(other.incoming)
    reversedCount &+= other.reversedCount
    reversedYen &+= other.reversedYen
  }
}

/// The three exact windows at one moment.
struct WindowReading: Equatable {
  var hour = DirectedTotals()
  var day = DirectedTotals()
  var week = DirectedTotals()

  func totals(isOutgoing: Bool, _ window: ExactWindow) -> WindowTotals {
    switch window {
    case .hour: return isOutgoing ? hour.outgoing : hour.incoming
    case .day: return isOutgoing ? day.outgoing : day.incoming
    case .week: return isOutgoing ? week.outgoing : week.incoming
    }
  }

  /// Sets the number of distinct parties of a window.
  mutating func setDistinct(_ window: ExactWindow, _ outgoing: Int32, _ incoming: Int32) {
    switch window {
    case .hour: (hour.outgoing.distinctParties, hour.incoming.distinctParties) = (outgoing, incoming)
    case .day: (day.outgoing.distinctParties, day.incoming.distinctParties) = (outgoing, incoming)
    case .week: (week.outgoing.distinctParties, week.incoming.distinctParties) = (outgoing, incoming)
    }
  }
}
