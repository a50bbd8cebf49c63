import Core

/// What a customer file holds, read whole.
///
/// - Input: CSV with the columns `account`, `holder_name`, `holder_kind` (`person` or `corporation`, or
///   empty) and `opened_on` (`2024-04-01`, or empty) in any order, in any encoding that is detected,
///   compressed or not; other columns, also a year of birth, are not kept.
/// - Errors: bad rows are `rejects`; a file that cannot be used is `verdict`, with the table as far as it
///   was read.
/// - Cost: memory grows with the number of accounts, as the table does.
public typealias CustomerFile = ReferenceFile<CustomerTable>

extension ReferenceFile where Table == CustomerTable {
  /// Reads a customer file.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - name: the file's name for findings, without the folders of this machine.
  ///   - encoding: how the bytes stand for text.
  ///   - asOf: the day on which the file was true, when that is known.
  ///   - rejectLimit: the most rows that may be refused before the file is quarantined.
  /// - Returns: the file's content and what was found about it.
  /// - Throws: an `IngestError` when the file cannot be opened or read, or changes while it is read.
  public static func read(
    path: String, name: String, encoding: CSVMapping.Encoding = .detect, asOf: BankDay? = nil,
    rejectLimit: Int = Limits.rejectsPerFile
  ) throws(IngestError) -> CustomerFile {
    var table = CustomerTable()
    table.asOf = asOf
    var reading = try ReferenceReading(
      path: path, name: name, encoding: encoding, rejectLimit: rejectLimit, into: &table
    ) { CustomerRows(encoding: $0) }
    return CustomerFile(table, &reading)
  }
}
