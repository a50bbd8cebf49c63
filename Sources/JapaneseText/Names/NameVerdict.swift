/// What a similarity of names says, with the two limits that every reader of a score should share.
public enum NameVerdict: String, CaseIterable, Sendable {
  /// The same name: the spelling, the order or a cut field border is all that differs.
  case same
  /// A plausible variant, but just as well another holder: look.
  case similar
  /// Another name, or nothing to compare.
  case different

  /// A score from here on is the same name.
  public static let lowestSameScore = 0.9
  /// A score up to here is another name.
  public static let highestDifferentScore = 0.5

  /// Reads a score of `NameSimilarity`, from 0 to 1.
  public init(score: Double) {
    precondition(score >= 0 && score <= 1, "A similarity lies between 0 and 1.")
    self = score >= Self.lowestSameScore ? .same : score > Self.highestDifferentScore ? .similar : .different
  }
}
