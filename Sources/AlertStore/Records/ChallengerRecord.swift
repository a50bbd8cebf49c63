/// The score of the model beside the pipeline's own, with its strongest reasons.
///
/// - Unit: millionths of a calibrated logit, before rules are added.
public struct ChallengerRecord: Hashable, Sendable {
  /// Which model's score went on to the rules and the lines.
  public enum Decider: String, CaseIterable, Sendable {
    /// The pipeline's own model; the challenger only looked on.
    case model
    /// The challenger.
    case challenger
    /// The mean of both.
    case both
  }

  /// Who decided.
  public var decider: Decider
  /// The challenger's score.
  public var scoreMicro: Int64
  /// The part of it that every transaction has.
  public var baselineMicro: Int64
  /// Its reasons, strongest first; with the baseline they are the score exactly.
  public var reasons: [ReasonRecord]

  /// Makes a record from its parts.
  public init(decider: Decider, scoreMicro: Int64, baselineMicro: Int64, reasons: [ReasonRecord]) {
    self.decider = decider
    self.scoreMicro = scoreMicro
    self.baselineMicro = baselineMicro
    self.reasons = reasons
  }

  /// Whether baseline and reasons add up to the score.
  var addsUp: Bool {
    ExplanationRecord.sum([baselineMicro] + reasons.map(\.contributionMicro)) == scoreMicro
  }
}
