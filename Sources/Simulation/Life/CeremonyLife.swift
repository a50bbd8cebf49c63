/// Weddings and funerals: cash for envelopes, halls and undertakers, gifts by transfer.
enum CeremonyLife {
  static func plan(_ life: inout LifeDay) {
    if life.random.happens(0.004 * life.habits.eventScale) {
      let giftYen: Int64 = life.random.element(of: [10_000, 30_000, 30_000, 50_000, 100_000])
      life.takeCash(giftYen, at: life.second(.own))
    }
    guard life.random.happens(0.0005 * life.habits.eventScale) else { return }
    let second = life.second(.own)
    let billYen = life.random.yen(median: 900_000, spread: 0.7, step: 1_000)
    let hall = life.newFirm()
    if life.random.happens(0.5) {
      for part in 0..<life.random.integer(1...4) {
        life.takeCash(
          life.habits.cashLimitYen, at: second + Int64(part) * 86_400 + Int64(life.random.integer(0...3_000)),
          sizing: .atMost(stepYen: 10_000))
      }
    }
    life.pay(
      hall, billYen, at: second + Int64(life.random.integer(1...9)) * 86_400, channel: life.anyChannel(),
      memo: life.memo(MemoPhrases.ceremony, 0.4))
    for _ in 0..<life.random.integer(0...8) {
      let yen: Int64 = life.random.element(of: [5_000, 10_000, 30_000, 50_000])
      life.receive(
        from: life.stranger(), yen, at: life.second(.own) + Int64(life.random.integer(0...10)) * 86_400,
        channel: life.personChannel(), memo: life.memo(MemoPhrases.ceremony, 0.4))
    }
  }
}
