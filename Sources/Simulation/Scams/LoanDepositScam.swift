/// 融資保証金: those who need a loan are to show their credit with a deposit first.
enum LoanDepositScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    !customer.isCorporation && (15_000...400_000).contains(customer.balanceYen)
      && customer.livelihood != .idle
  }

  static func begin(_ scam: inout ScamCase) {
    let payee = scam.payee()
    for day in 0..<scam.random.integer(1...3) {
      let amountYen = scam.random.yen(
        median: 60_000, spread: 0.7, step: scam.random.happens(0.6) ? 10_000 : 100)
      scam.transfer(
        amountYen, to: scam.random.happens(0.8) ? payee : scam.payee(after: day),
        at: scam.likelyMoment(after: day * 2),
        by: scam.isRemote ? scam.habits.remoteChannel : .atm, type: .loanDeposit,
        sizing: .atMost(stepYen: 1_000))
    }
  }
}
