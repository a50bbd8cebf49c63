/// How many rows the windows could not take as they came.
public struct WindowCounts: Hashable, Sendable {
  /// Transactions that came after a newer one of the same account; they are counted at their own moment.
  public var late = 0
  /// Those of them that came so late that their account's windows are missing.
  public var tooLate = 0
  /// Rows dated so far in the future that they enter no window.
  public var future = 0
  /// Corrections for which no transaction was found that they reverse.
  public var unmatchedCorrections = 0

  /// Makes counts of nothing.
  public init() {}

  /// Adds other counts.
  public static func += (counts: inout WindowCounts, more: WindowCounts) {
    counts.late += more.late
    counts.tooLate += more.tooLate
    counts.future += more.future
    counts.unmatchedCorrections += more.unmatchedCorrections
  }

  /// What was counted since earlier counts.
  public func since(_ earlier: WindowCounts) -> WindowCounts {
    var counts = self
    counts.late -= earlier.late
    counts.tooLate -= earlier.tooLate
    counts.future -= earlier.future
    counts.unmatchedCorrections -= earlier.unmatchedCorrections
    return counts
  }
}
