/// Money between parents and children: monthly support, and help in between.
enum FamilyLife {
  static func plan(_ life: inout LifeDay) {
    let family = life.circle.family
    guard let first = family.first else { return }
    if life.habits.supportsChild && life.day.paysOn(life.habits.payday) {
      let amountYen = life.random.yen(median: 60_000, spread: 0.25, step: 5_000)
      life.pay(
        first, amountYen, at: life.second(.own), channel: life.anyChannel(),
        memo: life.memo(MemoPhrases.family, 0.3))
    }
    if life.customer.livelihood == .student && life.day.paysOn(25) {
      let amountYen = life.random.yen(median: 55_000, spread: 0.3, step: 5_000)
      life.receive(
        from: first, amountYen, at: life.second(.evening), channel: life.personChannel(),
        memo: life.memo(MemoPhrases.family, 0.3))
    }
    if life.random.happens(0.006) {
      let amountYen = life.random.yen(median: 50_000, spread: 1.1, step: 5_000)
      let relative = life.random.element(of: family)
      if life.random.happens(0.5) {
        life.pay(
          relative, amountYen, at: life.second(.own), channel: life.anyChannel(),
          memo: life.memo(MemoPhrases.family, 0.2))
      } else {
        life.receive(from: relative, amountYen, at: life.second(.own), channel: life.personChannel())
      }
    }
  }
}
