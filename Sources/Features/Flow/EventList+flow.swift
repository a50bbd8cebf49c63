extension EventList {
  /// The index of the newest incoming event of an amount or more, before an index and after a moment.
  ///
  /// - Cost: as of a reading; blocks of 64 events without such an amount are passed over by their totals.
  func lastIncoming(ofAtLeast amountYen: Int64, before end: Int, after moment: Int64) -> Int? {
    lastIncoming(before: end, after: moment) {
      $0.maxYen >= amountYen
    } event: {
      $0.amountYen >= amountYen
    }
  }

  /// Whether a deposit of 1,000 yen or less lies before an index and after a moment.
  func hasSmallIncoming(before end: Int, after moment: Int64) -> Bool {
    lastIncoming(before: end, after: moment) {
      $0.smallCount > 0
    } event: {
      $0.traits.contains(.small)
    } != nil
  }

  /// What went to a party and came from it, the smaller of both, before an index and after a moment.
  ///
  /// - Cost: no more than `FlowMoment.roundTripEvents` of the newest events are looked at.
  func roundTrip(with party: Int32, before end: Int, after moment: Int64) -> Int64 {
    var (outgoingYen, incomingYen): (Int64, Int64) = (0, 0)
    for event in events[max(0, end - FlowMoment.roundTripEvents)..<end].reversed() {
      if event.seconds <= moment { break }
      if event.party != party || event.traits.contains(.reversal) { continue }
      if event.traits.isOutgoing {
        outgoingYen += event.amountYen
      } else {
        incomingYen += event.amountYen
      }
    }
    return min(outgoingYen, incomingYen)
  }

  @inline(__always)
  private func lastIncoming(
    before end: Int, after moment: Int64, block mayHold: (borrowing WindowTotals) -> Bool,
    event fits: (HistoryEvent) -> Bool
  ) -> Int? {
    let length = EventList.blockLength
    var index = end
    while index > 0 {
      if index % length == 0 && index / length <= blocks.count
        && !mayHold(blocks[index / length - 1].incoming)
      {
        index -= length
        if events[index].seconds <= moment { return nil }
        continue
      }
      index -= 1
      let event = events[index]
      if event.seconds <= moment { return nil }
      if !event.traits.isOutgoing && !event.traits.contains(.reversal) && fits(event) { return index }
    }
    return nil
  }
}
