/// The value of a feature and what it adds to the score.
public struct EvidenceFeature: Sendable {
  /// The feature's name in the catalogue.
  public var name: String
  /// Its value, or nil when it is missing.
  public var value: Double?
  /// What it adds to the score, in millionths of a logit.
  public var contributionMicro: Int64

  /// Makes a feature's entry.
  public init(name: String, value: Double?, contributionMicro: Int64) {
    self.name = name
    self.value = value
    self.contributionMicro = contributionMicro
  }
}
