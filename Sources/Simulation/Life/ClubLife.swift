/// The treasurer of a trip, a school parents' circle or a team: many pay in within days, one bill goes out.
enum ClubLife {
  static func plan(_ life: inout LifeDay) {
    guard life.habits.keepsClubAccount, life.random.happens(0.035) else { return }
    let each = life.random.yen(median: 15_000, spread: 0.9, step: 500)
    let members = life.random.integer(5...30)
    let days = life.random.integer(1...6)
    let phrase = life.memo(MemoPhrases.small + MemoPhrases.friends, 0.6)
    for _ in 0..<members {
      let offset = Int64(life.random.integer(0...days - 1)) * 86_400
      life.receive(
        from: life.stranger(), each, at: life.second(.own) + offset, channel: life.personChannel(),
        memo: life.random.happens(0.5) ? phrase : "")
    }
    let paidAt = life.second(.own) + Int64(days) * 86_400
    let totalYen = each * Int64(members)
    if life.random.happens(0.2) {
      life.takeCash(min(totalYen, life.habits.cashLimitYen), at: paidAt, sizing: .atMost(stepYen: 1_000))
    } else {
      let payee = life.random.happens(0.7) ? life.newFirm() : life.newPerson()
      life.pay(
        payee, totalYen - Int64(life.random.integer(0...2_000)), at: paidAt, channel: life.anyChannel(),
        memo: life.memo(MemoPhrases.purchase, 0.3), sizing: .atMost(stepYen: 100))
    }
  }
}
