/// Gathers the rows for which rules fire in a slice and puts them in the order of rows.
struct HitCollector: Sendable {
  private var rows: [Int32] = []
  private var rules: [Int32] = []
  private var ends = [Int](repeating: 0, count: ColumnRegisters.rows + 1)

  mutating func begin() {
    rows.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
  }

  /// Takes the result of one rule from the first rows of truth register 0.
  mutating func collect(_ truths: [UInt8], count: Int, rule: Int, into counts: inout RuleVerdicts.Counts) {
    var fired = 0
    var missing = 0
    var failed = 0
    // Nearly all rows are silent, so eight are passed over at once.
    for block in stride(from: 0, to: count, by: 8) {
      let end = min(block + 8, count)
      var seen: UInt8 = 0
      for row in block..<end { seen |= truths[row] }
      guard seen != ColumnState.no else { continue }
      for row in block..<end {
        switch truths[row] {
        case ColumnState.yes:
          fired += 1
          rows.append(Int32(row))
          rules.append(Int32(rule))
        case ColumnState.missing: missing += 1
        case ColumnState.failed: failed += 1
        default: break
        }
      }
    }
    counts.fired += fired
    counts.missing += missing
    counts.failed += failed
    counts.silent += count - fired - missing - failed
  }

  /// Appends the hits in the order of rows (rules came in order, and counting keeps it) and adds up the
  /// points.
  mutating func finish(start: Int, count: Int, rules pack: [Rule], into verdicts: inout RuleVerdicts) {
    guard !rows.isEmpty else { return }
    for row in 0...count { ends[row] = 0 }
    for row in rows { ends[Int(row) + 1] += 1 }
    for row in 0..<count { ends[row + 1] += ends[row] }
    let first = verdicts.hits.count
    verdicts.hits.append(contentsOf: repeatElement(RuleVerdicts.Hit(row: 0, rule: 0), count: rows.count))
    for index in rows.indices {
      let row = Int(rows[index])
      verdicts.hits[first + ends[row]] = RuleVerdicts.Hit(row: Int32(start + row), rule: rules[index])
      ends[row] += 1
      verdicts.pointsOfRow[start + row] += pack[Int(rules[index])].points
    }
  }
}
