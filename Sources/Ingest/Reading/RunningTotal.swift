/// A count of records and the sum of their yen.
///
/// A sum that would not fit stays at the largest value, which no declared total can equal.
struct RunningTotal: Hashable, Sendable {
  private(set) var count: Int64 = 0
  private(set) var yen: Int64 = 0

  @inline(__always)
  mutating func add(_ amountYen: Int64) {
    count += 1
    yen = RunningTotal.sum(yen, amountYen)
  }

  /// Adds a record whose amount is not readable.
  mutating func addUnreadable() {
    count += 1
  }

  /// Adds another total.
  mutating func add(_ other: RunningTotal) {
    count += other.count
    yen = RunningTotal.sum(yen, other.yen)
  }

  /// Takes another total away.
  mutating func subtract(_ other: RunningTotal) {
    count -= other.count
    yen = RunningTotal.sum(yen, -other.yen)
  }

  @inline(__always)
  static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (value, overflows) = left.addingReportingOverflow(right)
    if !overflows { return value }
    return right > 0 ? Int64.max : Int64.min
  }
}
