import Core

/// What to simulate: what kind of bank, how many accounts, which days, how much fraud, and how the files are to look.
///
/// - Determinism: two equal plans give the same bytes.
public struct SimulationPlan: Equatable, Sendable {
  /// How the canonical CSV is cut into files.
  public enum FileSplit: String, CaseIterable, Sendable {
    /// One file for everything.
    case none
    /// One file a calendar month.
    case month
    /// One file a day.
    case day
  }

  /// The character encoding of the canonical CSV.
  public enum FileEncoding: String, CaseIterable, Sendable {
    /// UTF-8 without a byte-order mark.
    case utf8
    /// CP932, as most Japanese bank systems write.
    case cp932
  }

  /// The number of the bank's accounts, at least 20.
  public var accounts: Int
  /// The number of days.
  public var days: Int
  /// The seed of every random choice.
  public var seed: UInt64
  /// The first day.
  public var firstDay: BankDay
  /// The share of rows that fraud causes, about; small banks and short times miss it by the grain of single
  /// cases.
  public var fraudRate: Double
  /// How the canonical CSV is cut into files.
  public var split: FileSplit
  /// The character encoding of the canonical CSV.
  public var encoding: FileEncoding
  /// What kind of bank it is.
  public var kind: BankKind

  /// The default first day, 2026-08-01.
  public static let defaultFirstDay = BankDay(daysSince1970: 20_666)

  /// Makes a plan.
  ///
  /// The bounds are preconditions: at least 20 accounts and at most 9,000,000, at least one day, all days
  /// from 1981 to 2098, a fraud rate from 0 to 0.1.
  public init(
    accounts: Int, days: Int, seed: UInt64, firstDay: BankDay = SimulationPlan.defaultFirstDay,
    fraudRate: Double = 0.005, split: FileSplit = .none, encoding: FileEncoding = .utf8,
    kind: BankKind = .regional
  ) {
    precondition((20...9_000_000).contains(accounts), "A simulated bank has 20 to 9,000,000 accounts.")
    precondition(days >= 1, "A simulation lasts at least one day.")
    precondition((0...0.1).contains(fraudRate), "The fraud rate lies between 0 and 0.1.")
    let lastYear = firstDay.adding(days: days).civil.year
    precondition(firstDay.civil.year > 1980 && lastYear < 2099, "The calendar holds from 1981 to 2098.")
    self.accounts = accounts
    self.days = days
    self.seed = seed
    self.firstDay = firstDay
    self.fraudRate = fraudRate
    self.split = split
    self.encoding = encoding
    self.kind = kind
  }
}
