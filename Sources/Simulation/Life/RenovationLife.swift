/// Old people have the roof or the bath renewed and pay in cash or by transfer, in two or three parts.
enum RenovationLife {
  static func plan(_ life: inout LifeDay) {
    guard (life.customer.age(in: life.day.year) ?? 0) >= 60, life.random.happens(0.0009) else { return }
    let partYen = life.random.yen(median: 480_000, spread: 0.6, step: 10_000)
    let builder = life.random.happens(0.8) ? life.newFirm() : life.newPerson()
    let isCash = life.random.happens(0.45)
    for part in 0..<life.random.integer(1...3) {
      let second = life.second(.counter) + Int64(part * life.random.integer(1...9)) * 86_400
      if isCash {
        let isCounter = partYen > life.habits.cashLimitYen
        life.takeCash(
          partYen, at: second, channel: isCounter ? .branch : .atm, sizing: .atMost(stepYen: 10_000))
      } else {
        let isMachine = life.random.happens(0.4)
        life.pay(
          builder, isMachine ? min(partYen, 999_000) : partYen, at: second,
          channel: isMachine ? .atm : .branch,
          memo: life.memo(MemoPhrases.purchase, 0.2))
      }
    }
  }
}
