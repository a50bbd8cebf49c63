/// What the catalogue says of one feature: the words that rules, the model, explanations and reports share.
public struct FeatureSpec: Sendable {
  /// What sort of value a feature has.
  public enum ValueType: String, Sendable {
    /// A whole number.
    case integer
    /// A real number.
    case real
    /// True or false, kept as 1 and 0.
    case boolean
  }

  /// What a feature's number counts.
  public enum Unit: String, Sendable {
    /// Yen.
    case yen
    /// Things counted.
    case count
    /// Seconds.
    case seconds
    /// Days.
    case days
    /// A pure number, a share or a ratio.
    case ratio
    /// Hours of the clock, days of a week or month: an ordinal.
    case ordinal
    /// True or false.
    case truth
  }

  /// When a feature has no value.
  public enum MissingPolicy: String, Sendable {
    /// It always has one; only a correction, which enters no window, and a row that came too late for its windows lack their values.
    case never
    /// It is missing when the account or pair has no history that could give one.
    case withoutHistory
    /// It is missing when the source file does not carry the field.
    case withoutField
    /// It is missing when no customer record is known for the account.
    case withoutCustomer
    /// It is missing when the pipeline has no watch list or labels that could say it, or the other party is not named.
    case withoutList
  }

  /// The feature's name.
  public let name: FeatureName
  /// The sort of value.
  public let type: ValueType
  /// What the number counts.
  public let unit: Unit
  /// When it has no value.
  public let missing: MissingPolicy
  /// What it is, in Japanese, as a noun phrase for a sentence.
  public let japanese: String
  /// What it is, in English, as a noun phrase for a sentence.
  public let english: String
  /// Why it is in the catalogue: a reference case, a request of the authorities, a paper or a custom.
  public let source: String

  /// Makes an entry of the catalogue.
  public init(
    _ name: FeatureName, _ type: ValueType, _ unit: Unit, missing: MissingPolicy, japanese: String,
    english: String, source: String
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.missing = missing
    self.japanese = japanese
    self.english = english
    self.source = source
  }
}
