import Core

/// Settles the names, types and units of a condition and gathers everything that is wrong with them.
///
/// Units: adding, subtracting, comparing and choosing between two quantities wants the same unit on both
/// sides; a literal and a ratio go with every unit. Multiplying or dividing by a ratio, a count or a literal
/// keeps the other unit, dividing two quantities of one unit gives a ratio, and any other product is refused.
struct ConditionChecker {
  let vocabulary: Vocabulary
  private(set) var faults: [ConditionFault] = []

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// Checks a whole condition, which must be true or false; nil when there are faults.
  mutating func checkCondition(_ root: SyntaxNode) -> TypedNode? {
    guard let typed = check(root) else { return nil }
    if typed.type != .truth {
      report(.notTruth(typed.type.rawValue), root)
    }
    return faults.isEmpty ? typed : nil
  }

  mutating func check(_ node: SyntaxNode) -> TypedNode? {
    switch node.kind {
    case .integer(let number): return typed(.integer(number), .integer, nil, node)
    case .real(let number): return typed(.real(number), .real, nil, node)
    case .truth(let value): return typed(.truth(value), .truth, nil, node)
    case .text: return refuse(.typeMismatch(operation: "'…'", left: "string", right: nil), node)
    case .list: return refuse(.typeMismatch(operation: "[…]", left: "list", right: nil), node)
    case .name(let name): return checkName(name, node)
    case .call(let name, let arguments): return checkCall(name, arguments, node)
    case .not(let operand):
      return checkTruths([operand], "!").flatMap { typed(.not($0[0]), .truth, nil, node) }
    case .all(let parts): return checkTruths(parts, "&&").flatMap { typed(.all($0), .truth, nil, node) }
    case .any(let parts): return checkTruths(parts, "||").flatMap { typed(.any($0), .truth, nil, node) }
    case .negate(let operand): return checkNegate(operand, node)
    case .arithmetic(let sign, let left, let right): return checkArithmetic(sign, left, right, node)
    case .compare(let sign, let left, let right): return checkCompare(sign, left, right, node)
    case .among(let operand, let list): return checkAmong(operand, list, node)
    case .conditional(let condition, let yes, let no): return checkConditional(condition, yes, no, node)
    }
  }

  private mutating func checkName(_ name: String, _ node: SyntaxNode) -> TypedNode? {
    if let index = vocabulary.index(of: name) {
      let spec = vocabulary.features[index]
      let type: ExpressionType = spec.type == .integer ? .integer : spec.type == .real ? .real : .truth
      return typed(.feature(index), type, spec.unit, node)
    }
    if let field = WordField(rawValue: name) { return typed(.word(field), .word, nil, node) }
    if let text = vocabulary.text(named: name) { return typed(.text(text), .word, nil, node) }
    return refuse(.unknownName(name, nearest: vocabulary.nearest(to: name)), node)
  }

  private mutating func checkCall(_ name: String, _ arguments: [SyntaxNode], _ node: SyntaxNode) -> TypedNode?
  {
    guard ["has", "int", "double"].contains(name) else { return refuse(.unknownFunction(name), node) }
    guard arguments.count == 1, let argument = check(arguments[0]) else {
      return arguments.count == 1 ? nil : refuse(.wrongArguments(name), node)
    }
    if name == "has" {
      if case .text(let text) = argument.kind { return typed(.hasText(text), .truth, nil, node) }
      guard case .feature(let index) = argument.kind else { return refuse(.wrongArguments(name), node) }
      return typed(.hasFeature(index), .truth, nil, node)
    }
    guard argument.type.isNumber else { return refuse(.wrongArguments(name), node) }
    if name == "int" {
      return argument.type == .integer ? argument : typed(.toInteger(argument), .integer, argument.unit, node)
    }
    return argument.type == .real ? argument : typed(.toReal(argument), .real, argument.unit, node)
  }

