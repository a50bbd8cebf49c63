import Core

/// What a file of confirmed accounts holds, read whole.
///
/// - Input: CSV with the columns `account` and `known_at` (`2026-11-20T14:03:22+09:00`, the offset must be there) in any order, in any
///   encoding that is detected, compressed or not; other columns are not kept.
/// - Missing: nothing may be; a row without its moment is refused. Of an account that stands there again the earliest moment counts, and a
///   notice says how many rows those are.
/// - Errors: bad rows are `rejects`; a file that cannot be used is `verdict`, with the table as far as it was read.
/// - Cost: memory grows with the number of accounts, as the table does.
public typealias ConfirmedAccountFile = ReferenceFile<ConfirmedAccounts>

extension ReferenceFile where Table == ConfirmedAccounts {
  /// Reads a file of confirmed accounts.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - name: the file's name for findings, without the folders of this machine.
  ///   - encoding: how the bytes stand for text.
  ///   - asOf: the day on which the file was true, when that is known; a label known later is said in a notice.
  ///   - rejectLimit: the most rows that may be refused before the file is quarantined.
  /// - Returns: the file's content and what was found about it.
  /// - Throws: an `IngestError` when the file cannot be opened or read, or changes while it is read.
  public static func read(
    path: String, name: String, encoding: CSVMapping.Encoding = .detect, asOf: BankDay? = nil,
    rejectLimit: Int = Limits.rejectsPerFile
  ) throws(IngestError) -> ConfirmedAccountFile {
    var table = ConfirmedAccounts()
    table.asOf = asOf
    var reading = try ReferenceReading(
      path: path, name: name, encoding: encoding, rejectLimit: rejectLimit, into: &table
    ) { ConfirmedAccountRows(encoding: $0) }
    if reading.ledger.verdict.isAccepted && table.count == 0 { reading.note(.watchListEmpty) }
    reading.note(.confirmedAccountsRepeated, count: reading.rows.repeatedCount)
    if let asOf {
      let later = table.knownAtSeconds.count { Instant(secondsSince1970: $0).japanDay > asOf }
      reading.note(.confirmedLater, count: later)
    }
    return ConfirmedAccountFile(table, &reading)
  }
}
