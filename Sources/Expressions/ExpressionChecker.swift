/// Settles the names, types and units of an expression, gathers everything that is wrong with them, and puts the
/// program together.
///
/// - Shape: a piece with a fault stands in the program as one that fails and goes with every type, so that one fault
///   does not bring others with it.
struct ExpressionChecker {
  /// A piece that was checked.
  struct Checked {
    /// Its place in the program.
    let index: Int
    let type: ExpressionType
    let unit: ExpressionUnit?
    let span: Range<Int>
  }

  /// The variable of a macro.
  struct Local {
    let name: String
    let slot: Int
    let type: ExpressionType
    let unit: ExpressionUnit?
  }

  let environment: ExpressionEnvironment
  var program = ExpressionProgram()
  var solver = TypeSolver()
  /// The variables of the macros around the piece that is being checked, the innermost last.
  var locals: [Local] = []
  private(set) var faults: [ExpressionFault] = []

  init(_ environment: ExpressionEnvironment) {
    self.environment = environment
  }

  mutating func check(_ node: SyntaxNode) -> Checked {
    switch node.kind {
    case .literal(let value):
      return emit(.constant(program.constant(value)), [], ExpressionChecker.type(of: value), nil, node.span)
    case .name, .select: return checkName(node)
    case .list(let items): return checkList(items, node)
    case .map(let items): return checkMap(items, node)
    case .call(let receiver, let name, let isRooted, let arguments):
      return checkCall(receiver, name, isRooted, arguments, node)
    case .operation(let function, let operands): return checkOperation(function, operands, node)
    case .all(let parts): return checkChain(parts, .all, "&&", node)
    case .any(let parts): return checkChain(parts, .any, "||", node)
    case .conditional(let test, let yes, let no): return checkConditional(test, yes, no, node)
    }
  }

  static func type(of value: ExpressionValue) -> ExpressionType {
    value.typeName.flatMap { ExpressionType.named[$0.rawValue] } ?? .dyn
  }

  private mutating func checkChain(
    _ parts: [SyntaxNode], _ kind: ExpressionNode.Kind, _ operation: String, _ node: SyntaxNode
  ) -> Checked {
    let checked = parts.map { part in
      let value = check(part)
      return demand(.bool, value, operation)
    }
    return emit(kind, checked, .bool, nil, node.span)
  }

  /// The piece itself when it has a type, a failing one otherwise.
  mutating func demand(_ type: ExpressionType, _ value: Checked, _ operation: String) -> Checked {
    if solver.accept([type], [value.type]) { return value }
    let kind = ExpressionFault.Kind.typeMismatch(
      operation: operation, left: solver.resolved(value.type).name, right: nil)
    // Where types are checked while it runs, the operator looks at the value itself.
    return environment.checking == .whileRunning ? value : refuse(kind, value.span)
  }

  private mutating func checkConditional(
    _ test: SyntaxNode, _ yes: SyntaxNode, _ no: SyntaxNode, _ node: SyntaxNode
  ) -> Checked {
    let condition = check(test)
    let test = demand(.bool, condition, "? :")
    let (yes, no) = (check(yes), check(no))
    guard let type = solver.joined(yes.type, no.type) else {
      return refuse(
        .typeMismatch(
          operation: "? :", left: solver.resolved(yes.type).name, right: solver.resolved(no.type).name),
        node.span)
    }
    guard let unit = commonUnit(yes, no, "? :", node.span) else { return failing(node.span) }
    return emit(.conditional, [test, yes, no], type, unit.unit, node.span)
  }

  private mutating func checkList(_ items: [SyntaxNode], _ node: SyntaxNode) -> Checked {
    var checked: [Checked] = []
    var element: ExpressionType?
    var unit: ExpressionUnit?
    for item in items {
      let value = check(item)
      element = element.map { solver.joined($0, value.type) ?? .dyn } ?? value.type
      if let first = checked.first {
        guard let common = commonUnit(with(first, unit), value, "[ ]", item.span) else {
          return failing(node.span)
        }
        unit = common.unit
      } else {
        unit = value.unit
      }
      checked.append(value)
    }
    return emit(.list, checked, .list(element ?? solver.fresh()), unit, node.span)
  }

  private mutating func checkMap(_ items: [SyntaxNode], _ node: SyntaxNode) -> Checked {
    var checked: [Checked] = []
    var types: [ExpressionType?] = [nil, nil]
    for (place, item) in items.enumerated() {
      let value = check(item)
      types[place % 2] = types[place % 2].map { solver.joined($0, value.type) ?? .dyn } ?? value.type
      checked.append(value)
    }
    let type = ExpressionType.map(types[0] ?? solver.fresh(), types[1] ?? solver.fresh())
    return emit(.map, checked, type, nil, node.span)
  }

  func with(_ value: Checked, _ unit: ExpressionUnit?) -> Checked {
    Checked(index: value.index, type: value.type, unit: unit, span: value.span)
  }

  // MARK: Putting together

  /// Appends a piece; one that only consists of literals is computed here once.
  mutating func emit(
    _ kind: ExpressionNode.Kind, _ operands: [Checked], _ type: ExpressionType, _ unit: ExpressionUnit?,
    _ span: Range<Int>
  ) -> Checked {
    let start = program.operands.count
    program.operands += operands.map(\.index)
    let values = operands.compactMap { constant($0.index) }
    var folded = -1
    if !operands.isEmpty, values.count == operands.count,
      let value = ExpressionEvaluator.fold(kind, values, declared: program.declared)
    {
      folded = program.constant(value)
    }
    program.nodes.append(
      ExpressionNode(kind: kind, operands: start..<program.operands.count, span: span, folded: folded))
    program.types.append(environment.checking == .whileRunning ? .dyn : type)
    return Checked(
      index: program.nodes.count - 1, type: program.types[program.nodes.count - 1], unit: unit, span: span)
  }

  /// The value of a piece that only consists of literals.
  func constant(_ index: Int) -> ExpressionValue? {
    let node = program.nodes[index]
    if case .constant(let place) = node.kind { return program.constants[place] }
    return node.folded >= 0 ? program.constants[node.folded] : nil
  }

  /// Notes a fault, or puts in a piece that fails when types are checked while the expression runs.
  mutating func refuse(_ kind: ExpressionFault.Kind, _ span: Range<Int>) -> Checked {
    guard environment.checking == .whileRunning else {
      report(kind, span)
      return failing(span)
    }
    switch kind {
    case .unknownName, .unknownFunction: return failing(span, .unknownName)
    case .notLiteral, .badPattern, .unknownZone:
      report(kind, span)
      return failing(span)
    default: return failing(span, .noSuchOverload)
    }
  }

  mutating func report(_ kind: ExpressionFault.Kind, _ span: Range<Int>) {
    faults.append(ExpressionFault(kind, at: span))
  }

  mutating func failing(_ span: Range<Int>, _ failure: ExpressionFailure = .noSuchOverload) -> Checked {
    emit(.failure(failure), [], .dyn, nil, span)
  }
}
