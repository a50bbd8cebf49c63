/// オレオレ: a relative in need, at once and in secret; cash for a messenger, or one or two transfers.
enum FalseRelativeScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    guard let age = customer.age(in: year) else { return false }
    return age >= 60 && customer.balanceYen > 300_000
  }

  static func begin(_ scam: inout ScamCase) {
    let wantedYen = scam.random.yen(median: 950_000, spread: 0.7, step: 50_000)
    let day = scam.openDay(from: 0)
    let drawn = scam.random.unit()
    if drawn < 0.35 {
      scam.takeCash(
        wantedYen, at: scam.moment(after: day, hours: 9.2...14.8), by: .branch, type: .falseRelative)
    } else if drawn < 0.6 {
      for part in 0..<scam.random.integer(1...3) {
        scam.takeCash(
          min(scam.habits.cashLimitYen, wantedYen), at: scam.moment(after: part, hours: 10...17), by: .atm,
          type: .falseRelative)
      }
    } else {
      for part in 0..<scam.random.integer(1...2) {
        let later = scam.openDay(from: day + part)
        let channel = scam.isRemote ? scam.habits.remoteChannel : scam.random.happens(0.5) ? .branch : .atm
        let limitYen =
          channel == .atm ? 1_000_000 : channel == .branch ? wantedYen : scam.habits.transferLimitYen
        scam.transfer(
          min(wantedYen, limitYen), to: scam.payee(after: later),
          at: scam.moment(after: later, hours: 9.2...14.9),
          by: channel, type: .falseRelative)
      }
    }
  }
}
