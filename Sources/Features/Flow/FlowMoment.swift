/// How money moves through an account at the moment of one transaction, itself counted.
struct FlowMoment {
  /// Incoming of 7 days from at least this many payers makes a sweep out of its withdrawal.
  static let sweepPayers: Int32 = 3
  /// A sweep takes at least this many tenths of the incoming.
  static let sweepTenths: Int64 = 8
  /// A deposit that a small one tested the way for.
  static let largeDepositYen: Int64 = 100_000
  /// Whole days without a transaction, before the day on which the last 24 hours began.
  static let dormantDays: Int32 = 30
  /// A round trip is looked for among this many of the account's newest transactions.
  static let roundTripEvents = 1_024

  /// The seconds from the newest incoming of at least half an outgoing's amount; nil for an incoming one or when there is none.
  var secondsFromIncoming: Int64?
  /// The distinct payers whose money an outgoing swept out, or 0 when it is no sweep.
  var sweptPayers: Int32 = 0
  /// Whether a deposit of 1,000 yen or less was followed by a large one.
  var isTestedBeforeLarge = false
  /// The transactions of 24 hours after a dormant time, 0 when there was none; nil without a history before these 24 hours.
  var burstCount: Int32?
  /// What went to the party and came from it, the smaller of both; nil when the file names no party.
  var roundTripYen: Int64?

  var isSweep: Bool { sweptPayers > 0 }
}

extension EntityState {
  /// Reads how money moves, after the row was recorded; nil for a row that came too late for windows.
  func flow(_ row: WindowRow, _ moment: EntityMoment) -> FlowMoment? {
    guard !moment.isTooLate else { return nil }
    let end = events.end(at: row.seconds)
    let weekBefore = row.seconds - ExactWindow.week.seconds
    let (day, week) = (moment.windows.day, moment.windows.week)
    var flow = FlowMoment()
    if row.isOutgoing && week.incoming.count > 0 {
      let halfYen = (row.amountYen + 1) / 2
      if week.incoming.maxYen >= halfYen {
        flow.secondsFromIncoming = events.lastIncoming(ofAtLeast: halfYen, before: end, after: weekBefore)
          .map { row.seconds - events.events[$0].seconds }
      }
      if week.incoming.distinctParties >= FlowMoment.sweepPayers && week.incoming.sumYen > 0
        && day.outgoing.sumYen * 10 >= week.incoming.sumYen * FlowMoment.sweepTenths
      {
        flow.sweptPayers = week.incoming.distinctParties
      }
    }
    if week.incoming.smallCount > 0 && week.incoming.maxYen >= FlowMoment.largeDepositYen,
      let large = events.lastIncoming(
        ofAtLeast: FlowMoment.largeDepositYen, before: end, after: weekBefore)
    {
      flow.isTestedBeforeLarge = events.hasSmallIncoming(before: large, after: weekBefore)
    }
    flow.burstCount = burst(row, moment)
    if let pair = moment.pair {
      flow.roundTripYen =
        pair.latestOpposite > weekBefore
        ? events.roundTrip(with: row.party, before: end, after: weekBefore) : 0
    }
    return flow
  }

  private func burst(_ row: WindowRow, _ moment: EntityMoment) -> Int32? {
    guard let first = moment.secondsSinceFirst, first >= ExactWindow.day.seconds else { return nil }
    let (day, week) = (moment.totals(.day).count, moment.totals(.week).count)
    if week > day { return 0 }
    // The 24 hours began on the day before the row's; what that day held before them lies within the week.
    let before = days.month(until: row.day - 2, days: FlowMoment.dormantDays)
    return before.outgoing.count + before.incoming.count == 0 ? day : 0
  }
}
