/// Operators: which types they take, and whether the units on both sides go together.
extension ExpressionChecker {
  mutating func checkOperation(_ function: StandardFunction, _ operands: [SyntaxNode], _ node: SyntaxNode)
    -> Checked
  {
    let checked = operands.map { check($0) }
    let signatures = StandardFunction.operatorSignatures[function] ?? []
    guard let result = resolve(signatures, checked)?.result else {
      return refuse(
        .typeMismatch(
          operation: function.name, left: solver.resolved(checked[0].type).name,
          right: checked.count > 1 ? solver.resolved(checked[1].type).name : nil), node.span)
    }
    guard let unit = unit(of: function, checked, node.span) else { return failing(node.span) }
    return emit(.call(function), checked, result, unit.unit, node.span)
  }

  /// The first form that takes the arguments, with its result; `dyn` when several forms take them and give
  /// different types.
  mutating func resolve(_ signatures: [FunctionSignature], _ arguments: [Checked]) -> (
    signature: FunctionSignature, result: ExpressionType
  )? {
    var found: (signature: FunctionSignature, result: ExpressionType)?
    for signature in signatures where signature.parameters.count == arguments.count {
      var types = solver.instantiate(signature.parameters + [signature.result])
      let result = types.removeLast()
      guard solver.accept(types, arguments.map(\.type)) else { continue }
      if let first = found {
        if solver.resolved(first.result) != solver.resolved(result) { found = (first.signature, .dyn) }
      } else {
        found = (signature, result)
      }
    }
    return found
  }

  /// A unit that is known to be right; nil inside for what goes with every unit.
  struct KnownUnit {
    let unit: ExpressionUnit?
  }

  private mutating func unit(of function: StandardFunction, _ operands: [Checked], _ span: Range<Int>)
    -> KnownUnit?
  {
    switch function {
    case .negate: return KnownUnit(unit: operands[0].unit)
    case .index: return KnownUnit(unit: operands[0].unit)
    case .arithmetic(.multiply), .arithmetic(.divide):
      return unitOfProduct(isQuotient: function == .arithmetic(.divide), operands[0], operands[1], span)
    case .arithmetic:
      guard checkConstants(operands[0], operands[1]) else { return nil }
      return commonUnit(operands[0], operands[1], function.name, span)
    case .compare, .among:
      guard checkConstants(operands[0], operands[1]),
        commonUnit(operands[0], operands[1], function.name, span) != nil,
        checkWords(operands[0], operands[1])
      else { return nil }
      return KnownUnit(unit: nil)
    default: return KnownUnit(unit: nil)
    }
  }

  /// The unit of a sum, a choice or a comparison; nil when the two do not go together and a fault was noted.
  mutating func commonUnit(_ left: Checked, _ right: Checked, _ operation: String, _ span: Range<Int>)
    -> KnownUnit?
  {
    guard let leftUnit = left.unit, let rightUnit = right.unit else {
      return KnownUnit(unit: left.unit ?? right.unit)
    }
    if leftUnit == rightUnit || rightUnit.role == .pure { return KnownUnit(unit: leftUnit) }
    if leftUnit.role == .pure { return KnownUnit(unit: rightUnit) }
    return mismatch(operation, leftUnit, rightUnit, span)
  }

  /// Whether declared constants stand beside what counts the same, a ratio beside a ratio too.
  private mutating func checkConstants(_ left: Checked, _ right: Checked) -> Bool {
    for (own, other) in [(left, right), (right, left)] {
      guard let constant = program.declaredConstants[own.index], let ownUnit = own.unit,
        let otherUnit = other.unit, ownUnit != otherUnit
      else { continue }
      return mismatch(environment.constants[constant].name, otherUnit, ownUnit, own.span) != nil
    }
    return true
  }

  private mutating func unitOfProduct(
    isQuotient: Bool, _ left: Checked, _ right: Checked, _ span: Range<Int>
  ) -> KnownUnit? {
    guard let rightUnit = right.unit else { return KnownUnit(unit: left.unit) }
    if !isQuotient, left.unit == nil { return KnownUnit(unit: rightUnit) }
    let leftUnit = left.unit ?? .ratio
    if isQuotient, leftUnit == rightUnit { return KnownUnit(unit: .ratio) }
    if rightUnit.role == .pure || rightUnit.role == .countable { return KnownUnit(unit: left.unit) }
    if !isQuotient, leftUnit.role == .pure || leftUnit.role == .countable {
      return KnownUnit(unit: rightUnit)
    }
    return mismatch(isQuotient ? "/" : "*", leftUnit, rightUnit, span)
  }

  private mutating func mismatch(
    _ operation: String, _ left: ExpressionUnit, _ right: ExpressionUnit, _ span: Range<Int>
  ) -> KnownUnit? {
    if environment.checking == .whileRunning { return KnownUnit(unit: nil) }
    report(.unitMismatch(operation: operation, left: left, right: right), span)
    return nil
  }

  /// Whether the literal texts that stand beside one of a closed list of words are among them.
  private mutating func checkWords(_ left: Checked, _ right: Checked) -> Bool {
    let areKnown = [(left, right), (right, left)].map { field, literal in
      guard case .words(let words)? = field.unit?.role, let unit = field.unit, literal.unit == nil else {
        return true
      }
      return literalTexts(literal.index).map { text, span in
        if words.contains(text) { return true }
        report(.unknownWord(text, unit: unit), span)
        return false
      }.allSatisfy { $0 }
    }
    return areKnown.allSatisfy { $0 }
  }

  /// The literal texts of a piece: itself, or the elements of a literal list.
  private func literalTexts(_ index: Int) -> [(text: String, span: Range<Int>)] {
    let node = program.nodes[index]
    switch (node.kind, constant(index)) {
    case (.list, _): return program.operands[node.operands].flatMap { literalTexts($0) }
    case (_, .string(let text)?): return [(String(decoding: text, as: UTF8.self), node.span)]
    default: return []
    }
  }
}
