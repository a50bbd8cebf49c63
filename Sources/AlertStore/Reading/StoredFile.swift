import GRDB

/// A source file as it was recorded.
public struct StoredFile: Hashable, Sendable {
  /// The number of the file.
  public let fileID: Int64
  /// The run that recorded it.
  public let runID: Int64
  /// What it is.
  public let description: SourceFileDescription
  /// What became of it.
  public let outcome: FileOutcome

  init(_ row: Row) throws {
    fileID = row["file_id"]
    runID = row["run_id"]
    description = SourceFileDescription(
      name: row["name"], digest: row["digest"], format: row["format"], byteLength: row["byte_length"])
    var outcome = FileOutcome(status: try StoredValues(row, table: "source_file").word("status"))
    outcome.bytesAccepted = row["bytes_accepted"]
    outcome.bytesRejected = row["bytes_rejected"]
    outcome.bytesFraming = row["bytes_framing"]
    outcome.recordsAccepted = row["records_accepted"]
    outcome.recordsRejected = row["records_rejected"]
    outcome.yenAccepted = row["yen_accepted"]
    outcome.notes = row["notes"]
    self.outcome = outcome
  }
}
