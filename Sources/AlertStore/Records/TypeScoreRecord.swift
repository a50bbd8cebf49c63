/// What a head of the model says: how much a transaction, if it is fraud, looks like one type of scam.
public struct TypeScoreRecord: Hashable, Sendable {
  /// The type as the labels name it that the model was trained on.
  public var scamType: String
  /// The score, in millionths of a logit; the highest is the likely type.
  public var scoreMicro: Int64
  /// The share of fraud like this that was of this type in the data that the model was calibrated on, 0 to 1; nil where it was not.
  public var estimate: Double?

  /// Makes a record.
  public init(scamType: String, scoreMicro: Int64, estimate: Double?) {
    self.scamType = scamType
    self.scoreMicro = scoreMicro
    self.estimate = estimate
  }
}
