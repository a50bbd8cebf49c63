/// Rent, loan, card bill and direct debits, each on its day.
enum BillLife {
  static func plan(_ life: inout LifeDay) {
    let habits = life.habits
    if habits.rentYen > 0, life.day.paysOn(habits.rentDay), let landlord = life.circle.landlord {
      life.pay(
        landlord, habits.rentYen, at: life.second(.own), channel: life.anyChannel(),
        memo: life.memo(MemoPhrases.rent, 0.3))
    }
    if habits.loanYen > 0, life.day.debitsOn(27) {
      let biller = life.world.market.ownBank
      life.pay(
        biller, habits.loanYen, at: life.second(.earlyBatch), channel: .batch, kind: .debit, memo: "ﾛ-ﾝ")
    }
    if habits.cardBillYen > 0, life.day.debitsOn(habits.cardBillDay), let company = life.circle.cardCompany {
      let billYen = life.random.yen(median: Double(habits.cardBillYen), spread: 0.35)
      life.pay(company, billYen, at: life.second(.earlyBatch), channel: .batch, kind: .debit, memo: "ｶ-ﾄﾞ")
    }
    for (index, billDay) in habits.billDays.enumerated() where life.day.debitsOn(billDay) {
      let medianYen = Double(3_500 + 2_100 * index)
      life.pay(
        life.circle.billers[index], life.random.yen(median: medianYen, spread: 0.25),
        at: life.second(.earlyBatch), channel: .batch, kind: .debit,
        memo: life.random.happens(0.5) ? "ﾌﾘｶｴ" : "")
    }
  }
}
