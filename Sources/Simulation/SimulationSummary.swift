/// What a simulation has written so far.
public struct SimulationSummary: Equatable, Sendable {
  /// The days that are done.
  public internal(set) var days = 0
  /// The rows of the canonical CSV.
  public internal(set) var csvRows: Int64 = 0
  /// The transfers in the 総合振込 files.
  public internal(set) var bulkTransferRows: Int64 = 0
  /// The rows in the 入出金取引明細 files.
  public internal(set) var statementRows: Int64 = 0
  /// The rows that fraud caused, over all files.
  public internal(set) var labelledRows: Int64 = 0
  /// The files in the inbox.
  public internal(set) var inboxFiles = 0

  init() {}

  /// All rows of all files.
  public var rows: Int64 { csvRows + bulkTransferRows + statementRows }
}
