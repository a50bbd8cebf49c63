/// Evaluates an expression for one row after another.
///
/// - Input: one evaluator for each worker; it owns its working memory and is no use to two at once.
/// - Missing: a variable without a value is `.failure(.missing)`, and so is every piece that needs it, except that `&&`
///   with a false side is false, `||` with a true side is true, `? :` looks only at the chosen side and `has()` always
///   has a value. Other failures spread in the same way; where both meet, missing wins.
/// - Determinism: the value depends on the expression and the values alone.
/// - Cost: at most the steps of the environment's limits; then the value is `.failure(.tooCostly)`.
public struct ExpressionEvaluator: Sendable {
  /// The expression.
  public let expression: Expression
  /// The values of the environment's variables; only those that the expression names are looked at.
  public var values: [ExpressionValue]
  var locals: [ExpressionValue]
  var stepsLeft = 0

  /// Makes an evaluator for as many variables as the environment has.
  public init(_ expression: Expression, variableCount: Int) {
    self.expression = expression
    self.values = [ExpressionValue](repeating: .failure(.missing), count: variableCount)
    self.locals = [ExpressionValue](repeating: .null, count: expression.slotCount)
  }

  /// Evaluates the expression for the present values of the variables.
  public mutating func evaluate() -> ExpressionValue {
    evaluate(expression.root)
  }

  /// Evaluates one piece of the expression, no variable of a macro being in it that a macro around it has.
  package mutating func evaluate(_ node: Int) -> ExpressionValue {
    stepsLeft = expression.stepLimit
    return value(node)
  }

  mutating func value(_ index: Int) -> ExpressionValue {
    let node = expression.nodes[index]
    if node.folded >= 0 { return expression.constants[node.folded] }
    stepsLeft -= 1
    if stepsLeft < 0 { return .failure(.tooCostly) }
    switch node.kind {
    case .constant(let place): return expression.constants[place]
    case .variable(let variable): return values[variable]
    case .isPresent(let variable):
      if case .failure(.missing) = values[variable] { return .bool(false) }
      return .bool(true)
    case .local(let slot): return locals[slot]
    case .all: return chain(node, absorbing: false)
    case .any: return chain(node, absorbing: true)
    case .conditional: return conditional(node)
    case .fold(let fold, let slot): return folded(fold, slot, node)
    case .failure(let failure): return .failure(failure)
    case .call(let function): return call(function, node)
    default: return collected(node)
    }
  }

  @inline(__always)
  private func operand(_ node: ExpressionNode, _ place: Int) -> Int {
    expression.operands[node.operands.lowerBound + place]
  }

  private mutating func call(_ function: StandardFunction, _ node: ExpressionNode) -> ExpressionValue {
    guard node.operands.count == 2 else {
      return node.operands.count == 1 ? unary(function, node) : collected(node)
    }
    let left = value(operand(node, 0))
    let right = value(operand(node, 1))
    if case .failure(let failure) = left {
      if case .failure(let other) = right { return .failure(failure.worse(other)) }
      return left
    }
    if case .failure = right { return right }
    stepsLeft -= ExpressionEvaluator.size(left) >> 4
    return function.apply(left, right)
  }

  private mutating func unary(_ function: StandardFunction, _ node: ExpressionNode) -> ExpressionValue {
    let value = value(operand(node, 0))
    if case .failure = value { return value }
    stepsLeft -= ExpressionEvaluator.size(value) >> 4
    return function.apply(value)
  }

  /// Evaluates all operands, then what is made of them together.
  private mutating func collected(_ node: ExpressionNode) -> ExpressionValue {
    var values: [ExpressionValue] = []
    values.reserveCapacity(node.operands.count)
    var failure: ExpressionFailure?
    for place in node.operands {
      let value = value(expression.operands[place])
      if case .failure(let own) = value { failure = failure?.worse(own) ?? own }
      stepsLeft -= ExpressionEvaluator.size(value) >> 4
      values.append(value)
    }
    if let failure { return .failure(failure) }
    return ExpressionEvaluator.apply(node.kind, values, expression)
  }

  private mutating func chain(_ node: ExpressionNode, absorbing: Bool) -> ExpressionValue {
    var failure: ExpressionFailure?
    for place in node.operands {
      switch value(expression.operands[place]) {
      case .bool(let truth): if truth == absorbing { return .bool(absorbing) }
      case .failure(let own): failure = failure?.worse(own) ?? own
      default: failure = failure?.worse(.noSuchOverload) ?? .noSuchOverload
      }
    }
    return failure.map(ExpressionValue.failure) ?? .bool(!absorbing)
  }

  private mutating func conditional(_ node: ExpressionNode) -> ExpressionValue {
    switch value(operand(node, 0)) {
    case .bool(let test): return value(operand(node, test ? 1 : 2))
    case .failure(let failure): return .failure(failure)
    default: return .failure(.noSuchOverload)
    }
  }

  /// The elements or bytes that a value has, which working with it costs.
  static func size(_ value: ExpressionValue) -> Int {
    switch value {
    case .string(let text), .bytes(let text): return text.count
    case .list(let items): return items.count
    case .map(let map): return map.keys.count
    default: return 0
    }
  }

  // MARK: What several operands make

  /// The value of a piece whose operands are all literals; nil for one that must be looked at each time.
  static func fold(
    _ kind: ExpressionNode.Kind, _ values: [ExpressionValue],
    declared: [@Sendable ([ExpressionValue]) -> ExpressionValue]
  ) -> ExpressionValue? {
    switch kind {
    case .call, .list, .map, .declared: break
    default: return nil
    }
    for value in values {
      if case .failure = value { return value }
    }
    switch kind {
    case .declared(let index): return declared[index](values)
    default: return apply(kind, values, nil)
    }
  }

  private static func apply(
    _ kind: ExpressionNode.Kind, _ values: [ExpressionValue], _ expression: Expression?
  ) -> ExpressionValue {
    switch kind {
    case .call(let function): return function.apply(values)
    case .list: return .list(values)
    case .map: return map(values)
    case .select(let field): return select(values[0], expression?.constants[field], asksOnly: false)
    case .hasField(let field): return select(values[0], expression?.constants[field], asksOnly: true)
    case .declared(let index): return expression?.declared[index](values) ?? .failure(.unknownName)
    case .matches(let pattern):
      guard case .string(let text) = values[0] else { return .failure(.noSuchOverload) }
      return expression?.patterns[pattern].matches(text).map(ExpressionValue.bool) ?? .failure(.tooCostly)
    case .zoned(let field, let zone):
      guard case .timestamp(let moment) = values[0], let expression else { return .failure(.noSuchOverload) }
      return .int(field.of(moment, secondsAhead: expression.zones[zone].secondsAhead(at: moment.seconds)))
    default: preconditionFailure("Only pieces with plain operands are put together from values.")
    }
  }

  private static func map(_ items: [ExpressionValue]) -> ExpressionValue {
    let keys = stride(from: 0, to: items.count, by: 2).map { items[$0] }
    let values = stride(from: 1, to: items.count, by: 2).map { items[$0] }
    return ExpressionMap(keys: keys, values: values).map(ExpressionValue.map) ?? .failure(.badKey)
  }

  private static func select(_ value: ExpressionValue, _ field: ExpressionValue?, asksOnly: Bool)
    -> ExpressionValue
  {
    guard case .map(let map) = value, let field else { return .failure(.noSuchOverload) }
    let found = map[field]
    return asksOnly ? .bool(found != nil) : found ?? .failure(.noSuchKey)
  }
}
