/// Goes over the rows of a batch in short runs, and reads what a run needs before its rows are computed.
///
/// The states of a night are far larger than a processor's cache. Row after row, each load would be waited for; read for a whole run at once,
/// they are under way together. Values do not depend on it.
///
/// It is a class that the engine keeps, for the compiler would take out reading whose result dies with a local value.
final class RowsAhead {
  /// Enough for loads to overlap, few enough that what they bring stays in the nearest cache.
  private static let length = 32

  private var rows: [Int] = []
  /// What reading has read; nothing depends on it but that the reading is done.
  private var trace: Int64 = 0

  /// Calls `compute` for the rows that `isOwn` chooses, in their order; `first` and then `second` for each run of them before it.
  func forEach(
    of count: Int, _ isOwn: (Int) -> Bool, first: (Int) -> Int64, second: (Int) -> Int64,
    compute: (Int) -> Void
  ) {
    rows.removeAll(keepingCapacity: true)
    for row in 0..<count {
      if isOwn(row) { rows.append(row) }
      if rows.count == RowsAhead.length || row == count - 1 {
        for row in rows { trace ^= first(row) }
        for row in rows { trace ^= second(row) }
        for row in rows { compute(row) }
        rows.removeAll(keepingCapacity: true)
      }
    }
  }
}
