/// What expressions may name: variables and functions, beside the standard ones.
public struct ExpressionEnvironment: Sendable {
  /// A variable with its type.
  public struct Variable: Sendable {
    /// The name, with dots where it is qualified.
    public let name: String
    /// The type of its values.
    public let type: ExpressionType
    /// What its numbers count, or the words its texts are out of; nil where that is not known.
    public let unit: ExpressionUnit?

    /// Declares a variable.
    public init(_ name: String, _ type: ExpressionType, unit: ExpressionUnit? = nil) {
      self.name = name
      self.type = type
      self.unit = unit
    }
  }

  /// A name that stands for one value, with what the value counts.
  ///
  /// Unlike a literal it is compared with, added to and subtracted from what counts the same, or nothing that is known.
  public struct Constant: Sendable {
    /// The name, with dots where it is qualified.
    public let name: String
    /// The value.
    public let value: ExpressionValue
    /// What it counts; nil where that is not known.
    public let unit: ExpressionUnit?

    /// Declares a constant.
    public init(_ name: String, _ value: ExpressionValue, unit: ExpressionUnit? = nil) {
      self.name = name
      self.value = value
      self.unit = unit
    }
  }

  /// How types are checked.
  public enum Checking: Sendable {
    /// Before the expression runs: what does not fit is a fault.
    case typed
    /// While it runs: what does not fit fails there, and a failure may be absorbed by `&&` and `||`.
    case whileRunning
  }

  /// The variables; an evaluation is given their values in this order.
  public let variables: [Variable]
  /// The names that stand for one value.
  public let constants: [Constant]
  /// The functions beside the standard ones.
  public let functions: [FunctionSignature]
  /// The qualified name within which names are looked up first; empty for none.
  public let container: String
  /// What an expression may cost.
  public let limits: ExpressionLimits
  /// How types are checked.
  public let checking: Checking

  private let variableIndex: [String: Int]
  private let constantIndex: [String: Int]
  private let functionsOfName: [String: [FunctionSignature]]

  /// Makes an environment.
  ///
  /// - Input: names of variables and constants are unique; several functions may share a name.
  public init(
    variables: [Variable], constants: [Constant] = [], functions: [FunctionSignature] = [],
    container: String = "",
    limits: ExpressionLimits = ExpressionLimits(), checking: Checking = .typed
  ) {
    self.variables = variables
    self.constants = constants
    self.functions = functions
    self.container = container
    self.limits = limits
    self.checking = checking
    self.variableIndex = Dictionary(
      variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    precondition(variableIndex.count == variables.count, "A variable is declared twice.")
    self.constantIndex = Dictionary(
      constants.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.functionsOfName = Dictionary(grouping: functions, by: \.name)
    precondition(
      constantIndex.count == constants.count && constants.allSatisfy { variableIndex[$0.name] == nil },
      "A constant is declared twice.")
  }

  /// The place of a variable.
  public func index(of name: String) -> Int? {
    variableIndex[name]
  }

  /// The place of a constant.
  func constant(named name: String) -> Int? {
    constantIndex[name]
  }

  /// The forms of a function.
  func signatures(of name: String) -> [FunctionSignature] {
    (StandardFunction.signaturesOfName[name] ?? []) + (functionsOfName[name] ?? [])
  }

  /// The full names that a name may stand for, the longest first: `a.b.x`, `a.x` and `x` within `a.b`.
  func candidates(_ name: String, isRooted: Bool) -> [String] {
    guard !isRooted, !container.isEmpty else { return [name] }
    var parts = container.split(separator: ".")
    var names: [String] = []
    while !parts.isEmpty {
      names.append(parts.joined(separator: ".") + "." + name)
      parts.removeLast()
    }
    return names + [name]
  }
}
