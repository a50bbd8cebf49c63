import Core

/// One account of the simulated bank with the life of its holder.
struct Customer {
  let account: String
  let branchCode: String
  let accountType: Int
  let accountNumber: String
  let holderName: String
  let isCorporation: Bool
  /// The year of birth, or nil for a company.
  let birthYear: Int?
  let openedOn: BankDay
  let livelihood: Livelihood
  let route: SimulatedTransaction.Route
  /// The customer as a party of others.
  let party: Int32
  var random: Randomness
  var balanceYen: Int64
  let overdraftYen: Int64
  /// Income or turnover a month in yen.
  let incomeYen: Int64
  var habits = Habits()
  var circle = Circle()
  /// Whether ordinary life has ended on the account: it was sold.
  var isSold = false
  /// The place among the mule accounts.
  var mule: Int32?
  /// Whether a criminal has this customer in hand already.
  var isTargeted = false

  func age(in year: Int) -> Int? {
    birthYear.map { year - $0 }
  }
}
