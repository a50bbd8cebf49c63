import Core

/// Cycles of payments, as plainly as they can be said: every path is walked.
struct MoneyOracle {
  private struct Payment {
    var arrival: Int
    var payer: String
    var seconds: Int64
    var amountYen: Int64
  }

  private var towards: [String: [Payment]] = [:]

  /// Reads a payment's shortest cycle and adds the payment; nil when it names no other party.
  mutating func take(_ entry: WindowOracle.Entry) -> Double? {
    let row = entry.row
    if row.counterpartyAccount.isEmpty { return nil }
    let payer = entry.isOutgoing ? row.account : row.counterpartyAccount
    let payee = entry.isOutgoing ? row.counterpartyAccount : row.account
    if payer == payee { return 0 }
    let hops = (2...4).first { reaches(payee, from: payer, row.seconds, row, steps: $0 - 1) }
    towards[payee, default: []].append(
      Payment(arrival: entry.arrival, payer: payer, seconds: row.seconds, amountYen: row.amountYen))
    if towards[payee, default: []].count > 32 { towards[payee]?.removeFirst() }
    return Double(hops ?? 0)
  }

  /// Takes out a reversed payment; of several alike, which both sides may have told, the one that arrived last.
  mutating func remove(_ entry: WindowOracle.Entry) {
    let row = entry.row
    let payer = entry.isOutgoing ? row.account : row.counterpartyAccount
    let payee = entry.isOutgoing ? row.counterpartyAccount : row.account
    let index = towards[payee]?.lastIndex {
      $0.payer == payer && $0.seconds == row.seconds && $0.amountYen == row.amountYen
    }
    if let index { towards[payee]?.remove(at: index) }
  }

  private func reaches(_ goal: String, from node: String, _ latest: Int64, _ row: SampleRow, steps: Int)
    -> Bool
  {
    towards[node, default: []].contains { payment in
      guard payment.seconds <= latest, payment.seconds > row.seconds - 72 * 3_600,
        payment.amountYen * 2 >= row.amountYen
      else { return false }
      if payment.payer == goal { return true }
      return steps > 1 && reaches(goal, from: payment.payer, payment.seconds, row, steps: steps - 1)
    }
  }
}
