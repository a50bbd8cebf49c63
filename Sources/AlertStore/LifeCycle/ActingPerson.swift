import Alerts
import Core

/// Who does something to an alert, when, and by which account and program.
///
/// - Input: the machine's account says what the name alone cannot: who was logged in. The clock is the caller's.
public struct ActingPerson: Hashable, Sendable {
  /// The name under which the person acts.
  public var name: PersonName
  /// The moment.
  public var at: Instant
  /// The machine's account.
  public var account: String
  /// The program and its version.
  public var program: String

  /// Makes an acting person from its parts.
  public init(name: PersonName, at: Instant, account: String, program: String) {
    self.name = name
    self.at = at
    self.account = account
    self.program = program
  }
}
