import Core

/// One transaction of a sealed alert: its source bytes, its normal form, its features, its rules and its reasons.
public struct EvidenceTransaction: Sendable {
  /// The name of the source file, without the folders of this machine.
  public var sourceFile: String
  /// The place of the record in the source file.
  public var source: SourceReference
  /// The record's bytes exactly as the source file has them; nil where the bundle withholds them.
  public var sourceBytes: [UInt8]?
  /// What else of the source file is needed to read these bytes again.
  public var context = EvidenceContext()
  /// What its features were computed from, as JSON; nil when the night kept nothing.
  public var history: [UInt8]?
  /// The transaction as it was read from these bytes.
  public var values: EvidenceTransactionValues
  /// The score and what it is made of.
  public var score: EvidenceScore
  /// Every feature with its value and contribution, in the order of the catalogue.
  public var features: [EvidenceFeature] = []
  /// The rules that fired, in the order of the pack.
  public var firedRules: [EvidenceFiredRule] = []
  /// The reasons, strongest first; with the baseline they add up to the score.
  public var reasons: [EvidenceReason] = []

  /// Makes a transaction without features, rules and reasons; set them before it is sealed.
  public init(
    sourceFile: String, source: SourceReference, sourceBytes: [UInt8]?, values: EvidenceTransactionValues,
    score: EvidenceScore
  ) {
    self.sourceFile = sourceFile
    self.source = source
    self.sourceBytes = sourceBytes
    self.values = values
    self.score = score
  }
}
