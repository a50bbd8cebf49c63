/// What the life cycle knows of an alert before a move, and gives after it.
public struct AlertStanding: Hashable, Sendable {
  /// The state.
  public var state: AlertState
  /// To whom it is given, or nil.
  public var assignee: PersonName?
  /// Who brought it into its state, or nil when that is not known.
  public var stateBy: PersonName?
  /// The decision in force, or nil when there is none.
  public var decision: Decision?

  /// What an alert was found to be.
  public enum Decision: String, CaseIterable, Hashable, Sendable {
    /// It is what it looked like.
    case confirmed
    /// It is in order.
    case dismissed
  }

  /// Makes a standing from its parts.
  public init(
    state: AlertState, assignee: PersonName? = nil, stateBy: PersonName? = nil, decision: Decision? = nil
  ) {
    self.state = state
    self.assignee = assignee
    self.stateBy = stateBy
    self.decision = decision
  }

  /// The standing after a move, or why there is none.
  ///
  /// - Parameters:
  ///   - move: what is to be done.
  ///   - actor: who does it; nil for a run.
  ///   - reason: why, where the table wants a reason.
  ///   - newAssignee: to whom the alert is given, where the move gives it.
  /// - Returns: the standing that the table of `AlertLifeCycle` leads to.
  /// - Throws: an `AlertMoveRefusal` that says what to do instead.
  public func after(
    _ move: AlertMove, by actor: PersonName?, reason: AlertReason? = nil,
    assignTo newAssignee: PersonName? = nil
  ) throws(AlertMoveRefusal) -> AlertStanding {
    guard let step = AlertLifeCycle.step(from: state, by: move) else {
      throw .notAllowed(state: state, move: move)
    }
    try check(step, actor)
    let reasons = AlertReason.reasons(for: move)
    if let reason {
      guard reasons.contains(reason) else { throw .unknownReason(move: move) }
    } else if step.needsReason {
      throw .reasonNeeded(move: move)
    }
    guard (move == .assign) == (newAssignee != nil) else { throw .assigneeMisplaced(move: move) }
    return result(step, actor, newAssignee)
  }

  private func check(_ step: AlertLifeCycle.Step, _ actor: PersonName?) throws(AlertMoveRefusal) {
    guard let actor else {
      guard step.permission == .night else { throw .onlyPeople(move: step.move) }
      return
    }
    switch step.permission {
    case .anyone: break
    case .night: throw .onlyNights(move: step.move)
    case .assignee:
      if let assignee, !assignee.isSame(as: actor) { throw .givenToOther(assignee: assignee) }
    case .second:
      if let stateBy, stateBy.isSame(as: actor) { throw .secondPersonNeeded(first: stateBy, move: step.move) }
    }
  }

  private func result(
    _ step: AlertLifeCycle.Step, _ actor: PersonName?, _ newAssignee: PersonName?
  ) -> AlertStanding {
    var result = self
    result.state = step.to
    if step.to != state { result.stateBy = actor }
    switch step.move {
    case .assign: result.assignee = newAssignee
    case .begin: result.assignee = actor
    case .escalate: result.assignee = nil
    case .confirm: result.decision = .confirmed
    case .dismiss: result.decision = .dismissed
    case .reopen: (result.assignee, result.decision) = (nil, nil)
    case .add where step.to != state: (result.assignee, result.decision) = (nil, nil)
    case .add, .wait, .report, .close: break
    }
    return result
  }
}
