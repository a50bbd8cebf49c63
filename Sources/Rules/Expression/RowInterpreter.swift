import Core

/// Walks a condition's tree for one row, the plain way, and keeps every value it meets.
struct RowInterpreter {
  /// The bytes of the condition's text.
  let source: [UInt8]
  let row: RuleRow

  func trace(_ node: TypedNode) -> RuleTrace {
    let operands = node.children.map(trace)
    let values = operands.map(\.value)
    return RuleTrace(
      text: String(decoding: source[node.span], as: UTF8.self), value: value(node, values), operands: operands
    )
  }

  private func value(_ node: TypedNode, _ operands: [ConditionValue]) -> ConditionValue {
    switch node.kind {
    case .integer(let number): return .integer(number)
    case .real(let number): return .real(number)
    case .truth(let value): return .truth(value)
    case .feature(let index): return feature(index, node.type)
    case .hasFeature(let index): return .truth(!row.values[index].isNaN)
    case .word(let field): return row.words[field].map(ConditionValue.word) ?? .missing
    case .text(let field): return row.texts[field.column].map(ConditionValue.word) ?? .missing
    case .hasText(let field): return .truth(row.texts[field.column] != nil)
    case .all: return join(operands, absorbing: false)
    case .any: return join(operands, absorbing: true)
    case .conditional:
      guard case .truth(let test) = operands[0] else { return operands[0] }
      return operands[test ? 1 : 2]
    default: return ConditionValue.worst(operands) ?? computed(node, operands)
    }
  }

  private func feature(_ index: Int, _ type: ExpressionType) -> ConditionValue {
    let number = row.values[index]
    guard !number.isNaN else { return .missing }
    switch type {
    case .integer: return WholeNumber.read(number).map(ConditionValue.integer) ?? .failed
    case .real: return .real(number)
    case .truth, .word: return .truth(number != 0)
    }
  }

  private func join(_ operands: [ConditionValue], absorbing: Bool) -> ConditionValue {
    if operands.contains(.truth(absorbing)) { return .truth(absorbing) }
    return ConditionValue.worst(operands) ?? .truth(!absorbing)
  }

  /// Computes a piece whose operands are all there.
  private func computed(_ node: TypedNode, _ operands: [ConditionValue]) -> ConditionValue {
    switch (node.kind, operands[0]) {
    case (.wordTest(_, let field, let codes, let isNegated), .word(let word)):
      let isMember = field.code(ofWord: word).map { codes >> UInt64($0) & 1 == 1 } ?? false
      return .truth(isMember != isNegated)
    case (.textTest(_, _, let texts, let isNegated), .word(let text)):
      // Bytes are compared, as in the columns, not Swift's canonical equivalence.
      let isMember = texts.contains { Array($0.utf8) == Array(text.utf8) }
      return .truth(isMember != isNegated)
    case (.integerAmong(_, let numbers), .integer(let number)): return .truth(numbers.contains(number))
    case (.realAmong(_, let numbers), .real(let number)): return .truth(numbers.contains(number))
    case (.not, .truth(let value)): return .truth(!value)
    case (.negate, .integer(let number)):
      return ArithmeticOperator.subtract.apply(0, number).map(ConditionValue.integer) ?? .failed
    case (.negate, .real(let number)): return .real(-number)
    case (.toReal, .integer(let number)): return .real(Double(number))
    case (.toInteger, .real(let number)):
      return WholeNumber.read(number).map(ConditionValue.integer) ?? .failed
    case (.arithmetic(let sign, _, _), _): return computed(sign, operands)
    case (.compare(let sign, _, _), _): return .truth(holds(sign, operands))
    default: preconditionFailure("A checked condition has operands of other types than its operator takes.")
    }
  }

  private func computed(_ sign: ArithmeticOperator, _ operands: [ConditionValue]) -> ConditionValue {
    switch (operands[0], operands[1]) {
    case (.integer(let left), .integer(let right)):
      return sign.apply(left, right).map(ConditionValue.integer) ?? .failed
    case (.real(let left), .real(let right)): return .real(sign.apply(left, right))
    default: preconditionFailure("A checked condition computes with numbers of one type.")
    }
  }

  private func holds(_ sign: ComparisonOperator, _ operands: [ConditionValue]) -> Bool {
    switch (operands[0], operands[1]) {
    case (.integer(let left), .integer(let right)): return sign.holds(left, right)
    case (.real(let left), .real(let right)): return sign.holds(left, right)
    case (.integer(let left), .real(let right)): return sign.holds(left, right)
    case (.real(let left), .integer(let right)): return sign.mirrored.holds(right, left)
    case (.truth(let left), .truth(let right)): return (left == right) == (sign == .equal)
    default: preconditionFailure("A checked condition compares what can be compared.")
    }
  }
}
