/// The matrix's values as workers write them.
///
/// The pointer is safe: it lives inside `withUnsafeMutableBufferPointer` only, and two workers never write the same element, since
/// each row of a family belongs to exactly one of them.
struct FeatureSheet {
  let values: UnsafeMutableBufferPointer<Double>
  let rowCapacity: Int
}

/// The moments of a few rows of one family, kept until they are turned into columns together.
///
/// Going feature by feature over a run of rows, not row by row over the features, touches each definition once a run.
struct MomentRun<Moment> {
  /// Long enough to spread the cost of a definition, short enough to stay in the nearest cache.
  private static var length: Int { 32 }

  private let definitions: [FeatureDefinition<Moment>]
  private let firstColumn: Int
  private var rows: [Int] = []
  private var moments: [Moment] = []

  init(_ definitions: [FeatureDefinition<Moment>], firstColumn: Int) {
    self.definitions = definitions
    self.firstColumn = firstColumn
    rows.reserveCapacity(MomentRun.length)
    moments.reserveCapacity(MomentRun.length)
  }

  /// Takes the moment of a row, and writes the run when it is full.
  mutating func add(_ moment: Moment, row: Int, _ sheet: FeatureSheet) {
    rows.append(row)
    moments.append(moment)
    if rows.count == MomentRun.length { write(sheet) }
  }

  /// Writes what is left; to be called once after the last row.
  mutating func write(_ sheet: FeatureSheet) {
    for (offset, definition) in definitions.enumerated() {
      let start = (firstColumn + offset) * sheet.rowCapacity
      let column = UnsafeMutableBufferPointer(rebasing: sheet.values[start..<start + sheet.rowCapacity])
      definition.write(moments, rows, column)
    }
    rows.removeAll(keepingCapacity: true)
    moments.removeAll(keepingCapacity: true)
  }
}
