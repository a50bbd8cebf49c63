import Core

/// The alert that is sealed, as the store holds it.
public struct EvidenceAlert: Sendable {
  /// The alert's identifier, on one line.
  public var identifier: String
  /// The account that it is about.
  public var account: String
  /// The business day that it belongs to.
  public var businessDay: BankDay
  /// The highest score of its transactions, in millionths of a logit.
  public var scoreMicro: Int64
  /// The estimated chance of fraud, 0 to 1.
  public var probability: Double
  /// Whether that is calibrated on the bank's own outcomes, without which it is no probability.
  public var isCalibrated = false
  /// The word of its band.
  public var band: String
  /// The word of its state when it was sealed.
  public var state: String
  /// The word of the pattern it looks like, or empty.
  public var typology: String

  /// Describes an alert.
  public init(
    identifier: String, account: String, businessDay: BankDay, scoreMicro: Int64, probability: Double,
    band: String, state: String, typology: String
  ) {
    self.identifier = identifier
    self.account = account
    self.businessDay = businessDay
    self.scoreMicro = scoreMicro
    self.probability = probability
    self.band = band
    self.state = state
    self.typology = typology
  }
}
