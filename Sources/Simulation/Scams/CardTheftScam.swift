/// 預貯金詐欺 and キャッシュカード詐欺盗: a stranger with the card empties the account at machines, limit by limit.
enum CardTheftScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    guard let age = customer.age(in: year) else { return false }
    return age >= 65 && customer.balanceYen > 150_000
  }

  static func begin(_ scam: inout ScamCase) {
    let type: ScamType = scam.random.happens(0.55) ? .cardTheft : .cardHandedOver
    let days = scam.random.integer(1...5)
    let stepYen: Int64 = scam.random.element(of: [100_000, 200_000, 200_000, 500_000])
    for day in 0..<days {
      var leftYen = scam.habits.cashLimitYen
      var second = scam.moment(
        after: day, hours: day == 0 ? 12...20 : scam.random.happens(0.4) ? 0.1...8 : 8...22)
      while leftYen > 0 {
        let amountYen = min(leftYen, stepYen, 500_000)
        scam.takeCash(amountYen, at: second, by: .atm, type: type)
        leftYen -= amountYen
        second += Int64(scam.random.integer(50...(scam.random.happens(0.3) ? 3_600 : 160)))
        if scam.random.happens(0.08) { break }
      }
      if scam.random.happens(0.15) { return }
    }
  }
}
