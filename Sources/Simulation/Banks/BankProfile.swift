/// In what a kind of bank differs from others; the first values are those of a bank of a region.
struct BankProfile: Sendable {
  /// How often customers live on what.
  var livelihoods: [(livelihood: Livelihood, weight: Double)] = [
    (.salaried, 0.42), (.nightWorker, 0.025), (.partTimer, 0.08), (.student, 0.065), (.pensioner, 0.19),
    (.homemaker, 0.055), (.soleTrader, 0.03), (.onlineSeller, 0.02), (.idle, 0.07), (.company, 0.045),
  ]
  /// One account in so many belongs to a company whose payments come as files only.
  var accountsPerBulkPayer = 2_000
  var bulkPayersAtMost = 20
  /// Whether there are counters at all.
  var hasCounters = true
  /// The share of people who order remotely: below 40 years, below 65, below 75, and older.
  var remoteShares = [0.95, 0.8, 0.4, 0.15]
  /// The share of those below 45, and of the others, who prefer the application to the browser.
  var applicationShares = (younger: 0.8, older: 0.45)
  /// The hour around which the orders of most people who work gather.
  var freeHours = 17.0...24
  var personalLimitsYen: [Int64] = [500_000, 1_000_000, 1_000_000, 2_000_000, 3_000_000, 5_000_000]
  var companyLimitsYen: [Int64] = [5_000_000, 10_000_000, 30_000_000]
  var feePayingShare = 0.6
  /// The share of those below 65 years who pay by debit card.
  var cardShare = 0.55
  var bettingShare = 0.03
  var sellingShare = 0.03
  var savingPlanShare = 0.14
  var cryptoShare = 0.05
  var tradingShare = 0.05
  var sweepingShare = 0.14
  /// How often a case is of a kind, in the order of `ScamMenu.kinds`.
  var scams = ScamWeights()
  /// What a text becomes that people elsewhere write otherwise.
  var wording: [String: String] = [:]

  static let regional = BankProfile()

  static let online: BankProfile = {
    var bank = BankProfile()
    bank.livelihoods = [
      (.salaried, 0.49), (.nightWorker, 0.05), (.partTimer, 0.09), (.student, 0.09), (.pensioner, 0.04),
      (.homemaker, 0.05), (.soleTrader, 0.05), (.onlineSeller, 0.05), (.idle, 0.07), (.company, 0.02),
    ]
    bank.accountsPerBulkPayer = 6_000
    bank.hasCounters = false
    bank.remoteShares = [1, 0.99, 0.97, 0.95]
    bank.applicationShares = (younger: 0.92, older: 0.7)
    bank.freeHours = 19.0...26
    bank.personalLimitsYen = [500_000, 1_000_000, 3_000_000, 5_000_000, 10_000_000]
    bank.feePayingShare = 0.1
    bank.cardShare = 0.8
    bank.bettingShare = 0.08
    bank.sellingShare = 0.06
    bank.savingPlanShare = 0.3
    bank.cryptoShare = 0.14
    bank.tradingShare = 0.12
    bank.sweepingShare = 0.2
    bank.scams = ScamWeights(
      falsePolice: 12, falseRelative: 1, falseRefund: 1, falseBill: 10, cardTheft: 0, socialInvestment: 17,
      romance: 12, accountTakeover: 18, loanDeposit: 6, advanceFee: 8, voicePhishing: 0, businessEmail: 1,
      muleRecruitment: 14)
    bank.wording = MemoWording.casual
    return bank
  }()

  static let corporate: BankProfile = {
    var bank = BankProfile()
    bank.livelihoods = [
      (.salaried, 0.2), (.nightWorker, 0.005), (.partTimer, 0.02), (.student, 0.01), (.pensioner, 0.06),
      (.homemaker, 0.02), (.soleTrader, 0.17), (.onlineSeller, 0.025), (.idle, 0.04), (.company, 0.45),
    ]
    bank.accountsPerBulkPayer = 500
    bank.bulkPayersAtMost = 60
    bank.companyLimitsYen = [10_000_000, 30_000_000, 50_000_000, 100_000_000]
    bank.feePayingShare = 0.9
    bank.scams = ScamWeights(
      falsePolice: 4, falseRelative: 2, falseRefund: 2, falseBill: 5, cardTheft: 1, socialInvestment: 6,
      romance: 2, accountTakeover: 18, loanDeposit: 3, advanceFee: 2, voicePhishing: 14, businessEmail: 26,
      muleRecruitment: 15)
    bank.wording = MemoWording.halfWidth
    return bank
  }()
}
