import Core
import Cryptography

/// How the entries of the audit hold each other.
///
/// The hash of an entry is the SHA-256, in hexadecimal, of its number, time, actor, action, subject, detail and the hash before, each
/// ended by a line feed; the stock tools sqlite3 and sha256sum compute it too.
public enum AuditChain {
  /// What stands before the first entry.
  public static let firstPreviousHash = String(repeating: "0", count: 64)

  /// The hash of an entry.
  static func hash(entryID: Int64, _ record: AuditRecord, previousHash: String) -> String {
    hash([
      "\(entryID)", record.at.iso8601Japan, record.actor, record.action.rawValue, record.subject,
      record.detail,
      previousHash,
    ])
  }

  /// The hash of the lines of an entry.
  static func hash(_ lines: [String]) -> String {
    SHA256Hasher.digest(of: Array((lines.joined(separator: "\n") + "\n").utf8)).hexadecimal
  }

  /// The number of the first entry that does not follow from those before it, or nil when all do.
  ///
  /// - Input: all entries, in order.
  public static func firstBroken(_ entries: [StoredAuditEntry]) -> Int64? {
    var (previous, next) = (firstPreviousHash, Int64(1))
    for entry in entries {
      let expected = hash(entryID: entry.entryID, entry.record, previousHash: previous)
      guard entry.entryID == next, entry.previousHash == previous, entry.hash == expected else { return next }
      (previous, next) = (entry.hash, next + 1)
    }
    return nil
  }
}
