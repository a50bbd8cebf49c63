/// One split of a tree: which feature it asks, for what, and where each answer leads.
///
/// - Shape: a child from zero up is a node of the ensemble; a negative one is a leaf, as `~leaf`.
struct TreeNode: Equatable, Sendable {
  /// How a split decides; a value that is missing is NaN.
  enum Rule: UInt8, Sendable {
    /// Left up to the threshold; what is missing goes right.
    case missingRight
    /// Left up to the threshold, and what is missing too.
    case missingLeft
    /// Left up to the threshold; zero counts as missing, which goes right.
    case zeroOrMissingRight
    /// Left up to the threshold; zero counts as missing, which goes left.
    case zeroOrMissingLeft
    /// Left where the whole number is in a set; what is missing goes right.
    case category
  }

  /// The threshold; for a category, the number of its set.
  var threshold: Double
  /// The feature's place in a row.
  var feature: Int32
  /// Where an answer of yes leads.
  var left: Int32
  /// Where an answer of no leads.
  var right: Int32
  /// How it decides.
  var rule: Rule
}
