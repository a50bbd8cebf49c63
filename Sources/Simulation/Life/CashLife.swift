/// Cash taken and brought, mostly at machines, and large sums that old people keep at home.
enum CashLife {
  static func plan(_ life: inout LifeDay) {
    let habits = life.habits
    let weekendFactor = life.day.isWeekend ? 1.3 : 1
    for _ in 0..<life.random.count(expected: habits.cashPerDay * weekendFactor, limit: 4) {
      let amountYen = life.random.yen(median: Double(habits.cashYen), spread: 0.45, step: 1_000)
      life.takeCash(
        min(amountYen, habits.cashLimitYen), at: life.second(.own), sizing: .atMost(stepYen: 1_000))
    }
    if life.random.happens(0.012) {
      let amountYen = life.random.yen(median: 50_000, spread: 1, step: 1_000)
      life.bringCash(amountYen, at: life.second(.own), channel: life.random.happens(0.85) ? .atm : .branch)
    }
    // Family gifts, distrust of banks, a grave, a bath: the limit for some days running, or the counter.
    if (life.customer.age(in: life.day.year) ?? 0) >= 65, life.random.happens(0.0016) { takeMuch(&life) }
  }

  private static func takeMuch(_ life: inout LifeDay) {
    if life.random.happens(0.45) && !life.day.isBankHoliday {
      let amountYen = life.random.yen(median: 900_000, spread: 0.7, step: 100_000)
      life.takeCash(amountYen, at: life.second(.counter), channel: .branch)
      return
    }
    let first = life.random.happens(0.6) ? life.second(.counter) : life.second(.own)
    for day in 0..<life.random.integer(1...4) {
      life.takeCash(
        life.habits.cashLimitYen, at: first + Int64(day) * 86_400 + Int64(life.random.integer(0...7_000)),
        sizing: .atMost(stepYen: 10_000))
    }
  }
}
