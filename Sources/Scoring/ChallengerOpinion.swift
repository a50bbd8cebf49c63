/// What the challenger thinks of one transaction, with reasons that add up to its score without a remainder.
///
/// - Unit: millionths of a calibrated logit, before rules are added.
/// - Shape: `baselineMicro` plus all contributions equals `scoreMicro` exactly.
public struct ChallengerOpinion: Sendable, Equatable {
  /// One feature's part.
  public struct Part: Sendable, Equatable {
    /// The feature's column in the matrix.
    public let column: Int
    /// The feature's value, or nil when missing.
    public let value: Double?
    /// How much it adds, in millionths of a logit.
    public let micro: Int64
  }

  /// The calibrated score.
  public let scoreMicro: Int64
  /// The part that every transaction has.
  public let baselineMicro: Int64
  /// Every part that is not zero, largest magnitude first, ties in the order of the catalogue.
  public let parts: [Part]

  /// Makes an opinion, and holds that its parts add up.
  init(scoreMicro: Int64, baselineMicro: Int64, parts: [Part]) {
    precondition(
      parts.reduce(baselineMicro) { $0 + $1.micro } == scoreMicro,
      "Baseline and parts must add up to the challenger's score exactly.")
    self.scoreMicro = scoreMicro
    self.baselineMicro = baselineMicro
    self.parts = parts
  }
}
