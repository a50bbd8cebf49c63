/// ギャンブル詐欺 and 交際あっせん: fees for tips or for meetings, small at first.
enum AdvanceFeeScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    !customer.isCorporation && customer.balanceYen > 25_000 && customer.livelihood != .idle
  }

  static func begin(_ scam: inout ScamCase) {
    let type: ScamType = scam.random.happens(0.5) ? .gamblingTip : .datingFee
    var amountYen = Double(scam.random.yen(median: 15_000, spread: 0.6, step: 1_000))
    var day = 0
    for _ in 0..<scam.random.integer(1...5) {
      scam.transfer(
        max(1_000, Int64(amountYen / 1_000) * 1_000), to: scam.payee(after: day),
        at: scam.likelyMoment(after: day),
        by: scam.isRemote ? scam.habits.remoteChannel : .atm, type: type, sizing: .atMost(stepYen: 1_000))
      amountYen *= scam.random.real(0.9...2.2)
      day += scam.random.integer(0...3)
    }
  }
}
