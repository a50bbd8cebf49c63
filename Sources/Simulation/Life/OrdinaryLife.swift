/// Gives every customer the day that belongs to the livelihood.
enum OrdinaryLife {
  static func plan(_ world: World, _ who: Int, _ day: SimulatedDay) {
    let customer = world.customers[who]
    if day.isInterestDay { InterestLife.book(world, who, day) }
    guard !customer.isSold, day.day >= customer.openedOn else { return }
    var life = LifeDay(world: world, who: who, day: day, customer: customer, random: customer.random)
    switch customer.livelihood {
    case .idle:
      DormantLife.plan(&life)
    case .company:
      CompanyLife.plan(&life)
    case .bulkPayer:
      BulkPayerLife.plan(&life)
    case .soleTrader:
      TradingLife.plan(&life)
      planPerson(&life)
    case .pensioner:
      PensionLife.plan(&life)
      planPerson(&life)
    default:
      IncomeLife.plan(&life)
      planPerson(&life)
    }
    world.customers[who].random = life.random
  }

  private static func planPerson(_ life: inout LifeDay) {
    BillLife.plan(&life)
    CashLife.plan(&life)
    ShoppingLife.plan(&life)
    FriendshipLife.plan(&life)
    FamilyLife.plan(&life)
    InvestingLife.plan(&life)
    OwnAccountLife.plan(&life)
    BettingLife.plan(&life)
    OnlineSellingLife.plan(&life)
    ClubLife.plan(&life)
    SmallPaymentLife.plan(&life)
    MovingLife.plan(&life)
    CeremonyLife.plan(&life)
    LargePurchaseLife.plan(&life)
    RenovationLife.plan(&life)
    RefundLife.plan(&life)
    PrivateLoanLife.plan(&life)
    PassingOnLife.plan(&life)
  }
}
