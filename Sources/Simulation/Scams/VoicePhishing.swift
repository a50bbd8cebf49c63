/// ボイスフィッシング: "the bank" rings the accounts department; the company's account is emptied within the hour.
enum VoicePhishing: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    customer.livelihood == .company && customer.balanceYen > 1_000_000 && customer.route == .csv
  }

  static func begin(_ scam: inout ScamCase) {
    var second = scam.moment(after: scam.openDay(from: 0), hours: 9.5...16.5)
    for _ in 0..<scam.random.integer(2...8) {
      let amountYen = min(scam.habits.transferLimitYen, scam.portion(0.05...0.4, stepYen: 1_000))
      scam.transfer(
        amountYen, to: scam.payee(), at: second, by: .internet, type: .voicePhishing,
        sizing: .atMost(stepYen: 1_000))
      second += Int64(scam.random.integer(60...700))
    }
  }
}
