import Core

/// The word fields of a batch as codes, one byte a row, one field after another.
///
/// - Shape: each field has room for whole slices of the machine; behind the last row stands no code.
struct WordColumns: Sendable {
  /// All codes; the codes of a field begin at its place times the capacity.
  private(set) var codes: [UInt8] = []
  /// The distance from one field's codes to the next.
  private(set) var capacity = 0
  /// The number of rows.
  private(set) var count = 0

  mutating func fill(from batch: TransactionBatch) {
    begin(rows: batch.count)
    for row in 0..<count {
      codes[WordField.channel.place * capacity + row] = batch.channel[row].rawValue
      codes[WordField.kind.place * capacity + row] = batch.kind[row].rawValue
      codes[WordField.direction.place * capacity + row] = batch.direction[row].rawValue
    }
  }

  /// Takes rows of known and missing words.
  mutating func fill(from rows: [[WordField: String]]) {
    begin(rows: rows.count)
    for (row, words) in rows.enumerated() {
      for (field, word) in words {
        codes[field.place * capacity + row] = field.code(ofWord: word) ?? WordField.missingCode
      }
    }
  }

  private mutating func begin(rows: Int) {
    count = rows
    capacity = (rows + ColumnSlice.rows - 1) / ColumnSlice.rows * ColumnSlice.rows
    codes.removeAll(keepingCapacity: true)
    codes.append(
      contentsOf: repeatElement(WordField.missingCode, count: WordField.allCases.count * capacity))
  }
}
