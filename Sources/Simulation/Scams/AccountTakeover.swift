import Core

/// 不正送金: stolen credentials, a row of transfers up to the limit; the careful ones work slowly and by day.
enum AccountTakeover: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    customer.habits.remoteShare > 0.5 && customer.balanceYen > 100_000 && customer.livelihood != .bulkPayer
  }

  static func begin(_ scam: inout ScamCase) {
    let isHasty = scam.random.happens(0.6)
    let isNight = scam.random.happens(0.45)
    let channel: Channel = scam.random.happens(0.5) ? .internet : scam.habits.remoteChannel
    var second = isNight ? scam.moment(after: 0, hours: 22...29) : scam.likelyMoment(after: 0)
    var leftYen = scam.habits.transferLimitYen
    if scam.random.happens(0.15) {
      let testYen = Int64(scam.random.integer(1...1_000))
      scam.transfer(testYen, to: scam.payee(), at: second - 400, by: channel, type: .accountTakeover)
    }
    var payee = scam.payee()
    let toExchange = scam.random.happens(0.2)
    if toExchange { payee = scam.exchangeAccount() }
    for _ in 0..<(isHasty ? scam.random.integer(1...6) : scam.random.integer(1...3)) {
      let amountYen = min(
        leftYen, scam.random.yen(median: 300_000, spread: 0.7, step: scam.random.happens(0.5) ? 1_000 : 1))
      scam.transfer(
        amountYen, to: payee, at: second, by: channel, type: .accountTakeover,
        sizing: scam.random.happens(0.3)
          ? .share(scam.random.real(0.7...0.999), stepYen: 1) : .atMost(stepYen: 1_000))
      leftYen = max(1, leftYen - amountYen)
      if !toExchange && scam.random.happens(0.5) { payee = scam.payee() }
      second += isHasty ? Int64(scam.random.integer(40...900)) : Int64(scam.random.integer(20_000...110_000))
    }
  }
}
