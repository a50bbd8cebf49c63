import Core

/// Chooses what kind of case begins next, about as often as the police count them.
enum ScamMenu {
  private static let kinds: [(kind: any Scam.Type, weight: Double)] = [
    (FalsePoliceScam.self, 12), (FalseRelativeScam.self, 8), (FalseRefundScam.self, 8),
    (FalseBillScam.self, 13),
    (CardTheftScam.self, 5), (SocialInvestmentScam.self, 10), (RomanceScam.self, 8),
    (AccountTakeover.self, 9),
    (LoanDepositScam.self, 5), (AdvanceFeeScam.self, 5), (VoicePhishing.self, 2), (BusinessEmailScam.self, 5),
    (MuleRecruitment.self, 7),
  ]
  private static let choice = WeightedChoice(weights: kinds.map(\.weight))

  static func beginCase(_ world: World, _ day: SimulatedDay, _ random: inout Randomness) {
    let kind = kinds[choice.draw(&random)].kind
    let year = day.year
    let found = world.drawCustomer(&random) { customer in
      !customer.isTargeted && !customer.isSold && customer.openedOn <= day.day
        && kind.suits(customer, year: year)
    }
    guard let victim = found else { return }
    world.customers[victim].isTargeted = true
    var scam = ScamCase(world: world, victim: victim, day: day, random: random.stream(UInt64(victim)))
    // The stream above depends on the state of this one, which moves on with every case.
    _ = random.next()
    kind.begin(&scam)
  }
}

/// A kind of fraud: whom it suits, and what it makes happen on the account.
protocol Scam: Sendable {
  static func suits(_ customer: Customer, year: Int) -> Bool
  static func begin(_ scam: inout ScamCase)
}
