/// Money lent and paid back between people, and private sales: large, remote, to a person never paid before.
enum PrivateLoanLife {
  static func plan(_ life: inout LifeDay) {
    if life.random.happens(0.0022 * life.habits.eventScale) {
      let amountYen = life.random.yen(median: 110_000, spread: 1.1, step: 10_000)
      let payee = life.random.happens(0.6) ? life.newPerson() : life.stranger()
      let parts = life.random.happens(0.2) ? life.random.integer(2...4) : 1
      let second = life.second(.own)
      for part in 0..<parts {
        life.pay(
          payee, amountYen, at: second + Int64(part) * Int64(life.random.integer(60...90_000)),
          channel: life.anyChannel(), memo: life.memo(MemoPhrases.loans + MemoPhrases.goods, 0.2),
          sizing: .atMost(stepYen: 10_000))
      }
    }
    guard life.random.happens(0.002 * life.habits.eventScale) else { return }
    let amountYen = life.random.yen(median: 120_000, spread: 1.1, step: 10_000)
    let second = life.second(.own)
    life.receive(
      from: life.stranger(), amountYen, at: second, channel: life.personChannel(),
      memo: life.memo(MemoPhrases.loans + MemoPhrases.goods, 0.25))
    // What one waited for is often spent or passed on at once.
    guard life.random.happens(0.4) else { return }
    let later = second + Int64(life.random.integer(200...30_000))
    if life.random.happens(0.5) {
      life.takeCash(min(amountYen, life.habits.cashLimitYen), at: later, sizing: .atMost(stepYen: 1_000))
    } else {
      life.pay(
        life.newPerson(), amountYen, at: later, channel: life.anyChannel(), sizing: .atMost(stepYen: 1_000))
    }
  }
}
