/// ニセ警察: everything is to be "investigated", in a few transfers over some days, mostly by telephone banking.
enum FalsePoliceScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    guard let age = customer.age(in: year) else { return false }
    return (20...79).contains(age) && customer.balanceYen > 150_000 && customer.habits.remoteShare > 0.5
  }

  static func begin(_ scam: inout ScamCase) {
    let days = scam.random.integer(1...4)
    if scam.random.happens(0.35) {
      let gathered = scam.random.yen(median: 900_000, spread: 0.7, step: 10_000)
      scam.gatherMoney(gathered, at: scam.moment(after: 0, hours: 9...11))
    }
    var payee = scam.payee()
    for day in 0..<days {
      for part in 0..<(scam.random.happens(0.3) ? scam.random.integer(2...3) : 1) {
        if scam.random.happens(0.3) { payee = scam.payee(after: day) }
        let second = scam.likelyMoment(after: day) + Int64(part * scam.random.integer(120...4_000))
        let isRound = scam.random.happens(0.75)
        let share = scam.random.real(0.25...0.95)
        scam.transfer(
          scam.habits.transferLimitYen, to: payee, at: max(second, scam.day.startSecond + 39_600),
          by: scam.habits.remoteChannel, type: .falsePolice,
          sizing: .share(share, stepYen: isRound ? 10_000 : 1))
      }
    }
  }
}
