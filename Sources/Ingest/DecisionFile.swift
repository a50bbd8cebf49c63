import Core

/// What a file of analysts' decisions holds, read whole.
///
/// - Input: CSV with the columns `file`, `record_number` and `transaction_id` as `labels.csv` has them, `decision` (`confirmed` or
///   `dismissed`), `decided_at` (`2026-11-20T14:03:22+09:00`, the offset must be there), `selection` (`alert` or `sample`) and `share`, in any
///   order, in any encoding that is detected, compressed or not; other columns are not kept.
/// - Missing: `transaction_id` may be empty; `share` is empty for alerts and needed for samples.
/// - Errors: bad rows are `rejects`; a file that cannot be used is `verdict`, with the table as far as it was read.
/// - Cost: memory grows with the number of decisions, as the table does.
public typealias DecisionFile = ReferenceFile<AnalystDecisions>

extension ReferenceFile where Table == AnalystDecisions {
  /// Reads a file of decisions.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - name: the file's name for findings, without the folders of this machine.
  ///   - rejectLimit: the most rows that may be refused before the file is quarantined.
  /// - Returns: the file's content and what was found about it.
  /// - Throws: an `IngestError` when the file cannot be opened or read, or changes while it is read.
  public static func read(
    path: String, name: String, rejectLimit: Int = Limits.rejectsPerFile
  ) throws(IngestError) -> DecisionFile {
    var table = AnalystDecisions()
    var reading = try ReferenceReading(
      path: path, name: name, encoding: .detect, rejectLimit: rejectLimit, into: &table
    ) { DecisionRows(encoding: $0) }
    if reading.ledger.verdict.isAccepted && table.count == 0 { reading.note(.decisionsEmpty) }
    return DecisionFile(table, &reading)
  }
}
