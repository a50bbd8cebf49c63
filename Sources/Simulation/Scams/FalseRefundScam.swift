/// 還付金: by telephone to a machine on a weekday, where the "refund" is a transfer just below the ceiling.
enum FalseRefundScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    guard let age = customer.age(in: year) else { return false }
    return age >= 58 && customer.balanceYen > 80_000
  }

  static func begin(_ scam: inout ScamCase) {
    let day = scam.openDay(from: 0)
    var second = scam.moment(after: day, hours: 9.3...16.5)
    for _ in 0..<(scam.random.happens(0.5) ? 1 : scam.random.integer(2...3)) {
      let ceilingYen: Int64 = scam.random.element(of: [500_000, 500_000, 1_000_000, 300_000, 200_000])
      // The number to type is given as a code and has nothing round about it.
      let amountYen =
        scam.random.happens(0.45)
        ? ceilingYen - Int64(scam.random.integer(200...19_999))
        : Int64(scam.random.integer(38_000...Int(ceilingYen)))
      let isRemote = scam.isRemote && scam.random.happens(0.3)
      scam.transfer(
        amountYen, to: scam.payee(after: day), at: second, by: isRemote ? scam.habits.remoteChannel : .atm,
        type: .falseRefund, sizing: .atMost(stepYen: 1_000))
      second += Int64(scam.random.integer(150...2_400))
    }
  }
}
