/// The length of a contribution beside the largest one of its transaction.
enum ContributionBar {
  /// Pluses or minuses, as many as the share of the largest contribution; a part that is not zero has at
  /// least one.
  static func text(_ micro: Int64, largest: UInt64, columns: Int) -> String {
    String(repeating: micro < 0 ? "-" : "+", count: parts(micro, largest: largest, of: columns))
  }

  /// The share of the largest contribution in whole parts.
  static func parts(_ micro: Int64, largest: UInt64, of whole: Int) -> Int {
    guard micro != 0, largest > 0 else { return 0 }
    let share = Double(micro.magnitude) / Double(largest) * Double(whole)
    return max(1, min(whole, Int(share.rounded())))
  }

  static func largest(_ contributions: [Int64]) -> UInt64 {
    contributions.map(\.magnitude).max() ?? 0
  }
}
