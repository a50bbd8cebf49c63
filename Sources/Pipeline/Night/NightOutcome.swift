import AlertStore
import Core
import Features
import Ingest
import Scoring

/// What a night did.
public struct NightOutcome: Sendable {
  /// What became of one file.
  public enum Fate: Sendable {
    /// Read, scored and stored.
    case accepted
    /// Refused whole; what is wrong is stored.
    case quarantined([Finding])
    /// The same bytes were stored before.
    case known(KnownFile)
    /// It may be an earlier file, corrected: nothing is stored, and it waits for a person.
    case held(Finding)
    /// It could not be read at all.
    case unreadable(Finding)
  }

  /// What is said of one file.
  public struct FileLine: Sendable {
    /// The file's name.
    public var name: String
    /// What became of it.
    public var fate: Fate
    /// The records that became transactions.
    public var recordsAccepted: Int64 = 0
    /// The records that were refused.
    public var recordsRejected: Int64 = 0
    /// The yen that were accepted.
    public var yenAccepted: Int64 = 0
    /// The alert transactions that it gave.
    public var raised = 0

    /// The hits of rules that exceptions held back, by the identifier of the exception.
    public var suppressed: [String: Int64] = [:]

    /// What became of its records and yen in detail; nil when it was not read.
    public var reconciliation: FileReconciliation?

    /// Takes over the counts of a file; nothing of a refused file counts as accepted yen.
    mutating func take(_ outcome: FileOutcome) {
      recordsAccepted = outcome.recordsAccepted
      recordsRejected = outcome.recordsRejected
      yenAccepted = outcome.status == .accepted ? outcome.yenAccepted : 0
      reconciliation = outcome.reconciliation
    }
  }

  /// The files, in the order in which they were read.
  public var files: [FileLine] = []
  /// What in the inbox was not read, and why.
  public var leftAlone: [InboxFolder.LeftAlone] = []
  /// Why the night ended before its last file, or nil when it looked at all.
  public var stop: NightStop?
  /// The files at which a night that was stopped did not look, in the order of their names; some of them may be known.
  public var filesLeft: [String] = []
  /// The run's number, or nil when there was nothing new.
  public var runID: Int64?
  /// What the windows could not take as it came.
  public var windowCounts = WindowCounts()

  /// Transactions of the learning period, which filled the windows and were given no score.
  public var learningTransactions = 0

  /// The model's features that were missing far more or less often than in training.
  public private(set) var missingDrift: [MissingDrift] = []
  private var missing: MissingTally?

  /// Adds what was missing in the scored rows of an accepted file.
  mutating func count(_ missing: MissingTally, model: ModelArtifact) {
    var all = self.missing ?? MissingTally(columns: missing.missing.count)
    all += missing
    self.missing = all
    missingDrift = MissingDrift.find(all, model: model)
  }

  /// The records of accepted files that became transactions.
  public var recordsAccepted: Int64 { acceptedFiles.reduce(0) { $0 + $1.recordsAccepted } }
  /// The records of accepted files that were refused.
  public var recordsRejected: Int64 { acceptedFiles.reduce(0) { $0 + $1.recordsRejected } }

  /// Whether the inbox holds a file that could not be read or was refused, now or on an earlier run.
  ///
  /// A refused file that still lies there is counted again, so that a run that was killed and run again does not end as a clean one.
  public var hasRefusedFiles: Bool {
    files.contains {
      switch $0.fate {
      case .quarantined, .held, .unreadable: return true
      case .known(let file): return file.status == .quarantined
      case .accepted: return false
      }
    }
  }

  /// The hits of rules in accepted files that exceptions held back, by the identifier of the exception.
  public var suppressed: [String: Int64] {
    acceptedFiles.reduce(into: [:]) { $0.merge($1.suppressed, uniquingKeysWith: +) }
  }

  private var acceptedFiles: [FileLine] {
    files.filter { if case .accepted = $0.fate { true } else { false } }
  }
}

/// How far a night has come, for a terminal.
public struct NightProgress: Sendable {
  /// The file that is read.
  public let file: String
  /// The transactions of it so far.
  public let transactions: Int64
  /// The bytes of it so far.
  public let bytesRead: Int64
  /// The length of what is to be read, or 0 while it is not known.
  public let bytesTotal: Int64
}
