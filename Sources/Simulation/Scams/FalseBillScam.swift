/// 架空料金 and サポート詐欺: a debt that never was, a virus that never was; often one small payment and no more.
enum FalseBillScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    !customer.isCorporation && customer.balanceYen > 30_000 && customer.livelihood != .idle
  }

  static func begin(_ scam: inout ScamCase) {
    let drawn = scam.random.unit()
    if drawn < 0.4 {
      buyElectronicMoney(&scam)
    } else if drawn < 0.75 || !scam.isRemote {
      for day in 0..<scam.random.integer(1...3) {
        let amountYen = scam.random.yen(
          median: 120_000, spread: 0.9, step: scam.random.happens(0.5) ? 1_000 : 1)
        let channel = scam.isRemote ? scam.habits.remoteChannel : .atm
        scam.transfer(
          min(amountYen, scam.habits.transferLimitYen), to: scam.payee(after: day),
          at: scam.likelyMoment(after: day),
          by: channel, type: .falseBill)
      }
    } else {
      remoteControl(&scam)
    }
  }

  /// Codes from the convenience store, paid by card in a row of equal sums.
  private static func buyElectronicMoney(_ scam: inout ScamCase) {
    var second = scam.likelyMoment(after: 0)
    let amountYen: Int64 = scam.random.element(of: [3_000, 5_000, 10_000, 10_000, 30_000, 50_000])
    let shop = scam.random.happens(0.7) ? scam.world.market.convenienceStore : scam.world.market.wallet
    for _ in 0..<scam.random.integer(1...5) {
      scam.world.enter(
        Order(
          second: second, customer: Int32(scam.victim), direction: .outgoing, channel: .batch, kind: .card,
          amountYen: amountYen, party: shop, label: FraudLabel(scamType: .falseBill, role: .victim)))
      second += Int64(scam.random.integer(60...1_800))
    }
  }

  /// The helper at the other end of the line adds zeros to the amount.
  private static func remoteControl(_ scam: inout ScamCase) {
    let payee = scam.payee()
    var second = scam.likelyMoment(after: 0)
    let firstYen: Int64 = scam.random.element(of: [10, 1_000, 50_000, 98_000])
    scam.transfer(firstYen, to: payee, at: second, by: .internet, type: .falseBill)
    for _ in 0..<scam.random.integer(0...2) {
      second += Int64(scam.random.integer(120...1_500))
      let amountYen = min(scam.habits.transferLimitYen, scam.portion(0.2...0.9))
      scam.transfer(amountYen, to: payee, at: second, by: .internet, type: .falseBill)
    }
  }
}
