/// Money to and from the customer's own accounts at securities firms and crypto exchanges.
enum InvestingLife {
  static func plan(_ life: inout LifeDay) {
    if life.habits.investsMonthly, let broker = life.circle.broker, life.day.paysOn(life.habits.payday) {
      let amountYen = life.random.yen(median: 35_000, spread: 0.6, step: 5_000)
      life.pay(
        broker, amountYen, at: life.second(.own), channel: life.habits.remoteChannel,
        memo: life.memo(MemoPhrases.investing, 0.25), originator: nameForHouse(&life))
    }
    if life.random.happens(life.habits.tradesPerDay), let broker = life.circle.broker { trade(&life, broker) }
    if life.habits.holdsCrypto, life.random.happens(0.07), let exchange = life.circle.exchange {
      trade(&life, exchange)
    }
    // Somebody opens an account at a house every day.
    if life.habits.remoteShare > 0.5, life.random.happens(0.0012) { begin(&life) }
  }

  private static func trade(_ life: inout LifeDay, _ house: Int32) {
    let amountYen = life.random.yen(median: 90_000, spread: 1.3, step: 10_000)
    if life.random.happens(0.62) {
      let second = life.second(.own)
      let parts = life.random.happens(0.15) ? life.random.integer(2...4) : 1
      for part in 0..<parts {
        life.pay(
          house, min(amountYen, life.habits.transferLimitYen),
          at: min(second + Int64(part * 240), life.day.startSecond + 86_399),
          channel: life.habits.remoteChannel, memo: life.memo(MemoPhrases.investing, 0.15),
          originator: nameForHouse(&life))
      }
    } else {
      life.receive(
        from: house, amountYen, at: life.second(.office), channel: .batch,
        memo: life.memo(["出金", "ｼﾕﾂｷﾝ", "償還金", "配当金"], 0.3))
    }
  }

  private static func begin(_ life: inout LifeDay) {
    let market = life.world.market
    let isCrypto = life.random.happens(0.35)
    let name = life.random.element(of: isCrypto ? market.exchangeNames : market.brokerNames)
    let house = life.world.parties.addOutside(name: name, &life.random)
    if isCrypto {
      life.world.customers[life.who].circle.exchange = house
      life.world.customers[life.who].habits.holdsCrypto = true
    } else {
      life.world.customers[life.who].circle.broker = house
      life.world.customers[life.who].habits.tradesPerDay += 0.03
    }
    trade(&life, house)
  }

  /// Houses ask for the customer's number in front of the name.
  private static func nameForHouse(_ life: inout LifeDay) -> String? {
    guard life.who % 3 == 0 else { return nil }
    return String(1_000_000 + (life.who &* 48_271) % 8_999_999) + life.customer.holderName
  }
}
