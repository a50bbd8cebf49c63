import Core

/// A rule of a pack: a condition with its reasons, its weight and its own test cases.
public struct Rule: Sendable {
  /// The identifier, for example `R-STRUCT-01`, once in a pack.
  public let id: String
  /// What it finds, in a few words.
  public let title: BilingualText
  /// Why that matters.
  public let why: BilingualText
  /// Where the idea and its limits come from.
  public let source: String
  /// The handle of the FSA's reference case, or nil when none fits.
  public let referenceCase: String?
  /// What sort of crime or oddness it looks for.
  public let typology: Typology
  /// How grave it is when the rule is right.
  public let severity: RuleSeverity
  /// The points a hit gives, 0 to 100.
  public let points: Int32
  /// When it fires.
  public let condition: RuleCondition
  /// The values that decide and that explanations cite.
  public let evidence: [FeatureName]
  /// The day by which the rule's owner looks at it again.
  public let reviewBy: BankDay
  /// The examples, at least one that fires and one that is silent.
  public let cases: [RuleCase]
  /// Where the rule stands.
  public let place: Finding.Place
  /// The condition as the pack has it, with the names of thresholds.
  public internal(set) var conditionText = ConditionText("")
  /// Values that decide nothing and are cited beside the evidence.
  public internal(set) var context: [FeatureName] = []
  /// What the rule leaves alone for a time.
  public internal(set) var exceptions: [RuleException] = []
  /// Why the rule is off and what it waits for, or nil when it is on.
  public internal(set) var rest: RuleRest?

  /// Every value that explanations cite.
  public var cited: [FeatureName] { evidence + context }
}
