import Core

/// Chooses what kind of case begins next, as often as the bank's profile says.
enum ScamMenu {
  private static let kinds: [(kind: any Scam.Type, weight: @Sendable (ScamWeights) -> Double)] = [
    (FalsePoliceScam.self, { $0.falsePolice }), (FalseRelativeScam.self, { $0.falseRelative }),
    (FalseRefundScam.self, { $0.falseRefund }), (FalseBillScam.self, { $0.falseBill }),
    (CardTheftScam.self, { $0.cardTheft }),
    (SocialInvestmentScam.self, { $0.socialInvestment }), (RomanceScam.self, { $0.romance }),
    (AccountTakeover.self, { $0.accountTakeover }), (LoanDepositScam.self, { $0.loanDeposit }),
    (AdvanceFeeScam.self, { $0.advanceFee }), (VoicePhishing.self, { $0.voicePhishing }),
    (BusinessEmailScam.self, { $0.businessEmail }), (MuleRecruitment.self, { $0.muleRecruitment }),
  ]

  /// The choice among the kinds of cases that fits a bank.
  static func choice(_ weights: ScamWeights) -> WeightedChoice {
    WeightedChoice(weights: kinds.map { $0.weight(weights) })
  }

  static func beginCase(_ world: World, _ day: SimulatedDay, _ random: inout Randomness) {
    let kind = kinds[world.scamChoice.draw(&random)].kind
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
