/// ビジネスメール詐欺: an invoice of a known supplier with another account, paid when and as invoices are paid.
enum BusinessEmailScam: Scam {
  static func suits(_ customer: Customer, year: Int) -> Bool {
    customer.isCorporation && customer.balanceYen > 300_000 && !customer.circle.suppliers.isEmpty
  }

  static func begin(_ scam: inout ScamCase) {
    if scam.customer.livelihood == .bulkPayer {
      exchangeInFile(&scam)
      return
    }
    let supplier = scam.random.element(of: scam.customer.circle.suppliers)
    let payee =
      scam.random.happens(0.7)
      ? scam.world.parties.addOutside(name: scam.world.parties[supplier].name, &scam.random) : scam.payee()
    for part in 0..<(scam.random.happens(0.75) ? 1 : 2) {
      let amountYen = scam.random.yen(median: Double(scam.customer.incomeYen) / 14, spread: 0.8)
      scam.transfer(
        min(amountYen, scam.habits.transferLimitYen), to: payee,
        at: scam.moment(after: scam.openDay(from: part * 5), hours: 9...17.5), by: .internet,
        type: .businessEmail,
        sizing: .exact)
    }
  }

  /// In a file of transfers the false account stands among the true ones on the next settlement day.
  private static func exchangeInFile(_ scam: inout ScamCase) {
    let supplier = scam.random.element(of: scam.customer.circle.suppliers)
    let payee = scam.world.parties.addOutside(name: scam.world.parties[supplier].name, &scam.random)
    for day in scam.world.calendar[scam.day.index...].prefix(40) where day.paysOn(31) || day.paysOn(10) {
      let amountYen = scam.random.yen(median: Double(scam.customer.incomeYen) / 25, spread: 0.8)
      scam.transfer(
        amountYen, to: payee, at: day.startSecond + BulkPayerLife.bookingSecond, by: .batch,
        type: .businessEmail,
        sizing: .exact)
      return
    }
  }
}
