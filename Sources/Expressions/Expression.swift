/// An expression of CEL, checked and compiled against an environment.
///
/// - Shape: its nodes stand in one list, operands before the operators that use them.
/// - Determinism: the same text and environment give the same expression, and the same values the same result.
/// - Cost: bounded by the limits of the environment before it runs, and counted again while it runs.
/// - Source: cel-spec, langdef.
public struct Expression: Sendable {
  /// The text as it was written.
  public let source: String
  /// The type of its value.
  public var type: ExpressionType { types[root] }
  /// The variables that it names, by their places in the environment, each once and in order.
  public let variables: [Int]
  /// The declared constants that it names, by their places in the environment, each once and in order.
  public let namedConstants: [Int]
  /// The names of the environment's functions that it calls.
  public let calledFunctions: Set<String>
  /// The steps that one evaluation takes at most, when lists and texts are of the sizes that the limits assume.
  public let steps: Int

  /// The pieces, operands first.
  package let nodes: [ExpressionNode]
  /// The operands of all nodes, one run for each node.
  package let operands: [Int]
  /// The piece that is the whole.
  package let root: Int
  /// The type of each piece.
  package let types: [ExpressionType]
  /// The values of literals and of pieces that only consist of literals.
  package let constants: [ExpressionValue]
  let patterns: [RegularExpression]
  let zones: [ClockZone]
  let declared: [@Sendable ([ExpressionValue]) -> ExpressionValue]
  let slotCount: Int
  let stepLimit: Int

  /// Reads, checks and compiles a text.
  ///
  /// - Missing: the expression is nil when there is any fault.
  /// - Errors: the faults are in the order in which they were found; one of syntax is the only one.
  public static func compile(_ source: String, in environment: ExpressionEnvironment) -> (
    expression: Expression?, faults: [ExpressionFault]
  ) {
    let syntax: SyntaxNode
    do {
      syntax = try ExpressionParser.parse(source, environment.limits)
    } catch {
      return (nil, [error])
    }
    var checker = ExpressionChecker(environment)
    let root = checker.check(syntax)
    guard checker.faults.isEmpty else { return (nil, checker.faults) }
    let expression = Expression(source, checker, root: root.index)
    if environment.checking == .typed, expression.steps > environment.limits.steps {
      let kind = ExpressionFault.Kind.tooCostly(steps: expression.steps, limit: environment.limits.steps)
      return (nil, [ExpressionFault(kind, at: syntax.span)])
    }
    return (expression, [])
  }

  private init(_ source: String, _ checker: ExpressionChecker, root: Int) {
    let program = checker.program
    self.source = source
    self.root = root
    self.types = program.types.map(checker.solver.resolved)
    self.nodes = program.nodes
    self.operands = program.operands
    self.constants = program.constants
    self.patterns = program.patterns
    self.zones = program.zones
    self.declared = program.declared
    self.calledFunctions = program.declaredNames
    self.namedConstants = Set(program.declaredConstants.values).sorted()
    self.slotCount = program.slotCount
    self.stepLimit = checker.environment.limits.steps
    self.steps = CostEstimate(program, types: types, checker.environment).steps(of: root)
    var named: Set<Int> = []
    for node in nodes {
      switch node.kind {
      case .variable(let index), .isPresent(let index): named.insert(index)
      default: break
      }
    }
    self.variables = named.sorted()
  }

  /// The first piece of literals alone that fails whenever it is evaluated.
  package var certainFailure: (failure: ExpressionFailure, span: Range<Int>)? {
    for node in nodes where node.folded >= 0 {
      if case .failure(let failure) = constants[node.folded] { return (failure, node.span) }
    }
    return nil
  }

  /// The variables that a piece names, each once and in order.
  package func variables(below root: Int) -> [Int] {
    var named: Set<Int> = []
    var waiting = [root]
    while let node = waiting.popLast() {
      switch nodes[node].kind {
      case .variable(let index), .isPresent(let index): named.insert(index)
      default: waiting += operands(of: node)
      }
    }
    return named.sorted()
  }

  /// The operands of a piece.
  package func operands(of node: Int) -> ArraySlice<Int> {
    operands[nodes[node].operands]
  }

  /// The value of a piece that only consists of literals.
  package func constant(_ node: Int) -> ExpressionValue? {
    switch nodes[node].kind {
    case .constant(let index): return constants[index]
    default: return nodes[node].folded >= 0 ? constants[nodes[node].folded] : nil
    }
  }
}
