/// Rounding of contributions to whole micro-units so that nothing is lost on the way.
public enum IntegerShares {
  /// Rounds contributions to millionths that add up to exactly `totalMicro`.
  ///
  /// Every share is rounded down, then the units still missing go one each to the largest remainders, ties
  /// to the lower index. An exact zero stays zero unless there is nothing else to carry the total.
  /// Unit: `contributions` in whole units (logits), the result and `totalMicro` in millionths of them.
  /// Input: the contributions agree with the total to within two millionths, as the difference of two
  /// rounded numbers does; a larger gap, a value that is not finite or is beyond a billion is a programmer
  /// error.
  /// Determinism: depends on the values and their order alone. Cost: one sort of the contributions.
  public static func round(_ contributions: [Double], totalMicro: Int64) -> [Int64] {
    let scaled = contributions.map { contribution in
      precondition(
        contribution.isFinite && abs(contribution) <= 1e9,
        "Only finite contributions of at most a billion can be rounded.")
      return contribution * 1e6
    }
    let sum = scaled.reduce(0, +)
    let scale = scaled.reduce(abs(Double(totalMicro))) { $0 + abs($1) }
    precondition(
      abs(sum - Double(totalMicro)) <= 2 + scale * 1e-12,
      "The contributions and their total must agree to within two millionths.")
    var shares = scaled.map { Int64($0.rounded(.down)) }
    let carriers = carrierIndices(scaled)
    guard !carriers.isEmpty else {
      precondition(totalMicro == 0, "Without contributions the total must be zero.")
      return shares
    }
    let missing = totalMicro - shares.reduce(0, +)
    // Floor division, so that a negative gap too becomes "the same for all, then one more for some".
    var forEach = missing / Int64(carriers.count)
    if missing < forEach * Int64(carriers.count) { forEach -= 1 }
    let extra = Int(missing - forEach * Int64(carriers.count))
    for (rank, index) in carriers.enumerated() { shares[index] += forEach + (rank < extra ? 1 : 0) }
    return shares
  }

  /// The contributions that may take a unit, largest remainder first.
  private static func carrierIndices(_ scaled: [Double]) -> [Int] {
    let nonzero = scaled.indices.filter { scaled[$0] != 0 }
    let candidates = nonzero.isEmpty ? Array(scaled.indices) : nonzero
    let remainders = scaled.map { $0 - $0.rounded(.down) }
    return candidates.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
  }
}
