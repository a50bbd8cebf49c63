/// Gathers the rows for which rules fire in a slice and puts them in the order of rows.
struct HitCollector: Sendable {
  private var fired: [(rule: Int32, rows: UInt64)] = []

  /// Takes what one rule answers for the rows of a slice.
  @inline(__always)
  mutating func collect(_ bits: TruthBits, of rows: UInt64, rule: Int, into counts: inout RuleVerdicts.Counts)
  {
    guard bits.open & rows != 0 else { return }
    counts.fired += (bits.yes & rows).nonzeroBitCount
    counts.missing += (bits.missing & rows).nonzeroBitCount
    counts.failed += (bits.failed & rows).nonzeroBitCount
    if bits.yes & rows != 0 { fired.append((Int32(rule), bits.yes & rows)) }
  }

  /// Appends the hits in the order of rows, and of rules within a row, and adds up the points.
  mutating func finish(start: Int, rules pack: [Rule], into verdicts: inout RuleVerdicts) {
    guard !fired.isEmpty else { return }
    var left = fired.reduce(UInt64(0)) { $0 | $1.rows }
    while left != 0 {
      let row = UInt64(left.trailingZeroBitCount)
      left &= left - 1
      for (rule, rows) in fired where (rows >> row) & 1 == 1 {
        verdicts.hits.append(RuleVerdicts.Hit(row: Int32(start) + Int32(row), rule: rule))
        verdicts.pointsOfRow[start + Int(row)] += pack[Int(rule)].points
      }
    }
    fired.removeAll(keepingCapacity: true)
  }
}
