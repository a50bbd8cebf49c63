import Core

/// Pieces that ask something of a text, row by row where the rest of a condition has not settled the row.
extension ColumnMachine {
  func present(_ place: TextPlace, _ rows: UInt64) -> UInt64 {
    guard let column = texts[place] else { return 0 }
    var present: UInt64 = 0
    ColumnMachine.forEach(rows) { row in
      if !column.isEmpty(slice.start + row) { present |= 1 << UInt64(row) }
    }
    return present
  }

  func textTest(_ test: TextTest, _ rows: UInt64) -> TruthBits {
    guard let column = texts[test.place] else { return TruthBits(missing: rows) }
    var bits = TruthBits.no
    ColumnMachine.forEach(rows) { row in
      let range = column.range(of: slice.start + row)
      let bit: UInt64 = 1 << UInt64(row)
      if range.isEmpty {
        bits.missing |= bit
      } else if let answer = test.answer(column.bytes[range]) {
        bits.yes |= answer ? bit : 0
      } else {
        bits.failed |= bit
      }
    }
    return bits
  }

  @inline(__always)
  private static func forEach(_ rows: UInt64, _ body: (Int) -> Void) {
    var left = rows
    while left != 0 {
      body(left.trailingZeroBitCount)
      left &= left - 1
    }
  }
}
