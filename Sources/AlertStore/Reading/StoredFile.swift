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
    outcome.reconciliation = StoredFile.reconciliation(row)
    outcome.content = StoredFile.content(row)
    outcome.deliveryDigest = row["delivery_digest"]
    self.outcome = outcome
  }

  /// Files recorded before these columns were there have none of them.
  private static func reconciliation(_ row: Row) -> FileReconciliation? {
    guard let scored: Int64 = row["records_scored"], let yenScored: Int64 = row["yen_scored"],
      let yenRejected: Int64 = row["yen_rejected"],
      let withoutAmount: Int64 = row["records_rejected_without_amount"],
      let cancelled: Int64 = row["records_cancelled"], let yenCancelled: Int64 = row["yen_cancelled"]
    else { return nil }
    var reconciliation = FileReconciliation()
    reconciliation.yenRejected = yenRejected
    reconciliation.recordsRejectedWithoutAmount = withoutAmount
    reconciliation.recordsCancelled = cancelled
    reconciliation.yenCancelled = yenCancelled
    reconciliation.recordsScored = scored
    reconciliation.yenScored = yenScored
    return reconciliation
  }

  private static func content(_ row: Row) -> FileContent? {
    guard let bytes: Int64 = row["bytes_on_disk"], let digest: String = row["content_digest"] else {
      return nil
    }
    var content = FileContent(
      compression: row["compression"], bytesOnDisk: bytes, contentBytes: row["byte_length"],
      contentDigest: digest)
    content.sideTotalsDigest = row["side_totals_digest"]
    return content
  }
}
