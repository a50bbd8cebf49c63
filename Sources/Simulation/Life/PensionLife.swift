/// The public pension on its days, and the cash that many take on the same day.
enum PensionLife {
  static func plan(_ life: inout LifeDay) {
    guard life.day.isPensionDay else {
      if life.day.paysOn(25) && life.random.happens(0.12) {
        let partTimeYen = life.random.yen(median: 60_000, spread: 0.4)
        let arrival = life.second(.earlyBatch)
        if let employer = life.circle.employer {
          life.receive(from: employer, partTimeYen, at: arrival, channel: .batch, kind: .salary, memo: "ｷﾕｳﾖ")
        }
      }
      return
    }
    let pensionYen = life.customer.incomeYen * 2
    let arrival = life.second(.earlyBatch)
    life.receive(from: life.world.market.pensionFund, pensionYen, at: arrival, channel: .batch, memo: "ﾈﾝｷﾝ")
    if life.habits.drainsAccount || life.habits.sweepShare > 0 {
      IncomeLife.spendAtOnce(&life, pensionYen, after: arrival)
    } else if life.random.happens(0.45) {
      let cashYen = life.random.yen(median: Double(pensionYen) * 0.4, spread: 0.5, step: 10_000)
      life.takeCash(
        min(cashYen, life.habits.cashLimitYen), at: life.second(.counter),
        channel: life.random.happens(0.8) ? .atm : .branch)
    }
  }
}
