/// Moving house: deposit and fees to people never paid before, the movers, new furniture.
enum MovingLife {
  static func plan(_ life: inout LifeDay) {
    guard life.random.happens(0.0008 * life.habits.eventScale) else { return }
    let rentYen = life.random.yen(median: 70_000, spread: 0.4, step: 500)
    let agent = life.newFirm()
    let second = life.second(.own)
    let channel = life.anyChannel()
    life.pay(
      agent, rentYen * Int64(life.random.integer(2...6)), at: second, channel: channel,
      memo: life.memo(MemoPhrases.moving, 0.4))
    if life.random.happens(0.5) {
      life.pay(
        life.random.happens(0.5) ? life.newPerson() : life.newFirm(), rentYen,
        at: second + Int64(life.random.integer(100...90_000)), channel: channel,
        memo: life.memo(MemoPhrases.moving, 0.3))
    }
    let movers = life.random.yen(median: 80_000, spread: 0.5, step: 1_000)
    let furniture = life.random.yen(median: 120_000, spread: 0.7)
    life.pay(
      life.newFirm(), movers, at: second + Int64(life.random.integer(2...12)) * 86_400,
      channel: life.anyChannel())
    life.pay(
      life.newFirm(), furniture, at: second + Int64(life.random.integer(1...10)) * 86_400,
      channel: life.anyChannel())
    if life.random.happens(0.3) {
      life.receive(
        from: life.random.element(of: life.world.market.landlords), rentYen,
        at: second + Int64(life.random.integer(20...40)) * 86_400, channel: .internet,
        memo: life.memo(["敷金精算", "返金"], 0.5))
    }
  }
}
