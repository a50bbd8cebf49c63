/// Something wrong with the text of an expression, with the byte where it begins.
public struct ExpressionFault: Error, Equatable, Sendable {
  /// What is wrong.
  ///
  /// - Unit: bytes for lengths, evaluated nodes for costs.
  public enum Kind: Equatable, Sendable {
    // The text.
    /// A token that cannot stand where it stands.
    case unexpected(String)
    /// The text ends where more is needed.
    case unexpectedEnd
    /// A number or text that is not well formed, or too large.
    case badLiteral(String)
    /// A part of the language that this implementation leaves out.
    case outsideSubset(String)
    /// A text above the length limit.
    case tooLong(bytes: Int)
    /// Nesting above the depth limit.
    case tooNested
    // Names and types.
    /// A name that the environment does not have.
    case unknownName(String)
    /// A function that the environment does not have.
    case unknownFunction(String)
    /// A function called with arguments that none of its forms takes.
    case wrongArguments(String, types: [String])
    /// An operator between types that it does not take; `right` is nil for one operand.
    case typeMismatch(operation: String, left: String, right: String?)
    /// An operator between two different units.
    case unitMismatch(operation: String, left: ExpressionUnit, right: ExpressionUnit)
    /// A text that is not among the words that its other side can have.
    case unknownWord(String, unit: ExpressionUnit)
    // What must be written out, so that it is checked before the expression runs.
    /// A pattern, or the name of a time zone, that is not a literal text.
    case notLiteral(String)
    /// A pattern that is no regular expression of RE2, or takes too much memory.
    case badPattern(String)
    /// A time zone that does not exist.
    case unknownZone(String)
    /// An expression whose evaluation could take more steps than it may.
    case tooCostly(steps: Int, limit: Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The first byte at fault in the UTF-8 of the expression.
  public let utf8Offset: Int
  /// The part of the text that is at fault, where it is known to be more than the rest of the text.
  public let utf8Length: Int

  init(_ kind: Kind, at span: Range<Int>) {
    self.kind = kind
    self.utf8Offset = span.lowerBound
    self.utf8Length = span.count
  }
}
