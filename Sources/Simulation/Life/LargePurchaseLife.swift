/// A car, a deposit on a house, a year's tuition, a treatment: once in years, to somebody new, at times in
/// parts.
enum LargePurchaseLife {
  static func plan(_ life: inout LifeDay) {
    guard life.random.happens(0.0014 * life.habits.eventScale) else { return }
    let drawn = life.random.unit()
    let amountYen: Int64
    if drawn < 0.3 {
      amountYen = life.random.yen(median: 1_700_000, spread: 0.5, step: 10_000)
    } else if drawn < 0.4 {
      amountYen = life.random.yen(median: 4_000_000, spread: 0.5, step: 100_000)
    } else {
      amountYen = life.random.yen(median: 450_000, spread: 0.7, step: life.random.happens(0.5) ? 1_000 : 1)
    }
    prepare(&life, amountYen)
    let payee = life.random.happens(0.75) ? life.newFirm() : life.newPerson()
    let second = life.second(life.random.happens(0.5) ? .own : .office)
    let phrases = MemoPhrases.purchase
    if amountYen > life.habits.transferLimitYen && life.random.happens(0.5) {
      var restYen = amountYen
      var part: Int64 = 0
      while restYen > 0 && part < 6 {
        let partYen = min(restYen, life.habits.transferLimitYen)
        let sameDay = life.random.happens(0.3)
        life.pay(
          payee, partYen, at: second + part * (sameDay ? 0 : 86_400) + Int64(life.random.integer(0...600)),
          channel: life.anyChannel(), memo: life.memo(phrases, 0.25))
        restYen -= partYen
        part += 1
      }
    } else {
      let isAtCounter = amountYen > life.habits.transferLimitYen && !life.day.isBankHoliday
      life.pay(
        payee, amountYen, at: isAtCounter ? life.second(.counter) : second,
        channel: isAtCounter ? .branch : life.anyChannel(), memo: life.memo(phrases, 0.25),
        sizing: .exact)
    }
  }

  /// Money is gathered first: from an own account, or a term deposit is ended.
  private static func prepare(_ life: inout LifeDay, _ amountYen: Int64) {
    guard life.customer.balanceYen < amountYen * 6 / 5 else { return }
    let missingYen = (amountYen * 6 / 5 - life.customer.balanceYen) / 10_000 * 10_000 + 10_000
    if life.random.happens(0.6) {
      let own =
        life.circle.ownAccounts.first
        ?? life.world.parties.addOutside(name: life.customer.holderName, &life.random)
      life.receive(
        from: own, missingYen, at: life.day.startSecond + Int64(life.random.integer(0...30_000)),
        channel: .internet)
    } else {
      life.receive(
        from: life.world.market.ownBank, missingYen,
        at: life.day.startSecond + Int64(life.random.integer(31_000...40_000)),
        channel: life.habits.remoteShare > 0.5 ? life.habits.remoteChannel : .branch, memo: "ﾃｲｷｶｲﾔｸ")
    }
  }
}
