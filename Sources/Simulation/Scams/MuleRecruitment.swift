import Core

/// 口座売買, 闇バイト and 送金バイト: somebody's account is bought, borrowed or run by courier for the loot of outside
/// victims.
enum MuleRecruitment: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    guard customer.route == .csv, customer.livelihood != .bulkPayer else { return false }
    // Bought are the accounts of young companies, of those who need money, and of those who do not use them.
    if customer.isCorporation { return customer.openedOn.civil.year >= year - 1 }
    let age = customer.age(in: year) ?? 40
    return customer.livelihood == .idle || (age < 45 && customer.balanceYen < 400_000)
      || customer.balanceYen < 30_000
  }

  static func begin(_ scam: inout ScamCase) {
    let customer = scam.customer
    let pattern = drawPattern(customer, &scam.random)
    let days = scam.random.happens(0.4) ? scam.random.integer(1...3) : scam.random.integer(3...14)
    let mule = MuleAccount(
      customer: Int32(scam.victim), pattern: pattern, firstDay: scam.day.index,
      lastDay: scam.day.index + days - 1,
      exits: (0..<scam.random.integer(1...3)).map { _ in drawExit(&scam) },
      leavesYen: Int64(scam.random.integer(0...(scam.random.happens(0.6) ? 999 : 40_000))),
      channel: customer.habits.remoteShare > 0.5 ? customer.habits.remoteChannel : .atm)
    scam.world.customers[scam.victim].mule = Int32(scam.world.criminals.mules.count)
    scam.world.criminals.mules.append(mule)
    if pattern != .courier { scam.world.customers[scam.victim].isSold = scam.random.happens(0.55) }
    feed(&scam, days: days)
  }

  private static func drawPattern(_ customer: Customer, _ random: inout Randomness) -> MuleAccount.Pattern {
    guard customer.habits.remoteShare > 0.5 else { return random.happens(0.8) ? .cashOut : .courier }
    let drawn = random.unit()
    if drawn < 0.28 { return .lightning }
    if drawn < 0.5 { return .gathering }
    if drawn < 0.78 { return .courier }
    return .cashOut
  }

  /// Where the money goes on to: an accomplice, an exchange, or an account in the holder's own name
  /// elsewhere.
  private static func drawExit(_ scam: inout ScamCase) -> Int32 {
    let drawn = scam.random.unit()
    if drawn < 0.25 { return scam.exchangeAccount() }
    if drawn < 0.5 { return scam.world.parties.addOutside(name: scam.customer.holderName, &scam.random) }
    return scam.payee()
  }

  private static func feed(_ scam: inout ScamCase, days: Int) {
    let scale = scam.random.logNormal(median: 110_000, spread: 1.1)
    if scam.random.happens(0.3) {
      deposit(&scam, Int64(scam.random.integer(1...1_000)), at: scam.moment(after: 0, hours: 8...10))
    }
    let perDay = scam.random.logNormal(median: 1, spread: 0.7)
    for day in 0..<days {
      let isWeekend = (scam.day.day.weekday + day) % 7 == 0
      for _ in 0..<scam.random.count(expected: isWeekend ? perDay / 2 : perDay, limit: 10) {
        let stepYen: Int64 = scam.random.element(of: [10_000, 10_000, 1_000, 1])
        deposit(
          &scam, scam.random.yen(median: scale, spread: 0.8, step: stepYen),
          at: scam.moment(after: day, hours: 9...22))
      }
    }
  }

  private static func deposit(_ scam: inout ScamCase, _ amountYen: Int64, at second: Int64) {
    let payer = scam.world.parties.addOutside(name: scam.world.people.draw(&scam.random), &scam.random)
    let drawn = scam.random.unit()
    let memo =
      scam.random.happens(0.2)
      ? MemoPhrases.draw(MemoPhrases.innocent, month: scam.day.month, &scam.random) : ""
    scam.world.enter(
      Order(
        second: second, customer: Int32(scam.victim), direction: .incoming,
        channel: drawn < 0.4 ? .mobile : drawn < 0.75 ? .internet : drawn < 0.95 ? .atm : .branch,
        kind: .transfer,
        amountYen: amountYen, party: payer, originatorName: scam.world.parties[payer].name, memo: memo,
        label: FraudLabel(scamType: .muleAccount, role: .mule)))
  }
}
