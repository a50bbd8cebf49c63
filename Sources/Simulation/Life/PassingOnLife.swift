/// Money that runs through an account in all innocence: a household's purse, a dealer on commission.
enum PassingOnLife {
  static func plan(_ life: inout LifeDay) {
    guard life.random.happens(life.habits.passesOnPerDay) else { return }
    let midnight = life.day.startSecond + 86_399
    let known = life.circle.friends + life.circle.clients + life.circle.family
    for _ in 0..<(life.random.happens(0.25) ? life.random.integer(2...4) : 1) {
      let isKnown = !known.isEmpty && life.random.happens(0.45)
      let payer = isKnown ? life.random.element(of: known) : life.stranger()
      let amountYen = life.random.yen(median: 75_000, spread: 1.1, step: life.random.happens(0.7) ? 5_000 : 1)
      let arrival = life.second(.own)
      life.receive(
        from: payer, amountYen, at: arrival, channel: life.personChannel(),
        memo: life.memo(MemoPhrases.goods + MemoPhrases.friends, 0.25))
      let isQuick = life.random.happens(0.5)
      let delay = Int64(life.random.integer(isQuick ? 100...1_800 : 1_800...40_000))
      passOn(&life, amountYen, known: isKnown ? known : [], at: min(midnight, arrival + delay))
    }
  }

  private static func passOn(_ life: inout LifeDay, _ amountYen: Int64, known: [Int32], at second: Int64) {
    let share = life.random.happens(0.4) ? 1 : life.random.real(0.8...0.99)
    let passedYen = max(1_000, Int64(Double(amountYen) * share) / 1_000 * 1_000)
    let empties = life.random.happens(0.15)
    if life.random.happens(0.3) {
      life.takeCash(
        min(passedYen, life.habits.cashLimitYen), at: second,
        sizing: empties ? .share(1, stepYen: 1_000) : .atMost(stepYen: 1_000))
      return
    }
    let payee: Int32
    if !known.isEmpty && life.random.happens(0.5) {
      payee = life.random.element(of: known)
    } else {
      payee = life.random.happens(0.5) ? life.newPerson() : life.newFirm()
    }
    life.pay(
      payee, passedYen, at: second, channel: life.anyChannel(), memo: life.memo(MemoPhrases.purchase, 0.15),
      sizing: empties ? .allBut(leaveYen: Int64(life.random.integer(0...999))) : .atMost(stepYen: 1_000))
  }
}
