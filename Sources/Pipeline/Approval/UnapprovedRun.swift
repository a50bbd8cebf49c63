import AlertStore

/// The decision of a person that a night runs although two people have not approved its rules.
///
/// - Input: the machine's account stands beside the name, since who may give which name is for the machine's accounts to say.
public struct UnapprovedRun: Sendable {
  /// Who decides.
  public var person: ActingPerson
  /// Why, on one line.
  public var reason: String

  /// Makes the decision from its parts; nil when the reason is blank, longer than 1,000 characters, or more than one line.
  public init?(by person: ActingPerson, because reason: String) {
    guard reason.contains(where: { !$0.isWhitespace }), reason.count <= 1_000,
      !reason.contains(where: \.isNewline)
    else { return nil }
    self.person = person
    self.reason = reason
  }
}
