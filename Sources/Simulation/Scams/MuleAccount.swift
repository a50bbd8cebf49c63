import Core

/// An account of this bank that criminals use, and its way of passing money on.
struct MuleAccount {
  /// How money leaves.
  enum Pattern {
    /// 雷型: each sum goes on within minutes.
    case lightning
    /// 逆L字型: sums gather and go in one sweep.
    case gathering
    /// A person who forwards each sum after hours and keeps a part.
    case courier
    /// Cash at machines up to the limit, preferably around midnight.
    case cashOut
  }

  let customer: Int32
  let pattern: Pattern
  let firstDay: Int
  let lastDay: Int
  /// The accounts to which money goes on.
  let exits: [Int32]
  let leavesYen: Int64
  let channel: Channel
  /// The last day for which a sweep is arranged.
  private var sweptDay = -1

  init(
    customer: Int32, pattern: Pattern, firstDay: Int, lastDay: Int, exits: [Int32], leavesYen: Int64,
    channel: Channel
  ) {
    self.customer = customer
    self.pattern = pattern
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.exits = exits
    self.leavesYen = leavesYen
    self.channel = channel
  }

  mutating func react(_ world: World, amountYen: Int64, second: Int64, _ random: inout Randomness) {
    guard amountYen > 1_000 else { return }
    switch pattern {
    case .lightning:
      forwardAtOnce(world, amountYen, second, &random)
    case .gathering:
      sweepOnce(world, second, &random)
    case .courier:
      let keptYen = Int64(Double(amountYen) * random.real(0.02...0.15)) / 1_000 * 1_000
      let delay = Int64(random.integer(1_200...(random.happens(0.3) ? 100_000 : 20_000)))
      enter(world, second + delay, amountYen - keptYen, .atMost(stepYen: 1_000), &random)
    case .cashOut:
      takeCash(world, amountYen, second, &random)
    }
  }

  private func forwardAtOnce(
    _ world: World, _ amountYen: Int64, _ second: Int64, _ random: inout Randomness
  ) {
    let delay = Int64(random.integer(50...(random.happens(0.7) ? 1_500 : 9_000)))
    if amountYen > 300_000 && random.happens(0.35) {
      enter(world, second + delay, amountYen * 6 / 10 / 1_000 * 1_000, .atMost(stepYen: 1_000), &random)
    }
    enter(
      world, second + delay + Int64(random.integer(20...200)), 9_990_000, .allBut(leaveYen: leavesYen),
      &random)
  }

  private mutating func sweepOnce(_ world: World, _ second: Int64, _ random: inout Randomness) {
    let day = Int(second / 86_400)
    guard day > sweptDay else { return }
    let waitsDays = random.integer(0...2)
    sweptDay = day + waitsDays
    let hour = random.happens(0.5) ? random.real(20...23.9) : random.real(9...20)
    let sweepSecond = Int64(sweptDay) * 86_400 + Int64(hour * 3_600)
    enter(world, max(second + 60, sweepSecond), 9_990_000, .allBut(leaveYen: leavesYen), &random)
  }

  private func takeCash(
    _ world: World, _ amountYen: Int64, _ second: Int64, _ random: inout Randomness
  ) {
    let limitYen = world.customers[Int(customer)].habits.cashLimitYen
    let isLate = random.happens(0.4)
    var moment = second + Int64(random.integer(120...7_200))
    if isLate { moment = max(moment, second / 86_400 * 86_400 + Int64(random.integer(81_000...91_000))) }
    var leftYen = min(amountYen, limitYen)
    let partYen: Int64 = random.element(of: [100_000, 200_000, 500_000])
    while leftYen >= 1_000 {
      let takenYen = min(leftYen, partYen) / 1_000 * 1_000
      world.enter(
        Order(
          second: moment, customer: customer, direction: .outgoing, channel: .atm, kind: .cash,
          amountYen: takenYen,
          sizing: .atMost(stepYen: 1_000), memo: "ｶ-ﾄﾞ",
          label: FraudLabel(scamType: .muleAccount, role: .mule)
        ))
      leftYen -= takenYen
      moment += Int64(random.integer(40...150))
    }
  }

  private func enter(
    _ world: World, _ second: Int64, _ amountYen: Int64, _ sizing: Order.Sizing, _ random: inout Randomness
  ) {
    guard amountYen > 0 else { return }
    let holder = world.customers[Int(customer)].holderName
    world.enter(
      Order(
        second: second, customer: customer, direction: .outgoing, channel: channel, kind: .transfer,
        amountYen: amountYen, sizing: sizing, party: random.element(of: exits),
        originatorName: random.happens(0.93) ? holder : String(random.integer(10...999)) + holder,
        memo: random.happens(0.1) ? "代金" : "", label: FraudLabel(scamType: .muleAccount, role: .mule)))
  }
}
