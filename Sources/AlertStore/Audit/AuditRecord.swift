import Core

/// What a person decided or a run did, as the audit keeps it.
///
/// - Input: no text holds the end of a line; `detail` is a JSON object on one line.
public struct AuditRecord: Hashable, Sendable {
  /// What can be decided.
  public enum Action: String, CaseIterable, Sendable {
    /// A rule pack was put forward.
    case rulesProposed = "rules_proposed"
    /// A rule pack was approved by somebody else.
    case rulesApproved = "rules_approved"
    /// A night ran a rule pack that was not approved, because a person said so.
    case rulesForced = "rules_forced"
    /// The state of an alert was moved.
    case alertMoved = "alert_moved"
    /// A note was written to an alert.
    case alertNoted = "alert_noted"
    /// A file was attached to an alert.
    case alertAttached = "alert_attached"
    /// Two alerts were linked.
    case alertLinked = "alert_linked"
    /// The evidence of an alert was sealed for somebody.
    case evidenceExported = "evidence_exported"
    /// An alert was held for a case, or let go.
    case alertHeld = "alert_held"
    /// What was older than it may be kept was erased.
    case retentionApplied = "retention_applied"
    /// The report of a suspicious transaction was drafted.
    case reportDrafted = "report_drafted"
  }

  /// When it was decided.
  public var at: Instant
  /// Who decided.
  public var actor: String
  /// What was decided.
  public var action: Action
  /// What it was decided of, for example the digest of a rule pack.
  public var subject: String
  /// What else is known, as JSON.
  public var detail: String

  /// Makes a record from its parts.
  public init(at: Instant, actor: String, action: Action, subject: String, detail: String) {
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}
