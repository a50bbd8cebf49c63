import Core

/// One day of one customer, in which behaviours enter what the customer is going to do.
struct LifeDay {
  /// When in a day something tends to happen.
  enum Hours {
    /// Around the customer's own hour.
    case own
    /// While counters are open.
    case counter
    /// In office hours.
    case office
    case lunch
    case evening
    case deepNight
    /// When the bank's own batches run, before the day begins.
    case earlyBatch
  }

  let world: World
  let who: Int
  let day: SimulatedDay
  /// The customer as of the morning.
  let customer: Customer
  var random: Randomness

  var habits: Habits { customer.habits }
  var circle: Circle { customer.circle }

  /// A moment of today.
  mutating func second(_ hours: Hours) -> Int64 {
    let hour: Double
    switch hours {
    case .own: hour = habits.hourCentre + random.normal() * habits.hourSpread
    case .counter: hour = random.real(9.0...14.9)
    case .office: hour = random.real(9.0...18.5)
    case .lunch: hour = random.real(11.5...13.5)
    case .evening: hour = random.real(17.5...22.5)
    case .deepNight: hour = random.real(0.5...5.0)
    case .earlyBatch: hour = random.real(0.2...8.6)
    }
    let wrapped = hour < 0 ? hour + 24 : hour >= 24 ? hour - 24 : hour
    return day.startSecond + min(86_399, Int64(wrapped * 3_600))
  }

  /// The channel for an order that can be given anywhere.
  mutating func anyChannel() -> Channel {
    if random.happens(habits.remoteShare) { return habits.remoteChannel }
    return day.isBankHoliday || random.happens(0.7) ? .atm : .branch
  }

  /// A text from the phrases with the given probability, else none.
  mutating func memo(_ phrases: [String], _ probability: Double) -> String {
    random.happens(probability) ? MemoPhrases.draw(phrases, month: day.month, &random) : ""
  }

  mutating func pay(
    _ party: Int32, _ amountYen: Int64, at second: Int64, channel: Channel, kind: TransactionKind = .transfer,
    memo: String = "", originator: String? = nil, sizing: Order.Sizing = .exact
  ) {
    let isTransfer = kind == .transfer || kind == .salary
    world.enter(
      Order(
        second: second, customer: Int32(who), direction: .outgoing, channel: channel, kind: kind,
        amountYen: amountYen, sizing: sizing, party: party,
        originatorName: originator ?? (isTransfer ? customer.holderName : ""), memo: memo))
  }

  /// Money from somebody; from a customer of the bank it is that customer's payment.
  mutating func receive(
    from party: Int32, _ amountYen: Int64, at second: Int64, channel: Channel,
    kind: TransactionKind = .transfer, memo: String = ""
  ) {
    if let payer = world.parties[party].customer, kind == .transfer || kind == .salary {
      guard !world.customers[Int(payer)].isSold else { return }
      world.enter(
        Order(
          second: second, customer: payer, direction: .outgoing, channel: channel, kind: kind,
          amountYen: amountYen, party: customer.party, originatorName: world.parties[party].name, memo: memo))
      return
    }
    world.enter(
      Order(
        second: second, customer: Int32(who), direction: .incoming, channel: channel, kind: kind,
        amountYen: amountYen, party: party,
        originatorName: kind == .transfer || kind == .salary ? world.parties[party].name : "", memo: memo))
  }

  mutating func takeCash(
    _ amountYen: Int64, at second: Int64, channel: Channel = .atm, sizing: Order.Sizing = .exact
  ) {
    world.enter(
      Order(
        second: second, customer: Int32(who), direction: .outgoing, channel: channel, kind: .cash,
        amountYen: amountYen, sizing: sizing, memo: channel == .atm ? "ｶ-ﾄﾞ" : ""))
  }

  mutating func bringCash(_ amountYen: Int64, at second: Int64, channel: Channel = .atm) {
    world.enter(
      Order(
        second: second, customer: Int32(who), direction: .incoming, channel: channel, kind: .cash,
        amountYen: amountYen, memo: channel == .atm ? "ｶ-ﾄﾞ" : ""))
  }

  /// The channel by which money from an outside person arrives.
  mutating func personChannel() -> Channel {
    let drawn = random.unit()
    return drawn < 0.4 ? .mobile : drawn < 0.75 ? .internet : drawn < 0.93 ? .atm : .branch
  }

  /// A person somewhere; now and then another customer of the bank.
  mutating func stranger() -> Int32 {
    if random.happens(0.06) {
      let other = random.integer(0...world.customers.count - 1)
      if other != who && !world.customers[other].isCorporation { return world.customers[other].party }
    }
    return random.element(of: world.market.strangers)
  }

  /// A person or firm that the customer pays for the first time, with a fresh account.
  mutating func newPerson() -> Int32 {
    world.parties.addOutside(name: world.people.draw(&random), &random)
  }

  mutating func newFirm() -> Int32 {
    world.parties.addOutside(name: world.firms.draw(&random), &random)
  }
}
