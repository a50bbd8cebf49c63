/// A small company: sales come in, suppliers are paid on the settlement days, staff on payday.
enum CompanyLife {
  static func plan(_ life: inout LifeDay) {
    guard !life.day.isBankHoliday || life.random.happens(0.15) else { return }
    sell(&life)
    buy(&life)
    let turnoverYen = Double(life.customer.incomeYen)
    if life.day.paysOn(25) {
      let wagesYen = life.random.yen(median: turnoverYen * 0.2, spread: 0.1)
      life.pay(
        life.world.market.ownBank, wagesYen, at: life.second(.earlyBatch), channel: .batch, kind: .debit,
        memo: "ｷﾕｳﾖﾌﾘｺﾐ")
    }
    for biller in life.circle.billers where life.day.debitsOn(Int(biller % 28) + 1) {
      life.pay(
        biller, life.random.yen(median: 22_000, spread: 0.4), at: life.second(.earlyBatch), channel: .batch,
        kind: .debit)
    }
    if life.day.paysOn(31), life.random.happens(0.3) {
      life.pay(
        life.world.market.taxOffice, life.random.yen(median: turnoverYen * 0.05, spread: 0.5),
        at: life.second(.office),
        channel: .internet, kind: .debit, memo: "ｾﾞｲｷﾝ")
    }
    if life.random.happens(0.08) {
      life.takeCash(life.random.yen(median: 80_000, spread: 0.8, step: 10_000), at: life.second(.office))
    }
  }

  private static func sell(_ life: inout LifeDay) {
    let turnoverYen = Double(life.customer.incomeYen)
    for _ in 0..<life.random.count(expected: life.day.isGotobi ? 3 : 0.9, limit: 12) {
      let client = life.random.happens(0.2) ? life.stranger() : life.random.element(of: life.circle.clients)
      life.receive(
        from: client, life.random.yen(median: turnoverYen / 45, spread: 1), at: life.second(.office),
        channel: life.random.happens(0.6) ? .batch : .internet, memo: life.memo(MemoPhrases.invoices, 0.15))
    }
    guard life.random.happens(0.02) else { return }
    life.pay(
      life.stranger(), life.random.yen(median: 9_000, spread: 0.9), at: life.second(.office),
      channel: life.habits.remoteChannel, memo: life.memo(["返金", "ﾍﾝｷﾝ"], 0.5))
  }

  private static func buy(_ life: inout LifeDay) {
    let turnoverYen = Double(life.customer.incomeYen)
    let expected = life.day.isGotobi ? 3.2 : 0.35
    let isNight = life.random.happens(0.08)
    for _ in 0..<life.random.count(expected: expected, limit: 14) {
      let isFirst = life.random.happens(0.06)
      let payee =
        isFirst
        ? (life.random.happens(0.8) ? life.newFirm() : life.newPerson())
        : life.random.element(of: life.circle.suppliers)
      let amountYen = life.random.yen(median: turnoverYen / 40, spread: isFirst ? 1.4 : 1)
      life.pay(
        payee, amountYen, at: isNight ? life.second(.evening) : life.second(.office),
        channel: life.random.happens(life.habits.remoteShare)
          ? .internet : life.day.isBankHoliday ? .atm : .branch,
        memo: life.memo(MemoPhrases.invoices, 0.15))
    }
    // A supplier changes banks now and then, in all innocence.
    guard life.random.happens(0.006) else { return }
    let place = life.random.integer(0...life.circle.suppliers.count - 1)
    let name = life.world.parties[life.circle.suppliers[place]].name
    let moved = life.world.parties.addOutside(name: name, &life.random)
    life.world.customers[life.who].circle.suppliers[place] = moved
    life.pay(
      moved, life.random.yen(median: turnoverYen / 25, spread: 0.9), at: life.second(.office),
      channel: .internet,
      memo: life.memo(MemoPhrases.invoices, 0.2))
  }
}
