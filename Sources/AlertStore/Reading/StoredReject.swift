import Core
import GRDB

/// A refused record as it was recorded, with the file it stands in.
public struct StoredReject: Hashable, Sendable {
  /// The number of the reject.
  public let rejectID: Int64
  /// The number of the file.
  public let fileID: Int64
  /// The file's name.
  public let fileName: String
  /// The word of the file's format.
  public let fileFormat: String
  /// What became of the file.
  public let fileStatus: FileOutcome.Status
  /// The run that read the file.
  public let runID: Int64
  /// The business day of that run.
  public let businessDay: BankDay
  /// The record itself.
  public let record: RejectRecord

  init(_ row: Row) throws {
    let values = StoredValues(row, table: "reject")
    rejectID = row["reject_id"]
    fileID = row["file_id"]
    fileName = row["name"]
    fileFormat = row["format"]
    fileStatus = try values.word("status")
    runID = row["run_id"]
    businessDay = try values.day("business_day")
    record = try RejectRecord(row)
  }
}
