/// A sole trader: many customers pay in, suppliers and wages go out, often soon after.
enum TradingLife {
  static func plan(_ life: inout LifeDay) {
    let turnoverYen = Double(life.customer.incomeYen)
    let expected = life.day.isBankHoliday ? 0.3 : life.day.isGotobi ? 1.6 : 0.8
    for _ in 0..<life.random.count(expected: expected, limit: 9) {
      let client =
        life.circle.clients.isEmpty || life.random.happens(0.4)
        ? life.stranger() : life.random.element(of: life.circle.clients)
      life.receive(
        from: client, life.random.yen(median: turnoverYen / 28, spread: 0.9), at: life.second(.office),
        channel: life.personChannel(), memo: life.memo(MemoPhrases.invoices, 0.15))
    }
    if life.random.happens(0.1) {
      life.bringCash(
        life.random.yen(median: turnoverYen / 15, spread: 0.6, step: 1_000), at: life.second(.own))
    }
    guard life.random.happens(life.day.isGotobi ? 0.45 : 0.1) else { return }
    let suppliers = life.circle.suppliers
    let isFirst = suppliers.isEmpty || life.random.happens(0.12)
    for _ in 0..<life.random.integer(1...4) {
      let payee =
        isFirst
        ? (life.random.happens(0.5) ? life.newFirm() : life.newPerson()) : life.random.element(of: suppliers)
      life.pay(
        payee, life.random.yen(median: turnoverYen / 12, spread: 0.8), at: life.second(.own),
        channel: life.anyChannel(), memo: life.memo(MemoPhrases.invoices, 0.2),
        sizing: life.random.happens(0.3) ? .share(life.random.real(0.5...0.99), stepYen: 1_000) : .exact)
    }
  }
}
