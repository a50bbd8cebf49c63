import Core

/// What labels say of a row, read off all rows that arrived until then, as plainly as it can be said.
struct LabelOracle {
  private struct Pair: Hashable {
    var account: String
    var party: String
  }

  /// The moment at which each account was known to be used for fraud.
  var knownAt: [String: Int64]
  /// The moments that stand for transactions no longer kept singly, where a correction reversed all that are.
  private var assumed: [Pair: Int64] = [:]

  init(knownAt: [String: Int64]) {
    self.knownAt = knownAt
  }

  func values(_ row: SampleRow, _ live: [WindowOracle.Entry]) -> [String: Double] {
    func isConfirmed(_ account: String) -> Bool { (knownAt[account] ?? Int64.max) <= row.seconds }
    var values = ["account.is_confirmed_fraud": isConfirmed(row.account) ? 1.0 : 0]
    let party = row.counterpartyAccount
    if party.isEmpty { return values }
    values["counterparty.is_confirmed_fraud"] = isConfirmed(party) ? 1 : 0
    if let known = knownAt[party], known <= row.seconds {
      values["counterparty.seconds_since_confirmed"] = Double(row.seconds - known)
    }
    if row.kind == .correction { return values }
    let others = knownAt.keys.filter { isConfirmed($0) && $0 != row.account && $0 != party }
    let count = others.count { account in
      let moments = live.filter { $0.row.account == account && $0.row.counterpartyAccount == party }
        .map(\.row.seconds)
      guard let first = moments.min(), let last = moments.max() else { return false }
      let newest = max(last, assumed[Pair(account: account, party: party)] ?? last)
      return first <= row.seconds && newest > row.seconds - 90 * 86_400
    }
    values["counterparty.confirmed_fraud_accounts_90d"] = Double(count)
    return values
  }

  /// Hears that a correction reversed a row; `live` no longer holds it.
  mutating func remove(_ found: WindowOracle.Entry, _ live: [WindowOracle.Entry], newestDay: Int32) {
    let pair = Pair(account: found.row.account, party: found.row.counterpartyAccount)
    let left = live.filter {
      $0.row.account == pair.account && $0.row.counterpartyAccount == pair.party
    }
    if left.isEmpty {
      assumed[pair] = nil
      return
    }
    let same = left.filter { $0.isOutgoing == found.isOutgoing }
    let isNewest = same.allSatisfy { $0.row.seconds < found.row.seconds }
    guard isNewest, !same.contains(where: { $0.day >= newestDay - 14 }) else { return }
    let horizon = Instant(day: BankDay(daysSince1970: newestDay - 14), secondOfDay: 0).secondsSince1970
    assumed[pair] = max(assumed[pair] ?? Int64.min, horizon - 1)
  }
}
