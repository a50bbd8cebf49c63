import Core

/// A feature that a pipeline declares: what a window over one key's transactions adds up.
///
/// - As of: the value of a row counts what arrived until then and lies in the window that ends at the row's moment, the row itself
///   included when it passes the filter; `amount_to_mean`, `days_since_first` and `seconds_since_last` look at earlier ones only.
///   A window of labels ends where labels are known, so many days before the row as the label's column says.
///   Transactions that a correction reversed do not count, except in `days_since_first` and `seconds_since_last` without a window of an account, payee or column.
/// - Missing: for corrections, for rows too late for their windows, for a payee, pair or column that the row does not name, and where a
///   mean or a moment has nothing to be taken from. A payee's windows exist for outgoing transactions, as it is then paid.
/// - Cost: a window that is exact to the event costs some 250 events and sums at most for a key with any number of events, except those
///   of a pair, which look at every event of the account within the window; `distinct` costs one sum for each 64 events, and for a late
///   row every event of the window. A window by the day costs one look at each day and series that the key has, and one of parties by the
///   day one look at each day of the window.
public struct DeclaredFeature: Hashable, Sendable {
  /// Whose transactions the window holds.
  public enum Key: Hashable, Sendable {
    /// Those of the row's account.
    case account
    /// Those that all accounts paid to the row's payee.
    case counterparty
    /// Those of the row's account with the row's other party.
    case pair
    /// Those with the row's value of a declared column that is a window key.
    case column(String)
  }

  /// What the window says.
  public enum Measure: String, CaseIterable, Sendable {
    /// The number of transactions.
    case count
    /// Their sum in yen.
    case sumYen = "sum_yen"
    /// Their mean in yen.
    case meanYen = "mean_yen"
    /// The largest amount in yen, 0 when there is none.
    case maxYen = "max_yen"
    /// The number of other parties of an account.
    case distinctCounterparties = "distinct_counterparties"
    /// The number of accounts at a payee or at a column's value.
    case distinctAccounts = "distinct_accounts"
    /// The days since the earliest of the earlier ones, in whole days when the window is exact to the day.
    case daysSinceFirst = "days_since_first"
    /// The seconds since the newest of the earlier ones.
    case secondsSinceLast = "seconds_since_last"
    /// The whole days since the newest of the earlier ones.
    case daysSinceLast = "days_since_last"
    /// The row's amount as times of the mean of the earlier ones.
    case amountToMean = "amount_to_mean"
    /// The share of fraud among those whose label is known.
    case fraudShare = "fraud_share"

    var isDistinct: Bool { self == .distinctCounterparties || self == .distinctAccounts }
  }

  /// The feature's name.
  public var name: FeatureName
  /// Whose transactions the window holds.
  public var key: Key
  /// What the window says.
  public var measure: Measure
  /// How far back it reaches, or nil for all that was ever seen.
  public var span: DeclaredSpan?
  /// Which transactions it counts.
  public var filter: DeclaredFilter
  /// What it is, in Japanese.
  public var titleJapanese: String
  /// What it is, in English.
  public var titleEnglish: String
  /// Why it was declared.
  public var source: String
  /// Whether a model that is trained takes it in.
  public var isModelInput: Bool

  /// The source of a feature for which none is said.
  public static let unsaidSource = "declared by the pipeline"

  /// Declares a feature; `fault(among:columns:)` says whether it can be computed.
  public init(
    name: FeatureName, key: Key, measure: Measure, span: DeclaredSpan?,
    filter: DeclaredFilter = DeclaredFilter(), titleJapanese: String, titleEnglish: String,
    source: String = DeclaredFeature.unsaidSource, isModelInput: Bool = false
  ) {
    self.name = name
    self.key = key
    self.measure = measure
    self.span = span
    self.filter = filter
    self.titleJapanese = titleJapanese
    self.titleEnglish = titleEnglish
    self.source = source
    self.isModelInput = isModelInput
  }

  /// The numbers of the sums by day that states keep for this window; none when it reads what every key has.
  public var sumsNumbers: [Int32] { sumsFilters.map(\.series) }

  /// Whether those sums are kept for each other party apart.
  public var sumsByParty: Bool { hasPartyBook }

  /// The catalogue's entry.
  public var spec: FeatureSpec {
    FeatureSpec(
      name, type, unit, missing: missing, japanese: titleJapanese, english: titleEnglish, source: source)
  }

  private var type: FeatureSpec.ValueType {
    switch measure {
    case .meanYen, .daysSinceFirst, .amountToMean, .fraudShare: return .real
    default: return .integer
    }
  }

  private var unit: FeatureSpec.Unit {
    switch measure {
    case .count, .distinctCounterparties, .distinctAccounts: return .count
    case .sumYen, .meanYen, .maxYen: return .yen
    case .daysSinceFirst, .daysSinceLast: return .days
    case .secondsSinceLast: return .seconds
    case .amountToMean, .fraudShare: return .ratio
    }
  }

  private var missing: FeatureSpec.MissingPolicy {
    switch measure {
    case .meanYen, .daysSinceFirst, .secondsSinceLast, .daysSinceLast, .amountToMean, .fraudShare:
      return .withoutHistory
    default: return key == .account ? .never : .withoutField
    }
  }
}
