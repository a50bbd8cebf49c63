import Core

/// What an expression may cost, decided before it runs.
///
/// - Unit: bytes of text, levels of nesting, evaluated nodes.
public struct ExpressionLimits: Sendable {
  /// The longest text in bytes.
  public var bytes = Limits.conditionBytes
  /// The deepest nesting.
  public var depth = Limits.conditionDepth
  /// The most steps that one evaluation may take by the estimate, and takes in fact.
  public var steps = Limits.conditionSteps
  /// The size that is assumed of a text that is not known before the expression runs, in bytes.
  public var assumedTextBytes = Limits.conditionTextBytes
  /// The size that is assumed of a list or map that is not known before the expression runs, in elements.
  public var assumedElements = Limits.conditionElements
  /// Whether `//` begins a comment; not in a text whose line ends may be lost, where it would swallow the rest.
  public var allowsComments = true

  /// Makes the limits of the program.
  public init() {}
}
