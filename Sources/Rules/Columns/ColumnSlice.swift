import Core

/// The columns of at most 64 rows that the machine reads.
///
/// Unsafe pointers, because the loops over them are where the night's time goes; they live only inside the
/// `withUnsafe…` calls of `RuleEvaluator`, which checks all bounds first.
struct ColumnSlice {
  /// The most rows of a slice: one for each bit of a word.
  static let rows = 64

  /// The matrix's values.
  let values: UnsafeBufferPointer<Double>
  /// The distance from one feature's column to the next.
  let rowCapacity: Int
  /// The codes of the word fields, one field after another.
  let codes: UnsafeBufferPointer<UInt8>
  /// The distance from one word field's codes to the next.
  let codeCapacity: Int
  /// Room for the values of two columns, where fewer rows than 64 are left.
  let rest: UnsafeMutableBufferPointer<Double>
  /// The first row.
  var start = 0
  /// The number of rows.
  var count = 0

  /// A bit for each row.
  @inline(__always)
  var all: UInt64 { count == ColumnSlice.rows ? ~0 : (1 << UInt64(count)) - 1 }

  /// The 64 values of a feature, missing behind the last row; `side` is 0 or 1 and tells apart two columns in use at once.
  @inline(__always)
  func column(_ feature: Int, side: Int = 0) -> UnsafePointer<Double> {
    let first = feature * rowCapacity + start
    guard count == ColumnSlice.rows, let base = values.baseAddress else { return copied(first, side) }
    return base + first
  }

  /// Nothing is read behind the last row, which may be the last of the matrix.
  private func copied(_ first: Int, _ side: Int) -> UnsafePointer<Double> {
    guard let base = rest.baseAddress else { preconditionFailure("The machine has room for a slice.") }
    let copy = base + side * ColumnSlice.rows
    for row in 0..<ColumnSlice.rows { copy[row] = row < count ? values[first + row] : .nan }
    return UnsafePointer(copy)
  }

  /// The 64 codes of a word field; there is room for whole slices.
  @inline(__always)
  func codes(_ field: WordField) -> UnsafePointer<UInt8> {
    guard let base = codes.baseAddress else { preconditionFailure("A slice without rows has no words.") }
    return base + (field.place * codeCapacity + start)
  }
}
