/// What a pack's rules say of a batch.
///
/// - Shape: `pointsOfRow` has one sum for each row; `hits` stand in the order of rows, and of rules within a
///   row; `counts` has one entry for each rule.
/// - Input: make one and pass it again for every batch, so that its memory is reused.
public struct RuleVerdicts: Sendable {
  /// One rule that fired for one row.
  public struct Hit: Hashable, Sendable {
    /// The row in the batch.
    public let row: Int32
    /// The place of the rule in `RulePack.rules`.
    public let rule: Int32

    /// Makes a hit.
    public init(row: Int32, rule: Int32) {
      self.row = row
      self.rule = rule
    }
  }

  /// One rule that would have fired for one row and was held back by an exception.
  public struct Suppression: Hashable, Sendable {
    /// The row in the batch.
    public let row: Int32
    /// The place of the rule in `RulePack.rules`.
    public let rule: Int32
    /// The place of the exception in the rule's.
    public let exception: Int32
  }

  /// How often a rule came to each outcome in the batch.
  public struct Counts: Hashable, Sendable {
    /// The rows for which it fired.
    public var fired = 0
    /// The rows for which its condition is false.
    public var silent = 0
    /// The rows for which a value it needs is missing.
    public var missing = 0
    /// The rows for which it cannot be computed.
    public var failed = 0
    /// The rows for which it would have fired but for an exception; they are not among those for which it fired.
    public var suppressed = 0

    /// Makes counts of zero.
    public init() {}
  }

  /// The sum of the points of the rules that fired, for each row.
  public internal(set) var pointsOfRow: [Int32] = []
  /// The rules that fired.
  public internal(set) var hits: [Hit] = []
  /// What exceptions held back, in the order of rows.
  public internal(set) var suppressions: [Suppression] = []
  /// The outcomes of each rule.
  public internal(set) var counts: [Counts] = []

  /// Makes empty verdicts.
  public init() {}

  mutating func reset(rows: Int, rules: Int) {
    hits.removeAll(keepingCapacity: true)
    suppressions.removeAll(keepingCapacity: true)
    pointsOfRow.removeAll(keepingCapacity: true)
    pointsOfRow.append(contentsOf: repeatElement(0, count: rows))
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(Counts(), count: rules))
  }
}
