import Core

/// One case of fraud that begins today on one customer's account.
struct ScamCase {
  let world: World
  let victim: Int
  let day: SimulatedDay
  var random: Randomness

  var customer: Customer { world.customers[victim] }
  var habits: Habits { world.customers[victim].habits }
  var balanceYen: Int64 { world.customers[victim].balanceYen }
  var age: Int { world.customers[victim].age(in: day.year) ?? 40 }
  var isRemote: Bool { world.customers[victim].habits.remoteShare > 0.5 }

  /// A moment some days from today between two hours of the day; hours of 24 and more are the night after.
  mutating func moment(after days: Int, hours: ClosedRange<Double>) -> Int64 {
    day.startSecond + Int64(days) * 86_400 + Int64(random.real(hours) * 3_600)
  }

  /// A moment at which the victim would be at it anyway, or one in office hours.
  mutating func likelyMoment(after days: Int) -> Int64 {
    guard random.happens(0.6) else { return moment(after: days, hours: 9.5...18) }
    let hour = min(
      23.5,
      max(0.2, habits.hourCentre.truncatingRemainder(dividingBy: 24) + random.normal() * habits.hourSpread))
    return moment(after: days, hours: hour...hour + 0.4)
  }

  /// The number of days until banks are open, from a number of days after today.
  func openDay(from days: Int) -> Int {
    var offset = days
    while offset < days + 10 {
      let index = day.index + offset
      guard index < world.calendar.count, world.calendar[index].isBankHoliday else { return offset }
      offset += 1
    }
    return offset
  }

  mutating func payee(after days: Int = 0) -> Int32 {
    world.criminals.drawPayee(world, day: day.index + days, &random)
  }

  /// The text of a transfer: mostly none, at times an innocent word, seldom one that gives it away.
  mutating func memo(_ type: ScamType) -> String {
    let drawn = random.unit()
    if drawn < 0.7 { return "" }
    if drawn < 0.91 { return MemoPhrases.draw(MemoPhrases.innocent, month: day.month, &random) }
    guard let cues = MemoPhrases.cues[type] else { return "" }
    return MemoPhrases.draw(cues, month: day.month, &random)
  }

  /// The name that the victim gives: nearly always the own one, at times with a number or another's.
  mutating func originator() -> String {
    let drawn = random.unit()
    if drawn < 0.9 { return customer.holderName }
    if drawn < 0.97 { return String(random.integer(100...9_999)) + customer.holderName }
    return world.people.draw(&random)
  }

  mutating func transfer(
    _ amountYen: Int64, to party: Int32, at second: Int64, by channel: Channel, type: ScamType,
    sizing: Order.Sizing = .atMost(stepYen: 10_000)
  ) {
    guard amountYen > 0 else { return }
    world.enter(
      Order(
        second: second, customer: Int32(victim), direction: .outgoing, channel: channel, kind: .transfer,
        amountYen: amountYen, sizing: sizing, party: party, originatorName: originator(), memo: memo(type),
        label: FraudLabel(scamType: type, role: .victim)))
  }

  mutating func takeCash(
    _ amountYen: Int64, at second: Int64, by channel: Channel, type: ScamType,
    sizing: Order.Sizing = .atMost(stepYen: 10_000)
  ) {
    guard amountYen > 0 else { return }
    world.enter(
      Order(
        second: second, customer: Int32(victim), direction: .outgoing, channel: channel, kind: .cash,
        amountYen: amountYen, sizing: sizing, memo: channel == .atm ? "ｶ-ﾄﾞ" : "",
        label: FraudLabel(scamType: type, role: .victim)))
  }

  /// A small sum from the criminals that is to look like a profit.
  mutating func receive(_ amountYen: Int64, from party: Int32, at second: Int64, type: ScamType) {
    world.enter(
      Order(
        second: second, customer: Int32(victim), direction: .incoming, channel: .internet, kind: .transfer,
        amountYen: amountYen, party: party, originatorName: world.parties[party].name,
        label: FraudLabel(scamType: type, role: .victim)))
  }

  /// The victim's own money brought together first: an ordinary row in itself.
  mutating func gatherMoney(_ amountYen: Int64, at second: Int64) {
    let isDeposit = random.happens(0.5)
    let party =
      isDeposit ? world.market.ownBank : world.parties.addOutside(name: customer.holderName, &random)
    world.enter(
      Order(
        second: second, customer: Int32(victim), direction: .incoming,
        channel: isRemote ? habits.remoteChannel : .branch,
        kind: .transfer, amountYen: amountYen, party: party,
        originatorName: isDeposit ? "" : customer.holderName, memo: isDeposit ? "ﾃｲｷｶｲﾔｸ" : ""))
  }

  /// A crypto exchange or securities house that keeps an account in the victim's name.
  mutating func exchangeAccount() -> Int32 {
    world.parties.addOutside(name: random.element(of: world.market.exchangeNames), &random)
  }

  /// A part of the balance in whole steps, but not below one step.
  mutating func portion(_ shares: ClosedRange<Double>, stepYen: Int64 = 10_000) -> Int64 {
    max(stepYen, Int64(Double(max(0, balanceYen)) * random.real(shares)) / stepYen * stepYen)
  }
}
