/// Real refunds from tax and city offices and from firms, and taxes paid.
enum RefundLife {
  static func plan(_ life: inout LifeDay) {
    if life.random.happens(0.0035) {
      let office = life.random.element(of: life.world.market.offices)
      life.receive(
        from: office, life.random.yen(median: 16_000, spread: 0.9), at: life.second(.earlyBatch),
        channel: .batch,
        memo: life.memo(MemoPhrases.refunds, 0.7))
    }
    if life.random.happens(0.003) {
      life.receive(
        from: life.random.element(of: life.world.market.tradeFirms),
        life.random.yen(median: 7_000, spread: 0.9),
        at: life.second(.office), channel: .batch, memo: life.memo(["返金", "ﾍﾝｷﾝ", "キャッシュバック"], 0.6))
    }
    if life.day.debitsOn(31), life.random.happens(0.1) {
      life.pay(
        life.world.market.taxOffice, life.random.yen(median: 45_000, spread: 0.9),
        at: life.second(.earlyBatch),
        channel: .batch, kind: .debit, memo: "ｾﾞｲｷﾝ")
    }
  }
}
