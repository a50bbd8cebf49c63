/// What a number counts, or the closed list of words that a text is one of.
///
/// Adding, subtracting, comparing and choosing between two quantities wants the same unit on both sides; a literal
/// and a pure number go with every unit. Multiplying or dividing by a pure number, a count or a literal keeps the
/// other unit, dividing two quantities of one unit gives a pure number, and any other product is refused.
public struct ExpressionUnit: Hashable, Sendable {
  /// How a unit goes with others.
  public enum Role: Hashable, Sendable {
    /// A share or a ratio: it goes with every unit.
    case pure
    /// Things counted: multiplying by them keeps the other unit.
    case countable
    /// Anything else.
    case dimension
    /// A text out of a closed list.
    case words([String])
  }

  /// The name, as messages say it.
  public let name: String
  /// How it goes with others.
  public let role: Role

  /// Makes a unit.
  public init(_ name: String, _ role: Role) {
    self.name = name
    self.role = role
  }

  /// The unit of a share.
  public static let ratio = ExpressionUnit("ratio", .pure)
}
