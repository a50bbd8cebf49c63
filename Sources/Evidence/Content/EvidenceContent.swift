/// Everything that a sealed alert holds, filled in by the caller.
///
/// Shape: transactions stand in the order of their files and records; the bundle numbers them from 1.
/// Missing: absent texts and values are nil or empty and are written as `null`.
public struct EvidenceContent: Sendable {
  /// The alert.
  public var alert: EvidenceAlert
  /// The run that raised it.
  public var run: EvidenceRun
  /// The transactions that make up the alert.
  public var transactions: [EvidenceTransaction]
  /// The files of the rule pack, each under its path in the pack.
  public var ruleFiles: [EvidenceFile] = []
  /// The bytes of the model file, or nil when the pipeline has rules only.
  public var model: [UInt8]?
  /// Further files below `data/`, each under its path: the alert's history, its entries of the audit, the model's card, pages to read.
  public var documents: [EvidenceFile] = []
  /// The bytes of the policy file.
  public var policy: [UInt8]
  /// The alert's paragraph in Japanese.
  public var narrativeJapanese: String
  /// The alert's paragraph in English.
  public var narrativeEnglish: String

  /// Why names, texts and source bytes are not there; nil for a whole bundle.
  public var withheld: EvidenceWithheld?

  /// Makes content without rule files and model; set them where there are any.
  public init(
    alert: EvidenceAlert, run: EvidenceRun, transactions: [EvidenceTransaction], policy: [UInt8],
    narrativeJapanese: String, narrativeEnglish: String
  ) {
    self.alert = alert
    self.run = run
    self.transactions = transactions
    self.policy = policy
    self.narrativeJapanese = narrativeJapanese
    self.narrativeEnglish = narrativeEnglish
  }
}
