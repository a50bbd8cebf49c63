import Core

/// Gives a customer habits that fit the livelihood, each person's a little different.
enum HabitMaker {
  static func make(
    _ customer: Customer, _ profile: BankProfile, year: Int, _ random: inout Randomness
  ) -> Habits {
    var habits = Habits()
    let age = customer.age(in: year) ?? 0
    setHours(&habits, customer.livelihood, profile, &random)
    setChannels(&habits, customer.livelihood, age, profile, &random)
    guard !customer.isCorporation else { return habits }
    setHousehold(&habits, customer, age, &random)
    setSpending(&habits, customer, age, profile, &random)
    setInclinations(&habits, customer, age, profile, &random)
    return habits
  }

  private static func setHours(
    _ habits: inout Habits, _ livelihood: Livelihood, _ profile: BankProfile, _ random: inout Randomness
  ) {
    switch livelihood {
    case .nightWorker: habits.hourCentre = random.real(0.5...5)
    case .pensioner, .homemaker: habits.hourCentre = random.real(9.5...15)
    case .company, .bulkPayer: habits.hourCentre = random.real(10...16)
    case .student: habits.hourCentre = random.real(13...25)
    default: habits.hourCentre = random.happens(0.3) ? random.real(11...14) : random.real(profile.freeHours)
    }
    habits.hourSpread = random.real(1...4)
  }

  private static func setChannels(
    _ habits: inout Habits, _ livelihood: Livelihood, _ age: Int, _ profile: BankProfile,
    _ random: inout Randomness
  ) {
    if livelihood.isCorporation {
      habits.remoteChannel = .internet
      habits.remoteShare = random.real(0.7...1)
      habits.transferLimitYen = random.element(of: profile.companyLimitsYen)
      return
    }
    let applicationShare = age < 45 ? profile.applicationShares.younger : profile.applicationShares.older
    habits.remoteChannel = random.happens(applicationShare) ? .mobile : .internet
    let isRemote = random.happens(profile.remoteShares[age < 40 ? 0 : age < 65 ? 1 : age < 75 ? 2 : 3])
    habits.remoteShare = isRemote ? random.real(0.7...1) : random.real(0...0.05)
    habits.transferLimitYen = random.element(of: profile.personalLimitsYen)
    habits.cashLimitYen = random.element(of: [200_000, 300_000, 500_000, 500_000, 500_000, 1_000_000])
    habits.paysFees = random.happens(profile.feePayingShare)
  }

  private static func setHousehold(
    _ habits: inout Habits, _ customer: Customer, _ age: Int, _ random: inout Randomness
  ) {
    let income = Double(customer.incomeYen)
    habits.payday = random.element(of: [25, 25, 25, 25, 25, 25, 20, 15, 10, 31, 31, 21])
    guard customer.livelihood != .idle, customer.livelihood != .student || random.happens(0.3) else { return }
    if random.happens(age < 35 ? 0.6 : 0.25) {
      habits.rentYen = random.yen(median: 30_000 + income * 0.15, spread: 0.2, step: 500)
      habits.rentDay = random.element(of: [25, 26, 27, 27, 28, 31])
    } else if random.happens(0.35) {
      habits.loanYen = random.yen(median: 20_000 + income * 0.2, spread: 0.3)
    }
    if random.happens(0.75) {
      habits.cardBillYen = random.yen(median: 15_000 + income * 0.12, spread: 0.6)
      habits.cardBillDay = random.element(of: [2, 4, 10, 26, 27, 27])
    }
    let bills = random.integer(0...6)
    habits.billDays = (0..<bills).map { _ in random.element(of: [5, 6, 10, 15, 20, 23, 26, 27, 27, 28, 31]) }
  }

  private static func setSpending(
    _ habits: inout Habits, _ customer: Customer, _ age: Int, _ profile: BankProfile,
    _ random: inout Randomness
  ) {
    let isOld = age >= 65
    habits.cashPerDay = random.logNormal(median: isOld ? 0.12 : 0.07, spread: 0.7)
    habits.cashYen = random.yen(median: isOld ? 40_000 : 18_000, spread: 0.6, step: 1_000)
    if random.happens(isOld ? 0.2 : profile.cardShare) {
      habits.cardPerDay = random.logNormal(median: 0.35, spread: 0.8)
    } else {
      habits.cardPerDay = 0.02
    }
    if age < 50 && random.happens(0.5) { habits.walletPerDay = random.logNormal(median: 0.08, spread: 0.7) }
    if age < 35 && random.happens(0.7) { habits.splitsPerDay = random.logNormal(median: 0.08, spread: 0.9) }
    habits.splitsPerDay += 0.008
    habits.eventScale = random.logNormal(median: 0.8, spread: 0.6)
    if customer.livelihood == .idle { habits.cashPerDay = 0 }
  }

  private static func setInclinations(
    _ habits: inout Habits, _ customer: Customer, _ age: Int, _ profile: BankProfile,
    _ random: inout Randomness
  ) {
    let isRemote = habits.remoteShare > 0.5
    if isRemote && random.happens(profile.bettingShare) {
      habits.betsPerDay = random.logNormal(median: 0.25, spread: 0.8)
    }
    if random.happens(customer.livelihood == .onlineSeller ? 1 : profile.sellingShare) {
      let isDealer = customer.livelihood == .onlineSeller
      habits.salesPerDay = random.logNormal(median: isDealer ? 1.2 : 0.08, spread: 0.8)
    }
    habits.investsMonthly = isRemote && random.happens(profile.savingPlanShare)
    habits.holdsCrypto = isRemote && age < 65 && random.happens(profile.cryptoShare)
    if isRemote && random.happens(profile.tradingShare) {
      habits.tradesPerDay = random.logNormal(median: 0.07, spread: 1)
    }
    habits.sweepShare =
      isRemote && random.happens(profile.sweepingShare) ? random.element(of: [1, 1, 1, 0.9, 0.8, 0.5]) : 0
    habits.drainsAccount = habits.sweepShare == 0 && random.happens(0.12)
    if random.happens(0.025) { habits.passesOnPerDay = random.logNormal(median: 0.1, spread: 0.8) }
    habits.keepsClubAccount = random.happens(0.025)
    habits.supportsChild = (42...62).contains(age) && random.happens(0.12)
  }
}
