import Foundation

/// How far a distribution has moved from another that is cut at the same edges.
///
/// - Source: the population stability index, sum of (a - b) ln(a / b) over the parts, as credit scoring uses it. 0.10 and 0.25 are
///   conventions for a small and a large move and no theorem.
public enum PopulationStability {
  /// From here on a move is small but there.
  public static let small = 0.10
  /// From here on a move is large.
  public static let large = 0.25

  /// The index, or nil when a side has no row.
  ///
  /// - Missing: a part that one side does not have counts as half a row of that side, so that the logarithm exists.
  public static func index(_ now: [Int64], reference: [Double], referenceRows: Double = 1e6) -> Double? {
    let total = Double(now.reduce(0, +))
    let whole = reference.reduce(0, +)
    guard total > 0, whole > 0, now.count == reference.count else { return nil }
    return zip(now, reference).reduce(0) { sum, part in
      let share = max(Double(part.0), 0.5) / total
      let before = max(part.1 / whole, 0.5 / referenceRows)
      return part.0 == 0 && part.1 == 0 ? sum : sum + (share - before) * log(share / before)
    }
  }
}
