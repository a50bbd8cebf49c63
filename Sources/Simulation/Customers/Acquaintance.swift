import Core

/// Introduces a customer to the parties of daily life.
enum Acquaintance {
  static func introduce(_ world: World, _ who: Int) {
    var customer = world.customers[who]
    var random = customer.random
    if customer.isCorporation {
      meetTrade(world, &customer, &random)
    } else {
      meetHousehold(world, &customer, &random)
      meetPeople(world, &customer, &random)
      meetMoneyPlaces(world, &customer, &random)
    }
    customer.random = random
    world.customers[who] = customer
  }

  private static func meetHousehold(_ world: World, _ customer: inout Customer, _ random: inout Randomness) {
    let market = world.market
    customer.circle.employer = random.element(of: market.employers)
    if customer.habits.rentYen > 0 { customer.circle.landlord = random.element(of: market.landlords) }
    customer.circle.cardCompany = random.element(of: market.cardCompanies)
    customer.circle.billers = customer.habits.billDays.map { _ in random.element(of: market.billers) }
    let shops = customer.habits.cardPerDay > 0.05 ? 8 : 2
    customer.circle.shops = (0..<shops).map { _ in random.element(of: market.shops) }
  }

  private static func meetPeople(_ world: World, _ customer: inout Customer, _ random: inout Randomness) {
    let surname = String(customer.holderName.prefix { $0 != " " })
    for _ in 0..<random.integer(0...2) {
      let name =
        random.happens(0.7) ? world.people.draw(surname: surname, &random) : world.people.draw(&random)
      customer.circle.family.append(world.parties.addOutside(name: name, &random))
    }
    let friends = customer.habits.splitsPerDay > 0.03 ? random.integer(2...9) : random.integer(0...2)
    for _ in 0..<friends {
      let other = random.integer(0...world.customers.count - 1)
      let isInside =
        random.happens(0.15) && !world.customers[other].isCorporation
        && world.customers[other].party != customer.party
      customer.circle.friends.append(
        isInside ? world.customers[other].party : random.element(of: world.market.strangers))
    }
    if customer.livelihood == .soleTrader || customer.livelihood == .onlineSeller {
      for _ in 0..<random.integer(2...8) {
        customer.circle.suppliers.append(random.element(of: world.market.tradeFirms))
      }
      for _ in 0..<random.integer(2...25) {
        customer.circle.clients.append(
          random.happens(0.6)
            ? random.element(of: world.market.strangers) : random.element(of: world.market.tradeFirms))
      }
    }
  }

  private static func meetMoneyPlaces(
    _ world: World, _ customer: inout Customer, _ random: inout Randomness
  ) {
    let habits = customer.habits
    let market = world.market
    let own = habits.sweepShare > 0 ? 1 : random.happens(0.35) ? random.integer(1...2) : 0
    for _ in 0..<own {
      customer.circle.ownAccounts.append(world.parties.addOutside(name: customer.holderName, &random))
    }
    if habits.investsMonthly || habits.tradesPerDay > 0 {
      customer.circle.broker = world.parties.addOutside(name: random.element(of: market.brokerNames), &random)
    }
    if habits.holdsCrypto {
      customer.circle.exchange = world.parties.addOutside(
        name: random.element(of: market.exchangeNames), &random)
    }
    if habits.betsPerDay > 0 { customer.circle.bookmaker = random.element(of: market.bookmakers) }
  }

  private static func meetTrade(_ world: World, _ customer: inout Customer, _ random: inout Randomness) {
    let isLarge = customer.livelihood == .bulkPayer
    let suppliers = isLarge ? random.integer(25...140) : random.integer(3...20)
    for _ in 0..<suppliers {
      let other = random.integer(0...world.customers.count - 1)
      let isReachable =
        world.customers[other].livelihood != .idle && world.customers[other].livelihood != .bulkPayer
      let isInside = random.happens(0.08) && isReachable && world.customers[other].party != customer.party
      customer.circle.suppliers.append(
        isInside ? world.customers[other].party : random.element(of: world.market.tradeFirms))
    }
    for _ in 0..<random.integer(3...30) {
      customer.circle.clients.append(
        random.happens(0.75)
          ? random.element(of: world.market.tradeFirms) : random.element(of: world.market.strangers))
    }
    customer.circle.billers = (0..<3).map { _ in random.element(of: world.market.billers) }
  }
}
