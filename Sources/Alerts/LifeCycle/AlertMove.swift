/// What can be done with an alert's state.
public enum AlertMove: String, CaseIterable, Hashable, Sendable {
  /// Give it to somebody.
  case assign
  /// Begin to look at it.
  case begin
  /// Ask for a second person.
  case escalate
  /// Wait for an answer from outside.
  case wait
  /// Find that it is what it looked like.
  case confirm
  /// Find that it is in order.
  case dismiss
  /// Say that it was reported to the authorities.
  case report
  /// Say that nothing is left to do.
  case close
  /// Look at it again.
  case reopen
  /// Add a transaction to it, as a later night does.
  case add
}
