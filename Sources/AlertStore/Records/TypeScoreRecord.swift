/// What a head of the model says: how much a transaction, if it is fraud, looks like one type of scam.
public struct TypeScoreRecord: Hashable, Sendable {
  /// The type as the labels name it that the model was trained on.
  public var scamType: String
  /// The score, in millionths of a logit; the highest is the likely type.
  public var scoreMicro: Int64
  /// The probability that a fraud like this is of this type, 0 to 1; nil where the score is not calibrated.
  public var probability: Double?

  /// Makes a record.
  public init(scamType: String, scoreMicro: Int64, probability: Double?) {
    self.scamType = scamType
    self.scoreMicro = scoreMicro
    self.probability = probability
  }
}
