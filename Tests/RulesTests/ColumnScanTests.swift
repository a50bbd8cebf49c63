import CColumnScan
import Testing

/// The wide steps against plain comparisons, on numbers that are likely to go wrong.
@Suite struct ColumnScanTests {
  private static let numbers: [Double] = [
    .nan, -.infinity, .infinity, 0, -0.0, 1, -1, 0.5, 1e300, -1e300, .leastNonzeroMagnitude, 2_000_000,
    9_007_199_254_740_992,
  ]
  private static let ways: [Int32] = column_scan_is_wide() != 0 ? [0, 1] : [0]
  private static let comparisons: [(code: Int, holds: @Sendable (Double, Double) -> Bool)] = [
    (Int(COLUMN_SCAN_LESS), { $0 < $1 }), (Int(COLUMN_SCAN_LESS_OR_EQUAL), { $0 <= $1 }),
    (Int(COLUMN_SCAN_EQUAL), { $0 == $1 }), (Int(COLUMN_SCAN_NOT_EQUAL), { $0 != $1 }),
    (Int(COLUMN_SCAN_GREATER_OR_EQUAL), { $0 >= $1 }), (Int(COLUMN_SCAN_GREATER), { $0 > $1 }),
  ]

  /// 64 of the numbers, in an order of their own for each start.
  private func column(_ start: Int) -> [Double] {
    (0..<64).map { Self.numbers[($0 * 7 + start) % Self.numbers.count] }
  }

  private func bits(_ holds: (Int) -> Bool) -> UInt64 {
    (0..<64).reduce(0) { $0 | (holds($1) ? 1 << UInt64($1) : 0) }
  }

  @Test(arguments: ways) func comparesWithANumber(isWide: Int32) {
    for (code, holds) in Self.comparisons {
      for start in 0..<13 {
        let column = column(start)
        for limit in Self.numbers {
          let found = column_scan_compare(column, limit, Int32(code), isWide)
          #expect(found.missing == bits { column[$0].isNaN })
          #expect(found.yes == bits { !column[$0].isNaN && holds(column[$0], limit) })
        }
      }
    }
  }

  @Test func comparesTwoColumns() {
    for (code, holds) in Self.comparisons {
      for start in 0..<13 {
        let (left, right) = (column(start), column(start * 5 + 3))
        let found = column_scan_compare_columns(left, right, Int32(code))
        #expect(found.missing == bits { left[$0].isNaN || right[$0].isNaN })
        #expect(
          found.yes == bits { !left[$0].isNaN && !right[$0].isNaN && holds(left[$0], right[$0]) })
      }
    }
  }

  @Test func findsBytes() {
    let bytes = (0..<64).map { UInt8(($0 * 37 + 250) & 0xFF) }
    for wanted in UInt8.min...UInt8.max {
      #expect(column_scan_equal_bytes(bytes, wanted) == bits { bytes[$0] == wanted })
    }
  }
}
