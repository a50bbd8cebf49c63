/// One form of a function: what it takes and what it gives.
///
/// - Shape: a method has its receiver as the first parameter.
public struct FunctionSignature: Sendable {
  /// What the result counts.
  public enum ResultUnit: Sendable {
    /// Nothing that is known; it goes with every unit.
    case none
    /// What an argument counts.
    case ofArgument(Int)
    /// A unit of its own; the argument, if it has a unit, must have the same.
    case fixed(ExpressionUnit)
  }

  /// What computes the result.
  enum Body: Sendable {
    case standard(StandardFunction)
    case declared(@Sendable ([ExpressionValue]) -> ExpressionValue)
  }

  /// The name.
  public let name: String
  /// Whether it is written behind a dot.
  public let isMethod: Bool
  /// What it takes.
  public let parameters: [ExpressionType]
  /// What it gives.
  public let result: ExpressionType
  /// What the result counts.
  public let unit: ResultUnit
  /// How many steps a call costs.
  public let steps: Int
  /// The closed list of words that the first argument, a literal text, is one of; nil where it may be anything.
  public let words: ExpressionUnit?
  /// Variables whose values are given to the body behind the arguments, without being written.
  public let reading: [String]
  let body: Body

  /// Declares a function of an environment.
  ///
  /// - Input: `body` is given as many values as there are parameters, of their types or not: types that are only known
  ///   when the expression runs may differ, and the answer is then `.failure(.noSuchOverload)`; none of them is a
  ///   failure.
  ///   With `words` the first argument must be a literal text out of a closed list; the variables of `reading` come behind
  ///   the arguments.
  /// - Determinism: `body` must give the same value for the same arguments.
  public init(
    _ name: String, _ parameters: [ExpressionType], _ result: ExpressionType, isMethod: Bool = false,
    unit: ResultUnit = .none, steps: Int = 1, words: ExpressionUnit? = nil, reading: [String] = [],
    body: @escaping @Sendable ([ExpressionValue]) -> ExpressionValue
  ) {
    self.init(
      name, isMethod, parameters, result, unit, steps: steps, words: words, reading: reading,
      is: .declared(body))
  }

  init(
    _ name: String, _ isMethod: Bool, _ parameters: [ExpressionType], _ result: ExpressionType,
    _ unit: ResultUnit = .none, steps: Int = 1, words: ExpressionUnit? = nil, reading: [String] = [],
    is body: Body
  ) {
    self.name = name
    self.isMethod = isMethod
    self.parameters = parameters
    self.result = result
    self.unit = unit
    self.steps = steps
    self.words = words
    self.reading = reading
    self.body = body
  }

  /// The form as documents write it, for example `string.contains(string) -> bool`.
  public var text: String {
    let types = parameters.map(\.name)
    let words =
      isMethod
      ? "\(types[0]).\(name)(\(types.dropFirst().joined(separator: ", ")))"
      : "\(name)(\(types.joined(separator: ", ")))"
    return "\(words) -> \(result.name)"
  }
}
