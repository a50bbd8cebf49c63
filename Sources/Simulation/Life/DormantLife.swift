/// Accounts that sleep for months and then wake: an inheritance, an insurance, a forgotten account put to
/// use.
enum DormantLife {
  static func plan(_ life: inout LifeDay) {
    if life.random.happens(0.0035) {
      let amountYen = life.random.yen(median: 10_000, spread: 1, step: 1_000)
      life.takeCash(amountYen, at: life.second(.own), sizing: .atMost(stepYen: 1_000))
    }
    guard life.random.happens(0.0022) else { return }
    let amountYen = life.random.yen(median: 700_000, spread: 1.1)
    let second = life.second(.office)
    let payer = life.random.happens(0.5) ? life.newPerson() : life.newFirm()
    life.receive(
      from: payer, amountYen, at: second, channel: life.random.happens(0.5) ? .branch : .internet,
      memo: life.memo(MemoPhrases.inheritance + ["保険金", "ﾎｹﾝｷﾝ"], 0.4))
    let drawn = life.random.unit()
    let soon = second + Int64(life.random.integer(600...180_000))
    if drawn < 0.4 {
      let own = life.world.parties.addOutside(name: life.customer.holderName, &life.random)
      life.pay(
        own, amountYen, at: soon, channel: life.anyChannel(),
        sizing: .share(life.random.real(0.8...1), stepYen: 1_000))
    } else if drawn < 0.75 {
      for part in 0..<life.random.integer(1...4) {
        life.takeCash(
          life.habits.cashLimitYen, at: soon + Int64(part) * Int64(life.random.integer(60...90_000)),
          sizing: .atMost(stepYen: 10_000))
      }
    } else if drawn < 0.9 {
      for _ in 0..<life.random.integer(1...3) {
        life.pay(
          life.newPerson(), amountYen / 3, at: soon + Int64(life.random.integer(0...9_000)),
          channel: life.anyChannel(),
          sizing: .atMost(stepYen: 1_000))
      }
    }
  }
}
