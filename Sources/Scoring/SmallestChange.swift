/// The smallest change of one or two features that would have kept a transaction below the line.
///
/// Rules count as they fired: the change is asked of the models alone. One feature is smaller than two, then fewer borders crossed are
/// smaller, then the stronger reason.
/// - Missing: there is none when no single feature and no pair among the strongest reasons is enough.
public struct SmallestChange: Sendable, Equatable {
  /// One feature that would have had another value.
  public struct Part: Sendable, Equatable {
    /// The feature's column in the matrix.
    public let column: Int
    /// The value that it had.
    public let value: Double
    /// The value that would have been enough.
    public let enough: Double
  }

  /// One or two features.
  public let parts: [Part]
  /// The score that the transaction would have had, in millionths of a logit.
  public let scoreMicro: Int64
}
