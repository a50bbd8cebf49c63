import Core

/// What a run did, file by file, and what it raised.
public struct NightSummary: Hashable, Sendable {
  /// The rejects of one file that share a code.
  public struct RejectCount: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The number of rejects kept under it.
    public let count: Int
    /// The text of the first of them in Japanese.
    public let firstJapanese: String
    /// The text of the first of them in English.
    public let firstEnglish: String
  }

  /// A file with everything that was said about it.
  public struct File: Hashable, Sendable {
    /// The file.
    public let file: StoredFile
    /// Its control totals in the order of the file.
    public let controlTotals: [ControlTotalRecord]
    /// The findings on the file as a whole.
    public let findings: [Finding]
    /// Its rejects by code, in the order of the codes.
    public let rejects: [RejectCount]
  }

  /// The number of alerts of each band that a run raised or added to.
  public struct AlertCounts: Hashable, Sendable {
    /// Alerts to be handled first.
    public let alarms: Int
    /// Alerts worth a look.
    public let looks: Int
    /// Those, of both bands, that were there before and got more transactions.
    public let extended: Int
    /// The transactions that this run put into alerts.
    public let transactions: Int
    /// The sum of their amounts.
    public let yen: Int64
  }

  /// The run.
  public let run: StoredRun
  /// Its files in the order of recording.
  public let files: [File]
  /// What it raised.
  public let alerts: AlertCounts
  /// How the alerts of its night were placed, or nil before the night has ended.
  public let queue: QueueCounts?
  /// The end of the audit when this was read, or nil while nobody has done anything.
  public let auditHead: AuditHead?
  /// What reviewed samples of the days up to its night say of what analysts were not given; nil when nothing was drawn.
  public let estimate: BelowLineEstimate?
}
