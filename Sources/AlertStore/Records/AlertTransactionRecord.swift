import Core

/// A transaction that is reason enough for an alert, with everything needed to explain it.
///
/// - Shape: `reasons` stand in the order of their rank; baseline plus their contributions equals the score
///   exactly, which the store checks before it writes. `explanation` is a JSON text that names every feature
///   with its value and contribution.
public struct AlertTransactionRecord: Hashable, Sendable {
  /// The account that the alert is about.
  public var account: AccountID
  /// The business day that the alert belongs to; an account has one alert a day.
  public var businessDay: BankDay
  /// How strong the alert is.
  public var band: StoredAlert.Band
  /// The word of the pattern it looks like.
  public var typology: String
  /// The place of the record in its source file.
  public var source: SourceReference
  /// The transaction as it was read.
  public var transaction: TransactionRecord
  /// The score and what it is made of.
  public var score: ScoreRecord
  /// Every feature with its value and contribution, as JSON.
  public var explanation: String
  /// The paragraph that sums the reasons up, in Japanese.
  public var summaryJapanese: String
  /// The paragraph that sums the reasons up, in English.
  public var summaryEnglish: String
  /// The reasons, strongest first.
  public var reasons: [ReasonRecord]
  /// What is kept of the score beside its reasons.
  public var explained = ExplanationRecord()
  /// What its features were computed from, as text; nil where it is kept later or was not kept.
  public var history: [UInt8]?

  /// Makes a record without words and reasons; set them before it is raised.
  public init(
    account: AccountID, businessDay: BankDay, band: StoredAlert.Band, typology: String,
    source: SourceReference,
    transaction: TransactionRecord, score: ScoreRecord
  ) {
    self.account = account
    self.businessDay = businessDay
    self.band = band
    self.typology = typology
    self.source = source
    self.transaction = transaction
    self.score = score
    self.explanation = "{}"
    self.summaryJapanese = ""
    self.summaryEnglish = ""
    self.reasons = []
  }

  /// Whether baseline and contributions add up to the score.
  var addsUp: Bool {
    var sum = score.baselineMicro
    for reason in reasons {
      let (next, overflow) = sum.addingReportingOverflow(reason.contributionMicro)
      if overflow { return false }
      sum = next
    }
    return sum == score.scoreMicro && explained.addsUp(to: score.scoreMicro - score.baselineMicro)
  }
}
