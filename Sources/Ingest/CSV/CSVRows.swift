import Core

/// What turns the rows of one kind of CSV file into rows of ours.
protocol CSVRows: Sendable {
  /// Where the rows go.
  associatedtype Output

  /// The header names of the fields, in the order in which `append` knows them; nil where the file has none.
  var wantedColumns: [String?] { get }

  /// Hears the names of the header row before `wantedColumns` is asked.
  mutating func meet(header: [String])

  /// Whether the output has room for another row.
  func hasRoom(_ output: Output) -> Bool

  /// The amount of the row given last: nil when it could not be read, or when the rows have none.
  var countedYen: Int64? { get }

  /// Whether the row given last is a cancellation or correction by its own words.
  var isCancelled: Bool { get }

  /// Appends one row, or says why it cannot and leaves the output as it was.
  ///
  /// The scanner has just scanned the row; the window holds its bytes.
  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to output: inout Output
  ) -> Refusal?
}

extension CSVRows {
  /// Wants the same columns whatever the header says.
  mutating func meet(header: [String]) {}
}
