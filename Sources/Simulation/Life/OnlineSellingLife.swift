/// Goods sold to many strangers, and the proceeds taken away in one sum.
enum OnlineSellingLife {
  static func plan(_ life: inout LifeDay) {
    guard life.habits.salesPerDay > 0 else { return }
    // A release or a fair brings a rush of buyers within hours.
    let isRush = life.random.happens(0.012)
    let expected = isRush ? life.habits.salesPerDay * 8 + 4 : life.habits.salesPerDay
    let priceYen = life.random.yen(median: 4_500, spread: 0.9, step: 100)
    for _ in 0..<life.random.count(expected: expected, limit: 40) {
      let amountYen =
        life.random.happens(0.4) ? priceYen : life.random.yen(median: 4_000, spread: 1, step: 10)
      life.receive(
        from: life.stranger(), amountYen,
        at: life.random.happens(0.7) ? life.second(.evening) : life.second(.lunch),
        channel: life.personChannel(), memo: life.memo(MemoPhrases.goods, 0.25))
    }
    if life.random.happens(0.06) {
      let proceedsYen = life.random.yen(median: 30_000, spread: 0.9)
      life.receive(
        from: life.world.market.marketplace, proceedsYen, at: life.second(.office), channel: .batch,
        memo: "ｳﾘｱｹﾞｷﾝ")
    }
    guard isRush || life.random.happens(0.07) else { return }
    takeProceeds(&life)
  }

  private static func takeProceeds(_ life: inout LifeDay) {
    let night = life.day.startSecond + Int64(life.random.integer(80_000...86_300))
    let drawn = life.random.unit()
    if drawn < 0.4, let own = life.circle.ownAccounts.first {
      life.pay(
        own, life.habits.transferLimitYen, at: night, channel: life.habits.remoteChannel,
        sizing: .share(life.random.real(0.85...1), stepYen: 1_000))
    } else if drawn < 0.7 {
      life.takeCash(
        life.habits.cashLimitYen, at: life.second(.own),
        sizing: .share(life.random.real(0.7...1), stepYen: 1_000))
    } else if let supplier = life.circle.suppliers.first {
      let amountYen = life.random.yen(median: 60_000, spread: 0.9)
      life.pay(
        supplier, amountYen, at: night, channel: life.habits.remoteChannel,
        memo: life.memo(MemoPhrases.invoices, 0.3), sizing: .atMost(stepYen: 1_000))
    }
  }
}
