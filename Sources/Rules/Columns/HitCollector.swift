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
    var tally = Tally()
    // Two short loops instead of one with branches: counting is a few instructions a row, and hits are rare.
    truths.withUnsafeBufferPointer { tally.count($0.prefix(count)) }
    counts.fired += Int(tally.fired)
    counts.missing += Int(tally.missing)
    counts.failed += Int(tally.failed)
    counts.silent += count - Int(tally.fired + tally.missing + tally.failed)
    guard tally.fired > 0 else { return }
    for row in 0..<count where truths[row] == ColumnState.yes {
      rows.append(Int32(row))
      rules.append(Int32(rule))
    }
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

/// The states of a slice, counted.
private struct Tally {
  var fired: Int32 = 0
  var missing: Int32 = 0
  var failed: Int32 = 0

  mutating func count(_ states: Slice<UnsafeBufferPointer<UInt8>>) {
    for state in states {
      fired &+= state == ColumnState.yes ? 1 : 0
      missing &+= state == ColumnState.missing ? 1 : 0
      failed &+= state == ColumnState.failed ? 1 : 0
    }
  }
}
