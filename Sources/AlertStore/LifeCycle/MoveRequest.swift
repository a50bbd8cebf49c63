import Alerts

/// A move that a person asks for.
public struct MoveRequest: Hashable, Sendable {
  /// The alert.
  public var alertID: String
  /// What is to be done.
  public var move: AlertMove
  /// Why.
  public var reason: AlertReason?
  /// To whom the alert is given.
  public var assignee: PersonName?
  /// What the person writes to it.
  public var note: NoteText?
  /// What the person saw.
  public var expectation = AlertExpectation()

  /// Makes a request without reason, assignee, note and expectation; set what there is of them.
  public init(_ alertID: String, _ move: AlertMove) {
    self.alertID = alertID
    self.move = move
  }
}

/// What a person saw of an alert before acting: when it is no longer so, nothing is done.
///
/// - Missing: a part that is nil is not checked.
public struct AlertExpectation: Hashable, Sendable {
  /// The version of the alert.
  public var version: Int64?
  /// The state of the alert.
  public var state: AlertState?

  /// Expects nothing, or a version or a state.
  public init(version: Int64? = nil, state: AlertState? = nil) {
    self.version = version
    self.state = state
  }
}
