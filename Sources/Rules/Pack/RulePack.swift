import Core

/// All rules of a pipeline, checked and compiled against one catalogue of features.
///
/// - Shape: rules stand in the order of their files' names and of their lines; identifiers are unique.
/// - Determinism: the same files and catalogue give the same pack.
public struct RulePack: Sendable {
  /// The files it was read from, in the order of their names, byte for byte.
  public let files: [RuleFile]
  /// The features its conditions count on, in the order of their columns.
  public let featureNames: [FeatureName]
  /// The declared text columns that its conditions may compare, by their own names.
  public let textColumns: [String]
  /// The rules; a verdict's rule number is the place in this list.
  public let rules: [Rule]
  /// The rules that are off, each with the reason; no night runs them.
  public internal(set) var restingRules: [Rule] = []
  /// The thresholds that conditions name.
  public internal(set) var thresholds: [RuleThreshold] = []
  /// The weighted sets of rules, in the order of the files.
  public internal(set) var typologies: [TypologySet] = []
  let vocabulary: Vocabulary?

  /// The rules that run and those that are off, by identifier.
  public var everyRule: [Rule] { (rules + restingRules).sorted { $0.id < $1.id } }

  init(
    files: [RuleFile], featureNames: [FeatureName], textColumns: [String] = [], rules: [Rule],
    vocabulary: Vocabulary? = nil
  ) {
    self.files = files
    self.featureNames = featureNames
    self.textColumns = textColumns
    self.rules = rules
    self.vocabulary = vocabulary
  }

  /// A notice for each rule whose review was due before a day.
  public func overdueReviews(on day: BankDay) -> [Finding] {
    everyRule.filter { $0.reviewBy < day }.map {
      RuleFault.reviewOverdue(rule: $0.id, day: $0.reviewBy.iso8601).finding(at: $0.place)
    }
  }
}
