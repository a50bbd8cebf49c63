import Core

/// The rules of a typology with their weights, and how much weight asks for a look or an alarm.
///
/// A rule weighs in a typology however few points it has in the score: points say what a rule adds beside the model, weights how much it
/// speaks for this sort of crime.
///
/// - Unit: weights 1 to 100; both lines in the same unit.
public struct TypologySet: Sendable {
  /// A rule's weight.
  public struct Member: Hashable, Sendable {
    /// The rule's identifier.
    public let rule: String
    /// The weight of a hit.
    public let weight: Int32
  }

  /// The typology.
  public let typology: Typology
  /// The weight from which a transaction is worth a look.
  public let lookWeight: Int32
  /// The weight from which it is an alarm.
  public let alarmWeight: Int32
  /// The rules, in the order of the file.
  public let members: [Member]
  /// Why these weights and lines.
  public let why: BilingualText
  /// Where they come from.
  public let source: String
  /// Where the set stands.
  public let place: Finding.Place
}
