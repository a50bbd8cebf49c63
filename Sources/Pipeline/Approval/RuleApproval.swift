import AlertStore
import Core
import Cryptography
import Foundation

/// Two people for one change: a rule pack is put forward by one and approved by another, in the audit of the database.
///
/// - Input: names as people give them; who may give which name is for the machine's accounts to say, so the account that ran the
///   command is kept beside the name.
/// - Errors: `RuleApprovalError` when the order of steps or of people is wrong, or the audit does not hold together.
/// - Determinism: the clock is an argument.
public struct RuleApproval {
  /// Where a pack stands.
  public enum Standing: Equatable, Sendable {
    /// Nobody put it forward.
    case unknown
    /// It was put forward by these people and approved by nobody else.
    case proposed(by: [String])
    /// It was put forward by one and approved by another.
    case approved(author: String, approver: String)
  }

  private let store: AlertDatabase

  /// Makes the approval of the packs that a database knows.
  public init(_ store: AlertDatabase) {
    self.store = store
  }

  /// Puts a pack forward.
  ///
  /// - Input: the caller holds the lock of nights; the digest is that of the files, as a run records it.
  public func propose(_ digest: SHA256Digest, author: String, note: String, account: String, at: Instant)
    throws
    -> StoredAuditEntry
  {
    _ = try entries()
    return try append(.rulesProposed, digest, author, note, account, at)
  }

  /// Approves a pack that somebody else put forward.
  ///
  /// - Input: the caller holds the lock of nights.
  public func approve(_ digest: SHA256Digest, approver: String, note: String, account: String, at: Instant)
    throws
    -> StoredAuditEntry
  {
    let authors = authors(of: digest, try entries())
    guard !authors.isEmpty else { throw RuleApprovalError.notProposed(digest: digest.hexadecimal) }
    guard !authors.contains(where: { RuleApproval.isSame($0, approver) }) else {
      throw RuleApprovalError.samePerson(name: approver)
    }
    return try append(.rulesApproved, digest, approver, note, account, at)
  }

  /// Where a pack stands.
  public func standing(of digest: SHA256Digest) throws -> Standing {
    let entries = try entries()
    let authors = authors(of: digest, entries)
    guard let author = authors.first else { return .unknown }
    let approver = entries.first { entry in
      entry.record.action == .rulesApproved && entry.record.subject == digest.hexadecimal
        && !authors.contains { RuleApproval.isSame($0, entry.record.actor) }
    }
    guard let approver else { return .proposed(by: authors) }
    return .approved(author: author, approver: approver.record.actor)
  }

  /// Where a pack stands in the audit of a database; nobody has put it forward where there is none yet.
  public static func standing(of digest: SHA256Digest, inDatabaseAt path: String) throws -> Standing {
    guard FileManager.default.fileExists(atPath: path) else { return .unknown }
    do {
      return try RuleApproval(try AlertDatabase(path: path, access: .readOnly)).standing(of: digest)
    } catch AlertStoreError.olderSchema {
      // No night of this version has run yet, so it has no audit.
      return .unknown
    }
  }

  /// Refuses a pack that two people have not approved.
  public func expectApproved(_ digest: SHA256Digest) throws {
    guard case .approved = try standing(of: digest) else {
      throw RuleApprovalError.notApproved(digest: digest.hexadecimal)
    }
  }

  /// Lets a night run with a pack that two people have not approved, and says in the audit who decided so and why.
  ///
  /// A pack that is approved needs no such decision, and none is kept. An audit that does not hold together refuses as before.
  public func force(_ digest: SHA256Digest, _ decision: UnapprovedRun) throws {
    if case .approved = try standing(of: digest) { return }
    _ = try append(
      .rulesForced, digest, decision.person.name.text, decision.reason, decision.person.account,
      decision.person.at)
  }

  /// Every entry of the audit, which must hold together.
  public func entries() throws -> [StoredAuditEntry] {
    let entries = try store.auditEntries()
    if let broken = AuditChain.firstBroken(entries) {
      throw RuleApprovalError.brokenAudit(path: store.path, entryID: broken)
    }
    return entries
  }

  private func authors(of digest: SHA256Digest, _ entries: [StoredAuditEntry]) -> [String] {
    entries.filter { $0.record.action == .rulesProposed && $0.record.subject == digest.hexadecimal }
      .map(\.record.actor)
  }

  private func append(
    _ action: AuditRecord.Action, _ digest: SHA256Digest, _ actor: String, _ note: String, _ account: String,
    _ at: Instant
  ) throws -> StoredAuditEntry {
    var json = JSONText()
    json.object { json in
      json.member("note", note)
      json.member("account", account)
      json.member("program", ProgramVersion.current)
    }
    return try store.append(
      AuditRecord(
        at: at, actor: actor.split(whereSeparator: \.isWhitespace).joined(separator: " "), action: action,
        subject: digest.hexadecimal, detail: json.text))
  }

  /// Whether two names are the same but for width, case and spaces.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    func key(_ name: String) -> String {
      name.precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace }
    }
    return key(left) == key(right)
  }
}
