import Core

/// Which column of a CSV file holds which field, found from its header row by name.
struct CSVHeader: Sendable {
  /// The number of columns in the header row.
  let columnCount: Int
  /// The columns that no field is mapped to.
  let ignoredCount: Int
  private let columns: [Int]
  private let names: [String]

  /// Finds each wanted name among the header's; nil names are not looked for.
  init(_ header: [String], wanted: [String?]) throws(Refusal) {
    var columns: [Int] = []
    for name in wanted {
      guard let name else {
        columns.append(-1)
        continue
      }
      // Bytes are compared, not Swift's canonical equivalence.
      let matches = header.indices.filter { Array(header[$0].utf8) == Array(name.utf8) }
      guard let column = matches.first else { throw Refusal(.columnMissing, field: name) }
      guard matches.count == 1 else { throw Refusal(.columnRepeated, field: name) }
      columns.append(column)
    }
    self.columnCount = header.count
    self.ignoredCount = header.count - Set(columns.filter { $0 >= 0 }).count
    self.columns = columns
    self.names = wanted.map { $0 ?? "" }
  }

  /// The column of a wanted name, or -1 when the file has none.
  @inline(__always)
  func column(_ position: Int) -> Int { columns[position] }

  /// The name by which the file calls a wanted field.
  func name(_ position: Int) -> String { names[position] }
}
