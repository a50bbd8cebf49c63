import Core

/// How money moves through an account, as plainly as it can be said.
enum FlowOracle {
  typealias Entry = WindowOracle.Entry

  /// - Input: the account's live transactions with the row itself; the moment at which it was first seen before the row.
  static func values(_ entry: Entry, own: [Entry], firstSeconds: Int64?) -> [String: Double] {
    let now = entry.row.seconds
    let order = own.sorted { ($0.row.seconds, $0.arrival) < ($1.row.seconds, $1.arrival) }
    let week = order.filter { $0.row.seconds > now - 7 * 86_400 && $0.row.seconds <= now }
    let day = week.filter { $0.row.seconds > now - 86_400 }
    var values: [String: Double] = [:]
    let incoming = week.filter { !$0.isOutgoing }
    let payers = Set(incoming.map(\.row.counterpartyAccount)).subtracting([""]).count
    let cameYen = incoming.reduce(0) { $0 + $1.row.amountYen }
    let wentYen = day.filter(\.isOutgoing).reduce(0) { $0 + $1.row.amountYen }
    let isSweep = entry.isOutgoing && payers >= 3 && cameYen > 0 && wentYen * 10 >= cameYen * 8
    values["account.out.is_sweep"] = isSweep ? 1 : 0
    values["account.in.distinct_payers_before_sweep_7d"] = isSweep ? Double(payers) : 0
    if entry.isOutgoing, let last = incoming.last(where: { $0.row.amountYen * 2 >= entry.row.amountYen }) {
      values["account.out.seconds_from_last_in"] = Double(now - last.row.seconds)
    }
    let isTested = incoming.indices.contains { small in
      (1...1_000).contains(incoming[small].row.amountYen)
        && incoming[small...].dropFirst().contains { $0.row.amountYen >= 100_000 }
    }
    values["account.in.small_test_before_large_7d"] = isTested ? 1 : 0
    if let firstSeconds, firstSeconds <= now - 86_400 {
      let dayBefore = Instant(secondsSince1970: now - 86_400).japanDay.daysSince1970
      let isBusy = order.contains { $0.row.seconds <= now - 86_400 && $0.day >= dayBefore - 30 }
      values["account.burst_after_dormancy"] = isBusy ? 0 : Double(day.count)
    }
    let party = entry.row.counterpartyAccount
    if !party.isEmpty {
      let between = order.filter { $0.row.seconds <= now }.suffix(1_024).filter {
        $0.row.seconds > now - 7 * 86_400 && $0.row.counterpartyAccount == party
      }
      let sums = [true, false].map { isOutgoing in
        between.filter { $0.isOutgoing == isOutgoing }.reduce(0) { $0 + $1.row.amountYen }
      }
      values["flow.round_trip_yen_7d"] = Double(min(sums[0], sums[1]))
    }
    return values
  }
}
