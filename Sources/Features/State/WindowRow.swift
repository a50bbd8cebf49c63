import Core

/// What the windows take from one transaction.
struct WindowRow {
  var account: Int32
  /// The symbol of the other account, or -1.
  var party: Int32
  var seconds: Int64
  var day: Int32
  var amountYen: Int64
  var isOutgoing: Bool
  var channel: Channel
  var marks: HistoryEvent.Marks

  /// Amounts of Japanese limits that criminals stay below: cash transfers without an identity check, the common ATM ceiling, a
  /// common daily limit, and the cash limit of the identity check.
  static let limitsYen: [Int64] = [100_000, 500_000, 1_000_000, 2_000_000]

  /// Whether an amount is 90 percent or more of a limit and below it.
  static func isJustBelowLimit(_ amountYen: Int64) -> Bool {
    for limit in limitsYen where amountYen < limit && amountYen * 10 >= limit * 9 { return true }
    return false
  }

  init(_ batch: borrowing TransactionBatch, row: Int, account: Int32, party: Int32) {
    self.account = account
    self.party = party
    seconds = batch.occurredAtSeconds[row]
    day = Instant(secondsSince1970: seconds).japanDay.daysSince1970
    amountYen = batch.amountYen[row]
    isOutgoing = batch.direction[row] == .outgoing
    channel = batch.channel[row]
    marks = []
    if batch.kind[row] == .cash { marks.insert(.cash) }
    if WindowRow.isJustBelowLimit(amountYen) { marks.insert(.belowLimit) }
    if amountYen >= 1 && amountYen <= 1_000 { marks.insert(.small) }
  }
}
