/// How the values of a feature, or the scores, were spread over the rows of a run that were given a score.
///
/// - Shape: `counts` has one number more than `edges`, which rise: values up to the first edge, above it and up to the second, and so on.
/// - Missing: rows without a value are in `missing` and in no count.
public struct DistributionRecord: Hashable, Sendable {
  /// The name of the distribution of scores; a feature's name has a point in it.
  public static let scores = "score"

  /// How it was spread where the model was measured.
  public struct Reference: Hashable, Sendable {
    /// The share of rows without a value.
    public var missingShare: Double
    /// For each count the share of the rows with a value.
    public var shares: [Double]

    /// Makes a reference.
    public init(missingShare: Double, shares: [Double]) {
      self.missingShare = missingShare
      self.shares = shares
    }
  }

  /// The feature's name, or `scores`.
  public var name: String
  /// The rows without a value.
  public var missing: Int64
  /// What cuts the values apart.
  public var edges: [Double]
  /// The rows with a value, cut at the edges.
  public var counts: [Int64]
  /// How it was spread where the model was measured, or nil when that is not known.
  public var reference: Reference?

  /// Makes a distribution.
  public init(name: String, missing: Int64, edges: [Double], counts: [Int64], reference: Reference?) {
    precondition(counts.count == edges.count + 1, "Edges cut values into one part more than there are edges.")
    precondition(
      reference?.shares.count ?? counts.count == counts.count, "A reference is cut at the same edges.")
    self.name = name
    self.missing = missing
    self.edges = edges
    self.counts = counts
    self.reference = reference
  }

  /// With the rows of another distribution of the same name added; one that is cut at other edges cannot be added and is left out.
  func adding(_ other: DistributionRecord?) -> DistributionRecord {
    guard let other, other.edges == edges else { return self }
    var sum = self
    sum.missing += other.missing
    for index in sum.counts.indices { sum.counts[index] += other.counts[index] }
    return sum
  }

  /// The rows with a value.
  public var present: Int64 { counts.reduce(0, +) }
  /// All rows.
  public var rows: Int64 { present + missing }
}
