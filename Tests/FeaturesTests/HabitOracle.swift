import Core

/// What is usual for an account, as plainly as it can be said: lists in the order of arrival.
struct HabitOracle {
  private struct Side: Hashable {
    var account: String
    var isOutgoing: Bool
  }

  private var usual: [Side: [(entry: WindowOracle.Entry, isFirst: Bool)]] = [:]

  /// Compares a transaction with what was usual, and adds it.
  mutating func take(_ entry: WindowOracle.Entry, isFirst: Bool) -> [String: Double] {
    let side = Side(account: entry.row.account, isOutgoing: entry.isOutgoing)
    let values = compare(entry.row, usual[side, default: []])
    usual[side, default: []].append((entry, isFirst))
    if usual[side, default: []].count > 32 { usual[side]?.removeFirst() }
    return values
  }

  /// Takes out a reversed transaction.
  mutating func remove(_ entry: WindowOracle.Entry) {
    let side = Side(account: entry.row.account, isOutgoing: entry.isOutgoing)
    usual[side]?.removeAll { $0.entry.arrival == entry.arrival }
  }

  private func compare(
    _ row: SampleRow, _ all: [(entry: WindowOracle.Entry, isFirst: Bool)]
  ) -> [String: Double] {
    let seen = all.filter {
      $0.entry.row.seconds <= row.seconds && $0.entry.row.seconds > row.seconds - 90 * 86_400
    }
    guard seen.count >= 5 else { return [:] }
    var values: [String: Double] = [:]
    let amounts = seen.map { Double($0.entry.row.amountYen) }
    let (amount, median) = (Double(row.amountYen), Self.median(amounts))
    values["account.amount_to_own_median"] = amount / median
    let distance = Self.median(amounts.map { abs($0 - median) })
    values["account.amount_own_deviations"] = (amount - median) / max(1.4826 * distance, 0.01 * median, 1)
    let timed = seen.filter { $0.entry.row.hasTimeOfDay }
    if row.hasTimeOfDay && timed.count >= 5 {
      let near = timed.filter { other in
        let hours = abs(Self.hour(other.entry.row) - Self.hour(row))
        return min(hours, 24 - hours) <= 2
      }
      values["account.hour_own_share"] = Double(near.count) / Double(timed.count)
    }
    let stated = seen.filter { $0.entry.row.channel != .unstated }
    if row.channel != .unstated && stated.count >= 5 {
      let same = stated.filter { $0.entry.row.channel == row.channel }
      values["account.channel_own_share"] = Double(same.count) / Double(stated.count)
    }
    values["account.new_payee_own_share"] = Double(seen.count { $0.isFirst }) / Double(seen.count)
    return values
  }

  private static func hour(_ row: SampleRow) -> Int {
    Instant(secondsSince1970: row.seconds).japanSecondOfDay / 3_600
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let count = sorted.count
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
