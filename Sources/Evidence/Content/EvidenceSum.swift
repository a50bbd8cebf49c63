/// The promise of every explanation: the parts add up, with nothing hidden.
enum EvidenceSum {
  /// Whether a baseline and contributions give the score exactly; a sum that does not fit does not.
  static func adds(_ baselineMicro: Int64, _ contributionsMicro: [Int64], to scoreMicro: Int64) -> Bool {
    var sum = baselineMicro
    for contribution in contributionsMicro {
      let (next, overflow) = sum.addingReportingOverflow(contribution)
      if overflow { return false }
      sum = next
    }
    return sum == scoreMicro
  }
}
