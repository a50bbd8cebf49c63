import Core

/// What the windows of one key take from one transaction.
struct WindowRow {
  /// The symbol of the key: an account, a payee or a declared column's value.
  var key: Int32
  /// The symbol of the other side, or -1: an account's other party; of a payee or a value, the account.
  var party: Int32
  var seconds: Int64
  var day: Int32
  var amountYen: Int64
  var channel: Channel
  var traits: HistoryEvent.Traits

  var isOutgoing: Bool { traits.isOutgoing }

  var event: HistoryEvent {
    HistoryEvent(seconds: seconds, amountYen: amountYen, party: party, traits: traits)
  }

  /// Whether an amount is 90 percent or more of a limit that criminals stay below, and below it: 100,000 yen (cash transfers without an
  /// identity check), 500,000 (the common ATM ceiling), 1,000,000 (a common daily limit), 2,000,000 (cash with an identity check).
  static func isJustBelowLimit(_ amountYen: Int64) -> Bool {
    switch amountYen {
    case 90_000..<100_000, 450_000..<500_000, 900_000..<1_000_000, 1_800_000..<2_000_000: return true
    default: return false
    }
  }

  /// A row as its key sees it; `isOutgoing` is said where a key sees the direction from the other side.
  init(
    _ batch: borrowing TransactionBatch, row: Int, key: Int32, party: Int32, isOutgoing: Bool? = nil
  ) {
    self.key = key
    self.party = party
    seconds = batch.occurredAtSeconds[row]
    day = Instant(secondsSince1970: seconds).japanDay.daysSince1970
    amountYen = batch.amountYen[row]
    channel = batch.channel[row]
    traits = HistoryEvent.Traits(
      kind: batch.kind[row], channel: channel, isOutgoing: isOutgoing ?? (batch.direction[row] == .outgoing))
    if WindowRow.isJustBelowLimit(amountYen) { traits.insert(.belowLimit) }
    if batch.hasTimeOfDay[row] { traits.insert(.timed) }
    if amountYen >= 1 && amountYen <= 1_000 { traits.insert(.small) }
    for index in batch.extraColumns.indices where batch.extraColumns[index].spec.type == .label {
      let label = batch.extraColumns[index].numbers[row]
      if !label.isNaN { traits.insert(.labelled) }
      if label == 1 { traits.insert(.fraud) }
    }
  }
}
