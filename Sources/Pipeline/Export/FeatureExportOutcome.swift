import Core
import Cryptography
import Ingest

/// What an export of features did.
public struct FeatureExportOutcome: Sendable {
  /// A file that was written.
  public struct Output: Sendable {
    /// Its path.
    public let path: String
    /// The SHA-256 of its bytes.
    public let digest: SHA256Digest
  }

  /// What became of a source file.
  public enum Fate: Sendable {
    /// Its rows count; so many of them were written.
    case taken(rows: Int64)
    /// A night would refuse it whole.
    case quarantined([Finding])
    /// The same bytes, or the same content, came before: in this folder or in the database.
    case known(as: String, isQuarantined: Bool)
    /// It cannot be read at all.
    case unreadable(Finding)
  }

  /// A source file.
  public struct File: Sendable {
    /// Its name.
    public let name: String
    /// What became of it.
    public let fate: Fate
  }

  /// The rows written.
  public var rows: Int64 = 0
  /// The features of each row.
  public var features = 0
  /// The rows that only filled the windows, because their day lies outside the days asked for.
  public var rowsOutsideDays: Int64 = 0
  /// The source files in their order, with what became of each.
  public var files: [File] = []
  /// What in the folder was not read, and why.
  public var leftAlone: [InboxFolder.LeftAlone] = []
  /// The files written, the table itself first.
  public var outputs: [Output] = []

  /// The source files whose rows count.
  public var filesTaken: Int {
    files.count { if case .taken = $0.fate { true } else { false } }
  }

  /// Whether the folder holds a file that cannot be read or was refused, now or on an earlier night.
  public var hasRefusedFiles: Bool {
    files.contains {
      switch $0.fate {
      case .quarantined, .unreadable: return true
      case .known(_, let isQuarantined): return isQuarantined
      case .taken: return false
      }
    }
  }
}
