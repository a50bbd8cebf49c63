/// Pay and bonus, and what some people do with it at once.
enum IncomeLife {
  static func plan(_ life: inout LifeDay) {
    let customer = life.customer
    guard let employer = life.circle.employer, life.day.paysOn(life.habits.payday) else { return }
    let share = customer.livelihood == .salaried ? life.random.real(0.96...1.06) : life.random.real(0.6...1.3)
    var payYen = max(1_000, Int64(Double(customer.incomeYen) * share))
    let isBonusMonth = life.day.month == 7 || life.day.month == 12
    if customer.livelihood == .salaried && isBonusMonth && life.random.happens(0.7) {
      payYen += Int64(Double(customer.incomeYen) * life.random.real(0.5...2.5))
    }
    let arrival = life.second(.earlyBatch)
    life.receive(
      from: employer, payYen, at: arrival, channel: .batch, kind: .salary,
      memo: life.memo(["ｷﾕｳﾖ", "給与", "ｷﾕｳﾘﾖｳ", "給料振込"], 0.9))
    spendAtOnce(&life, payYen, after: arrival)
  }

  /// Some send pay on within minutes, by standing order or by hand; some take it out to the last thousand.
  static func spendAtOnce(_ life: inout LifeDay, _ payYen: Int64, after arrival: Int64) {
    let midnight = life.day.startSecond + 86_399
    if life.habits.sweepShare > 0, let own = life.circle.ownAccounts.first {
      let isStanding = life.random.happens(0.4)
      let delay =
        isStanding ? Int64(life.random.integer(30...1_800)) : Int64(life.random.integer(600...40_000))
      let keepsThousand = life.random.happens(0.5)
      let sentYen = Int64(Double(payYen) * life.habits.sweepShare)
      life.pay(
        own, keepsThousand ? sentYen / 1_000 * 1_000 : sentYen, at: min(midnight, arrival + delay),
        channel: isStanding ? .batch : life.habits.remoteChannel,
        sizing: life.habits.sweepShare == 1 && life.random.happens(0.6)
          ? .share(1, stepYen: keepsThousand ? 1_000 : 1) : .atMost(stepYen: 1_000))
    } else if life.habits.drainsAccount {
      var second = max(arrival + 60, life.second(.own))
      for _ in 0..<life.random.integer(1...3) where second < midnight {
        life.takeCash(
          life.habits.cashLimitYen, at: second, sizing: .share(life.random.real(0.9...1), stepYen: 1_000))
        second += Int64(life.random.integer(40...200))
      }
    }
  }
}
