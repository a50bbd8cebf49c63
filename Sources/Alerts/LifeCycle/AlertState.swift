/// Where an alert stands between the night that raised it and the file that it ends in.
public enum AlertState: String, CaseIterable, Hashable, Sendable {
  /// Nobody has begun.
  case new
  /// It is given to somebody who has not begun.
  case assigned
  /// Somebody is at it.
  case inReview = "in_review"
  /// It waits for a second person.
  case escalated
  /// It waits for an answer from outside.
  case waiting
  /// It was found to be what it looked like.
  case confirmed
  /// It was found to be in order.
  case dismissed
  /// It was confirmed and reported to the authorities.
  case reported
  /// Nothing is left to do.
  case closed
  /// It was decided and has to be looked at again.
  case reopened

  /// Whether somebody still has to find out what it is.
  public var isOpen: Bool {
    switch self {
    case .new, .assigned, .inReview, .escalated, .waiting, .reopened: true
    case .confirmed, .dismissed, .reported, .closed: false
    }
  }
}
