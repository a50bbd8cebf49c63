import Core
import Testing

@testable import Simulation

/// One simulated bank that several tests look at, made once.
private enum Sample {
  static let plan = SimulationPlan(accounts: 1_500, days: 45, seed: 77)
  static let rows = Array(SimulatedBank(plan))
  static let customers = World(plan: plan).customers
}

struct SimulatedBankTests {
  @Test func theSameSeedGivesTheSameRowsAndAnotherDoesNot() {
    let plan = SimulationPlan(accounts: 60, days: 12, seed: 3)
    let other = SimulationPlan(accounts: 60, days: 12, seed: 4)
    #expect(Array(SimulatedBank(plan)) == Array(SimulatedBank(plan)))
    #expect(Array(SimulatedBank(plan)) != Array(SimulatedBank(other)))
  }

  @Test func rowsComeInOrderOfTimeAndNumber() {
    #expect(Sample.rows.count > 20_000)
    let isOrdered = zip(Sample.rows, Sample.rows.dropFirst()).allSatisfy { row, next in
      row.occurredAt <= next.occurredAt && row.number + 1 == next.number
    }
    #expect(isOrdered)
    let first = Instant(day: Sample.plan.firstDay)
    let end = Instant(day: Sample.plan.firstDay.adding(days: Sample.plan.days))
    #expect(Sample.rows.allSatisfy { $0.occurredAt >= first && $0.occurredAt < end })
  }

  @Test func balancesFollowEveryRowAndAreOverdrawnByCompaniesOnly() {
    var balances = Sample.customers.map(\.balanceYen)
    var wrongRows: [Int64] = []
    for row in Sample.rows {
      let customer = Sample.customers[row.customerIndex]
      balances[row.customerIndex] += row.direction == .incoming ? row.amountYen : -row.amountYen
      let isTrue = row.amountYen > 0 && row.balanceAfterYen == balances[row.customerIndex]
      let isAllowed = row.balanceAfterYen >= -customer.overdraftYen && row.account == customer.account
      if !isTrue || !isAllowed { wrongRows.append(row.number) }
    }
    #expect(wrongRows.isEmpty)
    #expect(Sample.customers.allSatisfy { $0.overdraftYen == 0 || ($0.isCorporation && $0.accountType == 2) })
  }

  @Test func aTransferWithinTheBankHasItsOtherSideWithinThreeSeconds() {
    var waiting: [String: [SimulatedTransaction]] = [:]
    var pairs = 0
    for row in Sample.rows where row.counterpartyAccount.hasPrefix(SimulatedBank.bankCode) {
      if row.direction == .outgoing {
        waiting["\(row.account) \(row.counterpartyAccount) \(row.amountYen)", default: []].append(row)
        continue
      }
      let key = "\(row.counterpartyAccount) \(row.account) \(row.amountYen)"
      let sent = waiting[key]?.removeFirst()
      let seconds = row.occurredAt.secondsSince1970 - (sent?.occurredAt.secondsSince1970 ?? 0)
      #expect((0...3).contains(seconds) && sent?.originatorName == row.originatorName)
      pairs += 1
    }
    #expect(pairs > 100)
    #expect(waiting.values.allSatisfy { $0.isEmpty })
  }

  @Test func accountsAreUniqueAndNamesAreAsBanksWriteThem() {
    #expect(Set(Sample.customers.map(\.account)).count == Sample.customers.count)
    let smallKana = "ｧｨｩｪｫｬｭｮｯｰ".unicodeScalars
    let names = Set(Sample.rows.flatMap { [$0.counterpartyName, $0.originatorName] })
    let wrong = names.filter { name in
      !name.isHalfWidth || name != name.uppercased()
        || name.unicodeScalars.contains { smallKana.contains($0) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func counterOrdersAreGivenWhileCountersAreOpen() {
    for row in Sample.rows where row.channel == .branch && row.direction == .outgoing {
      #expect((9..<15).contains(row.occurredAt.japanSecondOfDay / 3_600))
      #expect(!BusinessCalendar.isBankHoliday(row.occurredAt.japanDay))
    }
  }

  @Test func paysSalaryOnBusinessDaysAndPensionsOnTheirDay() {
    let salaries = Sample.rows.filter { $0.kind == .salary }
    let pensions = Sample.rows.filter { $0.memo == "ﾈﾝｷﾝ" }
    #expect(salaries.count > 500 && pensions.count > 150)
    #expect(salaries.allSatisfy { !BusinessCalendar.isBankHoliday($0.occurredAt.japanDay) })
    #expect(pensions.allSatisfy { BusinessCalendar.isPensionDay($0.occurredAt.japanDay) })
  }

  @Test func noFraudMeansNoLabel() {
    let plan = SimulationPlan(accounts: 200, days: 10, seed: 1, fraudRate: 0)
    #expect(SimulatedBank(plan).allSatisfy { $0.label == nil })
  }
}
