/// What is kept of a score beside its reasons: sums by family, the memo's spans, the types of scam, the challenger, the smallest change.
///
/// - Missing: all of it is empty for transactions that were recorded before it was kept.
public struct ExplanationRecord: Hashable, Sendable {
  /// The sum of the contributions of one family of features, or of the rules.
  public struct Family: Hashable, Sendable {
    /// The word of the family.
    public var word: String
    /// Its part of the score, in millionths of a logit.
    public var contributionMicro: Int64

    /// Makes a family's sum.
    public init(word: String, contributionMicro: Int64) {
      self.word = word
      self.contributionMicro = contributionMicro
    }
  }

  /// A stretch of the memo as the source wrote it.
  public struct MemoSpan: Hashable, Sendable {
    /// The stretch, in bytes of the memo's UTF-8.
    public var bytes: Range<Int>
    /// Its part of the score, in millionths of a logit.
    public var contributionMicro: Int64

    /// Makes a span.
    public init(bytes: Range<Int>, contributionMicro: Int64) {
      self.bytes = bytes
      self.contributionMicro = contributionMicro
    }
  }

  /// The families, strongest first; together they are the score without the baseline.
  public var families: [Family] = []
  /// The spans of the memo in their order; together they are the memo's part of the score.
  public var memoSpans: [MemoSpan] = []
  /// What the model's heads say of the type of scam, the most likely first; empty for a model without heads.
  public var types: [TypeScoreRecord] = []
  /// What the challenger thinks, or nil without one.
  public var challenger: ChallengerRecord?
  /// The smallest change that would have kept the transaction below the line, or nil when none is known.
  public var smallestChange: SmallestChangeRecord?

  /// Makes an empty record.
  public init() {}

  /// Whether the families add up to what the reasons add up to, and the challenger's reasons to its score.
  func addsUp(to partsMicro: Int64) -> Bool {
    let sum = ExplanationRecord.sum(families.map(\.contributionMicro))
    return (families.isEmpty || sum == partsMicro) && (challenger?.addsUp ?? true)
  }

  /// The sum, or nil when no integer holds it.
  static func sum(_ values: [Int64]) -> Int64? {
    var sum: Int64 = 0
    for value in values {
      let (next, overflow) = sum.addingReportingOverflow(value)
      if overflow { return nil }
      sum = next
    }
    return sum
  }
}
