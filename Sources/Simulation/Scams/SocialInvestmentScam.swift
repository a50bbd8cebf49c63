/// SNS型投資: small sums that seem to grow, then ever larger ones to ever new accounts; a profit paid out to win
/// trust.
enum SocialInvestmentScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    guard let age = customer.age(in: year) else { return false }
    return (30...75).contains(age) && customer.balanceYen > 250_000 && customer.habits.remoteShare > 0.5
  }

  static func begin(_ scam: inout ScamCase) {
    var amountYen = Double(scam.random.yen(median: 80_000, spread: 0.5, step: 10_000))
    var day = 0
    let exchange = scam.exchangeAccount()
    let prefersCrypto = scam.random.happens(0.25)
    var payee = scam.payee()
    for part in 0..<scam.random.integer(2...10) {
      let isCrypto = prefersCrypto && scam.random.happens(0.7)
      if scam.random.happens(0.75) { payee = scam.payee(after: day) }
      let isRound = scam.random.happens(0.85)
      let roundedYen = isRound ? max(10_000, Int64(amountYen / 10_000) * 10_000) : Int64(amountYen)
      scam.transfer(
        min(roundedYen, scam.habits.transferLimitYen), to: isCrypto ? exchange : payee,
        at: scam.likelyMoment(after: day), by: scam.random.happens(0.93) ? scam.habits.remoteChannel : .atm,
        type: .socialInvestment)
      if part == 1 && scam.random.happens(0.3) {
        scam.receive(
          scam.random.yen(median: 15_000, spread: 0.7), from: scam.payee(after: day + 1),
          at: scam.moment(after: day + 1, hours: 10...20), type: .socialInvestment)
      }
      amountYen *= scam.random.real(0.85...2.1)
      day += scam.random.integer(0...6)
    }
  }
}
