/// SNS型ロマンス: the same few accounts again and again, in the evening, whatever the sweetheart needs.
enum RomanceScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    guard let age = customer.age(in: year) else { return false }
    return (24...72).contains(age) && customer.balanceYen > 120_000
  }

  static func begin(_ scam: inout ScamCase) {
    var payee = scam.payee()
    let exchange = scam.exchangeAccount()
    let prefersCrypto = scam.isRemote && scam.random.happens(0.3)
    var day = 0
    for _ in 0..<scam.random.integer(1...7) {
      if scam.random.happens(0.25) { payee = scam.payee(after: day) }
      let amountYen = scam.random.yen(
        median: 140_000, spread: 0.9, step: scam.random.happens(0.7) ? 10_000 : 1)
      let isCrypto = prefersCrypto && scam.random.happens(0.7)
      scam.transfer(
        min(amountYen, scam.habits.transferLimitYen), to: isCrypto ? exchange : payee,
        at: scam.random.happens(0.5)
          ? scam.moment(after: day, hours: 19...23.9) : scam.likelyMoment(after: day),
        by: scam.isRemote ? scam.habits.remoteChannel : .atm, type: .romance)
      day += scam.random.integer(1...9)
    }
  }
}
