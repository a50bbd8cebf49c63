/// Names: variables, types, variables of macros, and the fields of maps.
extension ExpressionChecker {
  /// What the beginning of a chain of names stands for.
  private enum Start {
    case local(Local)
    case variable(Int)
    case constant(Int)
    case type(ExpressionType, ExpressionValue.TypeName)
  }

  mutating func checkName(_ node: SyntaxNode) -> Checked {
    guard let name = node.qualifiedName else {
      guard case .select(let operand, let field) = node.kind else {
        preconditionFailure("Only selections stand behind something that is no name.")
      }
      let checked = check(operand)
      return select(checked, field, node.span, asksOnly: false)
    }
    guard let (start, count) = find(name.parts, isRooted: name.isRooted) else {
      return refuse(.unknownName(name.parts.joined(separator: ".")), node.span)
    }
    let first = emit(start, node.span)
    return name.parts.dropFirst(count).reduce(first) { select($0, $1, node.span, asksOnly: false) }
  }

  /// Checks `has(a.b)`: whether a variable has a value, or a map a field.
  mutating func checkHas(_ argument: SyntaxNode, _ node: SyntaxNode) -> Checked {
    guard case .select(let operand, let field) = argument.kind else {
      return refuse(.wrongArguments("has", types: []), node.span)
    }
    if let name = argument.qualifiedName, let (start, count) = find(name.parts, isRooted: name.isRooted),
      count == name.parts.count
    {
      guard case .variable(let index) = start else {
        return refuse(.wrongArguments("has", types: []), node.span)
      }
      return emit(.isPresent(index), [], .bool, nil, node.span)
    }
    let checked = check(operand)
    return select(checked, field, node.span, asksOnly: true)
  }

  /// Finds what the longest beginning of a chain of names stands for, and how many of them it takes.
  private func find(_ parts: [String], isRooted: Bool) -> (start: Start, count: Int)? {
    if !isRooted, let local = locals.last(where: { $0.name == parts[0] }) { return (.local(local), 1) }
    for count in stride(from: parts.count, through: 1, by: -1) {
      let name = parts.prefix(count).joined(separator: ".")
      for candidate in environment.candidates(name, isRooted: isRooted) {
        if let index = environment.index(of: candidate) { return (.variable(index), count) }
        if let index = environment.constant(named: candidate) { return (.constant(index), count) }
        if let type = ExpressionType.named[candidate],
          let typeName = ExpressionValue.TypeName(rawValue: candidate)
        {
          return (.type(type, typeName), count)
        }
      }
    }
    return nil
  }

  /// Whether a word is the variable of a macro around the piece.
  func isLocal(_ name: String) -> Bool {
    locals.contains { $0.name == name }
  }

  private mutating func emit(_ start: Start, _ span: Range<Int>) -> Checked {
    switch start {
    case .local(let local): return emit(.local(slot: local.slot), [], local.type, local.unit, span)
    case .variable(let index):
      let variable = environment.variables[index]
      return emit(.variable(index), [], variable.type, variable.unit, span)
    case .constant(let index):
      let constant = environment.constants[index]
      let type = ExpressionChecker.type(of: constant.value)
      let checked = emit(.constant(program.constant(constant.value)), [], type, constant.unit, span)
      program.declaredConstants[checked.index] = index
      return checked
    case .type(let type, let name):
      return emit(.constant(program.constant(.type(name))), [], .type(type), nil, span)
    }
  }

  private mutating func select(_ operand: Checked, _ field: String, _ span: Range<Int>, asksOnly: Bool)
    -> Checked
  {
    let place = program.constant(.text(field))
    let result: ExpressionType
    switch solver.shallow(operand.type) {
    case .map(_, let value): result = value
    case .dyn, .parameter: result = .dyn
    case let other:
      return refuse(
        .typeMismatch(operation: ".\(field)", left: solver.resolved(other).name, right: nil), span)
    }
    return asksOnly
      ? emit(.hasField(place), [operand], .bool, nil, span)
      : emit(.select(field: place), [operand], result, operand.unit, span)
  }
}
