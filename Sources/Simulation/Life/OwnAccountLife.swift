/// Money moved between the customer's own accounts at several banks, at times a great deal of it.
enum OwnAccountLife {
  static func plan(_ life: inout LifeDay) {
    if life.circle.ownAccounts.isEmpty {
      guard life.habits.remoteShare > 0.5, life.random.happens(0.0006) else { return }
      let account = life.world.parties.addOutside(name: life.customer.holderName, &life.random)
      life.world.customers[life.who].circle.ownAccounts.append(account)
      move(&life, account)
      return
    }
    guard life.random.happens(0.022) else { return }
    move(&life, life.random.element(of: life.circle.ownAccounts))
  }

  private static func move(_ life: inout LifeDay, _ account: Int32) {
    let amountYen = life.random.yen(median: 90_000, spread: 1.3, step: life.random.happens(0.8) ? 10_000 : 1)
    let second = life.second(.own)
    if life.random.happens(0.5) {
      let isEmptying = life.random.happens(0.12)
      life.pay(
        account, min(amountYen, life.habits.transferLimitYen), at: second, channel: life.anyChannel(),
        sizing: isEmptying ? .share(1, stepYen: 1_000) : .exact)
      return
    }
    life.receive(from: account, amountYen, at: second, channel: life.personChannel())
    // The money often came here to be paid on: rent, card, a purchase.
    guard life.random.happens(0.3) else { return }
    let later = min(second + Int64(life.random.integer(90...5_400)), life.day.startSecond + 86_399)
    let payee = life.random.happens(0.5) ? life.newFirm() : life.stranger()
    life.pay(
      payee, max(1, amountYen - Int64(life.random.integer(0...900))), at: later, channel: life.anyChannel(),
      memo: life.memo(MemoPhrases.purchase, 0.2), sizing: .atMost(stepYen: 1_000))
  }
}
