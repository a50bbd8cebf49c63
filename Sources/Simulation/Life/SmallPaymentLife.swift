/// Fees, courses, orders and examinations paid by transfer, mostly once and mostly to somebody new.
enum SmallPaymentLife {
  static func plan(_ life: inout LifeDay) {
    guard life.random.happens(0.03 * life.habits.eventScale) else { return }
    let isFirm = life.random.happens(0.65)
    let payee =
      isFirm
      ? (life.random.happens(0.7) ? life.random.element(of: life.world.market.tradeFirms) : life.newFirm())
      : life.stranger()
    let isLarge = life.random.happens(0.16)
    let amountYen = life.random.yen(
      median: isLarge ? 180_000 : 12_000, spread: isLarge ? 0.9 : 1, step: life.random.happens(0.5) ? 500 : 1)
    life.pay(
      payee, amountYen, at: life.random.happens(0.7) ? life.second(.own) : life.second(.lunch),
      channel: life.anyChannel(), memo: life.memo(isLarge ? MemoPhrases.purchase : MemoPhrases.small, 0.3))
  }
}
