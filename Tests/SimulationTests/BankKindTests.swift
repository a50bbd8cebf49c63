import Core
import Testing

@testable import Simulation

/// One small bank of each kind, made once.
private enum Sample {
  static let rows = Dictionary(
    uniqueKeysWithValues: BankKind.allCases.map { kind in
      (kind, Array(SimulatedBank(plan(kind))))
    })

  static func plan(_ kind: BankKind) -> SimulationPlan {
    SimulationPlan(accounts: 700, days: 40, seed: 12, fraudRate: 0.01, kind: kind)
  }
}

struct BankKindTests {
  private func rows(_ kind: BankKind) throws -> [SimulatedTransaction] { try #require(Sample.rows[kind]) }

  private func share(
    _ kind: BankKind, _ holds: (SimulatedTransaction) -> Bool,
    of counts: (SimulatedTransaction) -> Bool = { _ in true }
  ) throws -> Double {
    let counted = try rows(kind).filter(counts)
    return Double(counted.count(where: holds)) / Double(max(1, counted.count))
  }

  @Test func aBankWithoutKindIsARegionalOne() {
    let plan = SimulationPlan(accounts: 60, days: 12, seed: 3)
    #expect(plan.kind == .regional)
    var other = plan
    other.kind = .online
    #expect(Array(SimulatedBank(plan)) != Array(SimulatedBank(other)))
  }

  @Test func anOnlineBankHasNoCountersAndLivesInTheEvening() throws {
    #expect(try share(.online, { $0.channel == .branch && $0.direction == .outgoing }) == 0)
    #expect(try share(.regional, { $0.channel == .branch && $0.direction == .outgoing }) > 0)
    func isOrdered(_ row: SimulatedTransaction) -> Bool {
      row.direction == .outgoing && row.kind == .transfer
    }
    func isLate(_ row: SimulatedTransaction) -> Bool {
      let hour = row.occurredAt.japanSecondOfDay / 3_600
      return hour >= 19 || hour < 3
    }
    let late = try share(.online, isLate, of: isOrdered)
    #expect(late > (try share(.regional, isLate, of: isOrdered)) + 0.1)
    #expect(late > (try share(.corporate, isLate, of: isOrdered)) + 0.2)
  }

  @Test func aBankOfCompaniesWritesHalfWidthAndMovesMore() throws {
    let texts = try rows(.corporate).map(\.memo).filter { !$0.isEmpty }
    let wide = texts.count { !$0.isHalfWidth }
    #expect(texts.count > 1_000 && wide * 50 < texts.count)
    let customers = World(plan: Sample.plan(.corporate)).customers
    let firms = customers.count { $0.isCorporation }
    #expect(firms * 5 > customers.count * 2)
  }

  @Test func theMixOfFraudIsThatOfTheKind() throws {
    // Cases are counted by account, since those of one kind have many rows and those of another one.
    func cases(_ kind: BankKind, _ types: Set<ScamType>) throws -> Double {
      let hit = Set(try rows(kind).filter { $0.label != nil }.map(\.customerIndex))
      let ofType = Set(
        try rows(kind).filter { row in row.label.map { types.contains($0.scamType) } ?? false }.map(
          \.customerIndex))
      return Double(ofType.count) / Double(max(1, hit.count))
    }
    let corporate: Set<ScamType> = [.businessEmail, .voicePhishing]
    #expect(try cases(.corporate, corporate) > 2 * (try cases(.regional, corporate)))
    let remote: Set<ScamType> = [.socialInvestment, .romance, .accountTakeover]
    #expect(try cases(.online, remote) > 1.2 * (try cases(.regional, remote)))
    #expect(try cases(.online, [.cardTheft, .cardHandedOver]) == 0)
  }
}
