import Core

/// What turns the rows of one kind of CSV file into rows of ours.
protocol CSVRows: Sendable {
  /// Where the rows go.
  associatedtype Output

  /// The header names of the fields, in the order in which `append` knows them; nil where the file has none.
  var wantedColumns: [String?] { get }

  /// Whether the output has room for another row.
  func hasRoom(_ output: Output) -> Bool

  /// Appends one row, or says why it cannot and leaves the output as it was.
  ///
  /// The scanner has just scanned the row; the window holds its bytes.
  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to output: inout Output
  ) -> Refusal?
}
