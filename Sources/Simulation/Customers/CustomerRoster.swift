import Core

/// Makes the bank's customers: who they are, what they live on, what they own.
enum CustomerRoster {
  static func fill(_ world: World, random: Randomness) {
    var random = random
    let profile = world.profile
    let choice = WeightedChoice(weights: profile.livelihoods.map(\.weight))
    let accounts = world.plan.accounts
    let bulkPayers = min(profile.bulkPayersAtMost, max(1, accounts / profile.accountsPerBulkPayer))
    let statements = min(40, max(2, accounts / 500))
    world.customers.reserveCapacity(accounts)
    for who in 0..<accounts {
      let own = random.stream(UInt64(who))
      var livelihood = profile.livelihoods[choice.draw(&random)].livelihood
      var route = SimulatedTransaction.Route.csv
      if who < bulkPayers {
        livelihood = .bulkPayer
        route = .bulkTransfer
      } else if who < bulkPayers + statements {
        if livelihood == .idle { livelihood = .salaried }
        route = .statement
      }
      world.customers.append(make(world, who, livelihood, route, own))
    }
    for who in world.customers.indices { Acquaintance.introduce(world, who) }
  }

  private static func make(
    _ world: World, _ who: Int, _ livelihood: Livelihood, _ route: SimulatedTransaction.Route,
    _ stream: Randomness
  ) -> Customer {
    var random = stream
    // Numbers of a branch are given out in a scattered order, so that they say nothing of the customer.
    let scattered = (who &* 7_368_787 + 1_234_577) % 9_000_000 + 1_000_000
    let isCorporation = livelihood.isCorporation
    let branch = String(random.integer(101...160))
    let type = isCorporation && random.happens(0.6) ? 2 : 1
    let account = "9999-\(branch)-\(type)-\(scattered)"
    let isFresh = isCorporation && random.happens(0.15)
    let holderName =
      isFresh
      ? world.firms.drawVague(&random)
      : isCorporation ? world.firms.draw(&random) : world.people.draw(&random)
    let birthYear = isCorporation ? nil : world.plan.firstDay.civil.year - age(livelihood, &random)
    let party = world.parties.addCustomer(account: account, name: holderName, customer: who)
    let incomeYen = incomeYen(livelihood, &random)
    var customer = Customer(
      account: account, branchCode: branch, accountType: type, accountNumber: String(scattered),
      holderName: holderName, isCorporation: isCorporation, birthYear: birthYear,
      openedOn: openingDay(world, isFresh ? 0.6 : livelihood == .student ? 0.2 : 0.06, birthYear, &random),
      livelihood: livelihood, route: route,
      party: party, random: random, balanceYen: 0,
      overdraftYen: type == 2 ? incomeYen / 2 : 0, incomeYen: incomeYen)
    customer.balanceYen = balanceYen(customer, &customer.random)
    customer.habits = HabitMaker.make(
      customer, world.profile, year: world.plan.firstDay.civil.year, &customer.random)
    return customer
  }

  private static func age(_ livelihood: Livelihood, _ random: inout Randomness) -> Int {
    switch livelihood {
    case .student: return random.integer(18...24)
    case .pensioner: return min(97, 65 + Int(abs(random.normal()) * 10))
    case .partTimer: return random.integer(18...67)
    case .nightWorker: return random.integer(20...60)
    case .idle: return random.integer(19...92)
    default: return min(68, max(20, Int(43 + random.normal() * 12)))
    }
  }

  private static func incomeYen(_ livelihood: Livelihood, _ random: inout Randomness) -> Int64 {
    switch livelihood {
    case .salaried: return random.yen(median: 275_000, spread: 0.4, step: 100)
    case .nightWorker: return random.yen(median: 260_000, spread: 0.3, step: 100)
    case .partTimer: return random.yen(median: 110_000, spread: 0.4, step: 100)
    case .student: return random.yen(median: 55_000, spread: 0.5, step: 100)
    case .pensioner: return random.yen(median: 145_000, spread: 0.35)
    case .homemaker: return random.yen(median: 150_000, spread: 0.4, step: 1_000)
    case .soleTrader: return random.yen(median: 700_000, spread: 0.7, step: 1_000)
    case .onlineSeller: return random.yen(median: 180_000, spread: 0.7, step: 1_000)
    case .idle: return 1
    case .company: return random.yen(median: 4_500_000, spread: 1.1, step: 1_000)
    case .bulkPayer: return random.yen(median: 30_000_000, spread: 0.7, step: 1_000)
    }
  }

  private static func openingDay(
    _ world: World, _ youngShare: Double, _ birthYear: Int?, _ random: inout Randomness
  ) -> BankDay {
    // Some accounts are younger than half a year, for good reasons and for bad ones.
    let isYoung = random.happens(youngShare)
    let longest = birthYear.map { max(400, (world.plan.firstDay.civil.year - $0 - 17) * 365) } ?? 9_000
    let ageDays = isYoung ? random.integer(1...180) : random.integer(181...min(14_000, longest))
    return BusinessCalendar.businessDay(onOrBefore: world.plan.firstDay.adding(days: -ageDays))
  }

  private static func balanceYen(_ customer: Customer, _ random: inout Randomness) -> Int64 {
    switch customer.livelihood {
    case .student: return random.yen(median: 70_000, spread: 0.9)
    case .pensioner: return random.yen(median: 1_900_000, spread: 1.4)
    case .idle:
      return random.happens(0.6)
        ? random.yen(median: 3_000, spread: 1.5) : random.yen(median: 400_000, spread: 1.5)
    case .company: return random.yen(median: Double(customer.incomeYen), spread: 0.8)
    case .bulkPayer: return customer.incomeYen * 40
    case .partTimer: return random.yen(median: 130_000, spread: 1.2)
    default: return random.yen(median: Double(customer.incomeYen) * 2.2, spread: 1.3)
    }
  }
}
