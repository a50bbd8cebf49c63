/// Purchases by debit card and money put on electronic wallets.
enum ShoppingLife {
  static func plan(_ life: inout LifeDay) {
    for _ in 0..<life.random.count(expected: life.habits.cardPerDay, limit: 8) {
      let shop =
        life.random.happens(0.8) && !life.circle.shops.isEmpty
        ? life.random.element(of: life.circle.shops) : life.random.element(of: life.world.market.shops)
      let isOnline = life.random.happens(0.35)
      let amountYen = life.random.yen(median: isOnline ? 2_900 : 1_600, spread: 1)
      life.pay(shop, amountYen, at: life.second(.own), channel: isOnline ? .internet : .batch, kind: .card)
    }
    guard life.random.happens(life.habits.walletPerDay) else { return }
    let wallet = life.world.market.wallet
    let amountYen = life.random.yen(median: 5_000, spread: 0.7, step: 1_000)
    life.pay(wallet, amountYen, at: life.second(.own), channel: .mobile, kind: .debit, memo: "ﾁﾔ-ｼﾞ")
  }
}
