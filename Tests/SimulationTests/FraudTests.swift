import Core
import Testing

@testable import Simulation

/// One simulated bank that the tests of fraud look at, made once.
private enum Sample {
  static let plan = SimulationPlan(accounts: 3_000, days: 60, seed: 2_024)
  static let rows = Array(SimulatedBank(plan))
}

struct FraudTests {
  @Test func aboutOneRowInTwoHundredIsLabelled() {
    let share = Double(Sample.rows.count { $0.label != nil }) / Double(Sample.rows.count)
    #expect((0.004...0.006).contains(share))
  }

  @Test func manyKindsOfFraudOccurOnBothSides() {
    let labels = Sample.rows.compactMap(\.label)
    #expect(Set(labels.map(\.scamType)).count >= 12)
    let mules = labels.count { $0.role == .mule }
    #expect(mules > labels.count / 6 && mules < labels.count * 2 / 3)
  }

  @Test func victimsKeepTheirOrdinaryLife() {
    let victims = Set(Sample.rows.filter { $0.label?.role == .victim }.map(\.customerIndex))
    let ordinary = Sample.rows.count { victims.contains($0.customerIndex) && $0.label == nil }
    #expect(ordinary > 5 * victims.count)
  }

  @Test func someVictimsPayMulesOfTheSameBankAndSomeShareAPayee() {
    let paid = Sample.rows.filter { $0.label?.role == .victim && $0.direction == .outgoing }
    #expect(paid.contains { $0.counterpartyAccount.hasPrefix(SimulatedBank.bankCode) })
    let transfers = paid.filter { !$0.counterpartyAccount.isEmpty }
    let payers = Dictionary(grouping: transfers, by: \.counterpartyAccount).mapValues { rows in
      Set(rows.map(\.customerIndex)).count
    }
    #expect(payers.values.contains { $0 >= 3 })
  }

  @Test func muleAccountsOftenPassMoneyOnWithinTheHourAndOftenDoNot() {
    var arrivals: [Int: Int64] = [:]
    var quick = 0
    var slow = 0
    for row in Sample.rows where row.label?.role == .mule {
      let second = row.occurredAt.secondsSince1970
      if row.direction == .incoming {
        arrivals[row.customerIndex] = second
      } else if let arrival = arrivals[row.customerIndex] {
        if second - arrival < 3_600 { quick += 1 } else { slow += 1 }
      }
    }
    #expect(quick > 30 && slow > 30)
  }

  /// No threshold on a simple feature finds a fifth of the fraud with half of the hits right.
  @Test(arguments: SimpleFeature.allCases) func noSimpleFeatureSeparates(feature: SimpleFeature) {
    let values = feature.values(of: Sample.rows)
    let isFraud = Sample.rows.map { $0.label != nil }
    for sign in [1.0, -1.0] {
      #expect(bestPrecision(values.map { $0 * sign }, isFraud, recall: 0.2) < 0.5)
    }
  }

  /// The best precision of a rule "at least so much" that finds the given share of the fraud or more.
  private func bestPrecision(_ values: [Double], _ isFraud: [Bool], recall: Double) -> Double {
    let order = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] > values[$1] }
    let wanted = recall * Double(isFraud.count { $0 })
    var best = 0.0
    var hits = 0
    for (rank, row) in order.enumerated() {
      if isFraud[row] { hits += 1 }
      let isLastOfItsValue = rank + 1 == order.count || values[order[rank + 1]] != values[row]
      if isLastOfItsValue && Double(hits) >= wanted { best = max(best, Double(hits) / Double(rank + 1)) }
    }
    return best
  }
}

/// What anybody would look at first in a row.
enum SimpleFeature: CaseIterable {
  case amount, hour, isFirstPayee, isJustBelowLimit, channel, shareOfBalance

  func values(of rows: [SimulatedTransaction]) -> [Double] {
    var seen: Set<String> = []
    return rows.map { row in
      switch self {
      case .amount: return Double(row.amountYen)
      case .hour: return Double(row.occurredAt.japanSecondOfDay / 3_600)
      case .channel: return Double(row.channel.rawValue)
      case .isFirstPayee:
        if row.counterpartyAccount.isEmpty || row.direction == .incoming { return .nan }
        return seen.insert(row.account + " " + row.counterpartyAccount).inserted ? 1 : 0
      case .isJustBelowLimit:
        let limits: [Int64] = [100_000, 500_000, 1_000_000, 2_000_000]
        return limits.contains { row.amountYen < $0 && row.amountYen * 10 >= $0 * 9 } ? 1 : 0
      case .shareOfBalance:
        if row.direction == .incoming { return .nan }
        return Double(row.amountYen) / Double(max(1, row.balanceAfterYen + row.amountYen))
      }
    }
  }
}
