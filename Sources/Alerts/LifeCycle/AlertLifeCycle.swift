/// The life cycle of an alert as one table: from which state which move leads where, and who may make it.
///
/// A pair of state and move that is not in the table is refused. `Pipelines/lifecycle.md` shows the same table, and a test compares the
/// two for every pair.
///
/// - Determinism: pure; nothing is read and no clock is asked.
public enum AlertLifeCycle {
  /// Who may make a move.
  public enum Permission: String, CaseIterable, Sendable {
    /// Every person.
    case anyone
    /// The person to whom the alert is given; every person while it is given to nobody.
    case assignee
    /// Every person but the one who brought the alert into its present state.
    case second
    /// No person, only a run.
    case night
  }

  /// One line of the table.
  public struct Step: Hashable, Sendable {
    /// The state in which the move is made.
    public let from: AlertState
    /// The move.
    public let move: AlertMove
    /// The state to which it leads.
    public let to: AlertState
    /// Who may make it.
    public let permission: Permission
    /// Whether it needs one of the reasons of the move.
    public let needsReason: Bool
  }

  /// Every allowed step.
  public static let steps: [Step] = [
    step(.new, .assign, .assigned, .anyone),
    step(.new, .begin, .inReview, .anyone),
    step(.new, .add, .new, .night),
    step(.assigned, .assign, .assigned, .anyone),
    step(.assigned, .begin, .inReview, .assignee),
    step(.assigned, .add, .assigned, .night),
    step(.inReview, .assign, .assigned, .anyone),
    step(.inReview, .escalate, .escalated, .assignee, needsReason: true),
    step(.inReview, .wait, .waiting, .assignee, needsReason: true),
    step(.inReview, .confirm, .confirmed, .assignee, needsReason: true),
    step(.inReview, .dismiss, .dismissed, .assignee, needsReason: true),
    step(.inReview, .add, .inReview, .night),
    step(.escalated, .assign, .escalated, .anyone),
    step(.escalated, .begin, .inReview, .second),
    step(.escalated, .confirm, .confirmed, .second, needsReason: true),
    step(.escalated, .dismiss, .dismissed, .second, needsReason: true),
    step(.escalated, .add, .escalated, .night),
    step(.waiting, .assign, .waiting, .anyone),
    step(.waiting, .begin, .inReview, .assignee),
    step(.waiting, .escalate, .escalated, .assignee, needsReason: true),
    step(.waiting, .confirm, .confirmed, .assignee, needsReason: true),
    step(.waiting, .dismiss, .dismissed, .assignee, needsReason: true),
    step(.waiting, .add, .waiting, .night),
    step(.confirmed, .report, .reported, .second, needsReason: true),
    step(.confirmed, .close, .closed, .second, needsReason: true),
    step(.confirmed, .reopen, .reopened, .anyone, needsReason: true),
    step(.confirmed, .add, .reopened, .night),
    step(.dismissed, .close, .closed, .anyone),
    step(.dismissed, .reopen, .reopened, .anyone, needsReason: true),
    step(.dismissed, .add, .reopened, .night),
    step(.reported, .close, .closed, .second),
    step(.reported, .reopen, .reopened, .anyone, needsReason: true),
    step(.reported, .add, .reopened, .night),
    step(.closed, .reopen, .reopened, .anyone, needsReason: true),
    step(.closed, .add, .reopened, .night),
    step(.reopened, .assign, .assigned, .anyone),
    step(.reopened, .begin, .inReview, .anyone),
    step(.reopened, .add, .reopened, .night),
  ]

  /// The step of a state and a move, or nil when it is not allowed.
  public static func step(from state: AlertState, by move: AlertMove) -> Step? {
    steps.first { $0.from == state && $0.move == move }
  }

  /// The moves that people can make in a state, in the order of the table.
  public static func moves(from state: AlertState) -> [AlertMove] {
    steps.filter { $0.from == state && $0.permission != .night }.map(\.move)
  }

  private static func step(
    _ from: AlertState, _ move: AlertMove, _ to: AlertState, _ permission: Permission,
    needsReason: Bool = false
  ) -> Step {
    Step(from: from, move: move, to: to, permission: permission, needsReason: needsReason)
  }
}