  /// Checks every part, so that the faults of all are told, and wants each to be true or false.
  private mutating func checkTruths(_ parts: [SyntaxNode], _ operation: String) -> [TypedNode]? {
    var checked: [TypedNode] = []
    for part in parts {
      guard let value = check(part) else { continue }
      if value.type == .truth {
        checked.append(value)
      } else {
        report(.typeMismatch(operation: operation, left: value.type.rawValue, right: nil), part)
      }
    }
    return checked.count == parts.count ? checked : nil
  }

  private mutating func checkNegate(_ operand: SyntaxNode, _ node: SyntaxNode) -> TypedNode? {
    guard let value = check(operand) else { return nil }
    guard value.type.isNumber else {
      return refuse(.typeMismatch(operation: "-", left: value.type.rawValue, right: nil), node)
    }
    return typed(.negate(value), value.type, value.unit, node)
  }

  private mutating func checkArithmetic(
    _ sign: ArithmeticOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ node: SyntaxNode
  ) -> TypedNode? {
    guard let (left, right) = checkPair(left, right) else { return nil }
    guard left.type == right.type, left.type.isNumber, sign != .remainder || left.type == .integer else {
      return refuse(mismatch(sign.rawValue, left, right), node)
    }
    switch sign {
    case .add, .subtract, .remainder:
      guard unitsAgree(left, right, sign.rawValue, node) else { return nil }
      return typed(.arithmetic(sign, left, right), left.type, commonUnit(left, right), node)
    case .multiply, .divide:
      guard let product = unitOfProduct(sign, left, right, node) else { return nil }
      return typed(.arithmetic(sign, left, right), left.type, product.unit, node)
    }
  }

  private mutating func checkCompare(
    _ sign: ComparisonOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ node: SyntaxNode
  ) -> TypedNode? {
    if case .text(let word) = right.kind { return checkWords(sign, left, [(word, right)], node) }
    if case .text(let word) = left.kind { return checkWords(sign, right, [(word, left)], node) }
    guard let (left, right) = checkPair(left, right) else { return nil }
    let areNumbers = left.type.isNumber && right.type.isNumber
    let areTruths = left.type == .truth && right.type == .truth && (sign == .equal || sign == .notEqual)
    guard areNumbers || areTruths else { return refuse(mismatch(sign.text, left, right), node) }
    guard unitsAgree(left, right, sign.text, node) else { return nil }
    return typed(.compare(sign, left, right), .truth, nil, node)
  }

  private mutating func checkConditional(
    _ condition: SyntaxNode, _ yes: SyntaxNode, _ no: SyntaxNode, _ node: SyntaxNode
  ) -> TypedNode? {
    let test = checkTruths([condition], "? :")
    guard let (yes, no) = checkPair(yes, no), let test else { return nil }
    guard yes.type == no.type, yes.type != .word else { return refuse(mismatch("? :", yes, no), node) }
    guard unitsAgree(yes, no, "? :", node) else { return nil }
    return typed(.conditional(test[0], yes, no), yes.type, commonUnit(yes, no), node)
  }

  private mutating func checkPair(_ left: SyntaxNode, _ right: SyntaxNode) -> (TypedNode, TypedNode)? {
    let left = check(left)
    guard let right = check(right), let left else { return nil }
    return (left, right)
  }

  func typed(
    _ kind: TypedNode.Kind, _ type: ExpressionType, _ unit: FeatureSpec.Unit?, _ node: SyntaxNode
  ) -> TypedNode? {
    TypedNode(kind: kind, type: type, unit: unit, span: node.span)
  }

  mutating func refuse(_ fault: RuleFault, _ node: SyntaxNode) -> TypedNode? {
    report(fault, node)
    return nil
  }

  mutating func report(_ fault: RuleFault, _ node: SyntaxNode) {
    faults.append(ConditionFault(fault: fault, utf8Offset: node.span.lowerBound))
  }

  func mismatch(_ operation: String, _ left: TypedNode, _ right: TypedNode) -> RuleFault {
    .typeMismatch(operation: operation, left: left.type.rawValue, right: right.type.rawValue)
  }
}
