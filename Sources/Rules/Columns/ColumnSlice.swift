import Core

/// The columns of a few hundred rows that a program reads.
///
/// Unsafe pointers, because the loops over them are where the night's time goes; they live only inside the
/// `withUnsafe…` calls of `RuleEvaluator`, which checks all bounds first.
struct ColumnSlice {
  /// The matrix's first value.
  let values: UnsafePointer<Double>
  /// The distance from one feature's column to the next.
  let rowCapacity: Int
  /// The first row.
  let start: Int
  /// The number of rows.
  let count: Int
  /// The codes of each word field for these rows.
  let channels: UnsafePointer<UInt8>
  let kinds: UnsafePointer<UInt8>
  let directions: UnsafePointer<UInt8>

  @inline(__always)
  func column(_ feature: Int) -> UnsafePointer<Double> {
    values + (feature * rowCapacity + start)
  }

  /// The declared texts of the whole batch; nil where the batch lacks a column.
  let texts: [TextColumn?]

  func codes(_ field: WordField) -> UnsafePointer<UInt8> {
    switch field {
    case .channel: return channels
    case .kind: return kinds
    case .direction: return directions
    }
  }
}
