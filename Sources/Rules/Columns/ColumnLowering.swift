import Core
import Expressions

/// Brings a checked expression into the form that columns compute.
///
/// What columns have no step for is left to the evaluator of expressions, in pieces as small as can be: the true or false
/// ones below `&&`, `||`, `!` and `? :`.
struct ColumnLowering {
  let expression: Expression
  let sources: [Vocabulary.Source]

  /// The form of a piece that is true or false.
  func truth(_ piece: Int) -> ColumnNode {
    if let node = lowered(piece), node.type == .truth { return node }
    return ColumnNode(.rows(piece), .truth)
  }

  /// The form of a piece, or nil when columns cannot compute it.
  private func lowered(_ piece: Int) -> ColumnNode? {
    if let constant = expression.constant(piece) { return literal(constant) }
    let operands = Array(expression.operands(of: piece))
    switch expression.nodes[piece].kind {
    case .variable(let variable): return feature(variable)
    case .isPresent(let variable): return presence(variable)
    case .all: return ColumnNode(.all(operands.map(truth)), .truth)
    case .any: return ColumnNode(.any(operands.map(truth)), .truth)
    case .conditional: return conditional(operands)
    case .call(let function): return call(function, operands) ?? textTest(piece)
    case .matches: return textTest(piece)
    default: return nil
    }
  }

  private func literal(_ constant: ExpressionValue) -> ColumnNode? {
    switch constant {
    case .bool(let truth): return ColumnNode(.truth(truth), .truth)
    case .int(let number): return ColumnNode(.integer(number), .integer)
    case .double(let number): return ColumnNode(.real(number), .real)
    default: return nil
    }
  }

  private func feature(_ variable: Int) -> ColumnNode? {
    guard case .feature(let index, let type) = sources[variable] else { return nil }
    switch type {
    case .integer: return ColumnNode(.feature(index), .integer)
    case .real: return ColumnNode(.feature(index), .real)
    case .boolean: return ColumnNode(.feature(index), .truth)
    }
  }

  private func presence(_ variable: Int) -> ColumnNode? {
    switch sources[variable] {
    case .feature(let index, _): return ColumnNode(.hasFeature(index), .truth)
    case .text, .field: return textPlace(variable).map { ColumnNode(.hasText($0), .truth) }
    case .word: return nil
    }
  }

  private func conditional(_ operands: [Int]) -> ColumnNode? {
    let test = truth(operands[0])
    if expression.types[operands[1]] == .bool, expression.types[operands[2]] == .bool {
      return ColumnNode(.conditional(test, truth(operands[1]), truth(operands[2])), .truth)
    }
    guard let yes = lowered(operands[1]), let no = lowered(operands[2]), yes.type == no.type else {
      return nil
    }
    return ColumnNode(.conditional(test, yes, no), yes.type)
  }

  private func call(_ function: StandardFunction, _ operands: [Int]) -> ColumnNode? {
    switch function {
    case .not: return ColumnNode(.not(truth(operands[0])), .truth)
    case .negate:
      guard let operand = lowered(operands[0]), operand.type.isNumber else { return nil }
      return ColumnNode(.negate(operand), operand.type)
    case .arithmetic(let sign):
      guard let left = lowered(operands[0]), let right = lowered(operands[1]), left.type == right.type,
        left.type.isNumber
      else { return nil }
      return ColumnNode(.arithmetic(sign, left, right), left.type)
    case .compare(let sign): return comparison(sign, operands)
    case .among:
      guard case .list(let items)? = expression.constant(operands[1]) else { return nil }
      return membership(of: operands[0], items, isNegated: false) ?? numberMembership(operands[0], items)
    case .convert(.int):
      guard let operand = lowered(operands[0]), operand.type.isNumber else { return nil }
      return operand.type == .integer ? operand : ColumnNode(.toInteger(operand), .integer)
    case .convert(.double):
      guard let operand = lowered(operands[0]), operand.type.isNumber else { return nil }
      return operand.type == .real ? operand : ColumnNode(.toReal(operand), .real)
    default: return nil
    }
  }

  private func comparison(_ sign: ComparisonOperator, _ operands: [Int]) -> ColumnNode? {
    if sign == .equal || sign == .notEqual {
      for (field, other) in [(operands[0], operands[1]), (operands[1], operands[0])] {
        guard let constant = expression.constant(other) else { continue }
        if let test = membership(of: field, [constant], isNegated: sign == .notEqual) { return test }
      }
      if expression.types[operands[0]] == .bool, expression.types[operands[1]] == .bool {
        return ColumnNode(.compare(sign, truth(operands[0]), truth(operands[1])), .truth)
      }
    }
    guard let left = lowered(operands[0]), let right = lowered(operands[1]), left.type.isNumber,
      right.type.isNumber
    else { return nil }
    return ColumnNode(.compare(sign, left, right), .truth)
  }

  /// Whether a word or a declared text is one of some literal texts.
  private func membership(of piece: Int, _ items: [ExpressionValue], isNegated: Bool) -> ColumnNode? {
    guard case .variable(let variable) = expression.nodes[piece].kind else { return nil }
    var texts: [[UInt8]] = []
    for item in items {
      guard case .string(let text) = item else { return nil }
      texts.append(Array(text))
    }
    switch sources[variable] {
    case .word(let field):
      var codes: UInt64 = 0
      for text in texts {
        guard let code = field.code(ofWord: String(decoding: text, as: UTF8.self)) else { return nil }
        codes |= 1 << UInt64(code)
      }
      return ColumnLowering.test(.wordTest(field, codes: codes), isNegated)
    case .text, .field:
      return textPlace(variable).map {
        ColumnLowering.test(.textTest(TextTest(place: $0, question: .isAmong(texts))), isNegated)
      }
    case .feature: return nil
    }
  }

  private static func test(_ kind: ColumnNode.Kind, _ isNegated: Bool) -> ColumnNode {
    let test = ColumnNode(kind, .truth)
    return isNegated ? ColumnNode(.not(test), .truth) : test
  }

  /// The column that a variable's text stands in; nil when it is no text of a column.
  private func textPlace(_ variable: Int) -> TextPlace? {
    switch sources[variable] {
    case .text(let field): return .declared(field.index)
    case .field(let field, let place): return field.type == .string ? .field(place) : nil
    case .feature, .word: return nil
    }
  }

  /// A question about one text that stands in a column.
  private func textTest(_ piece: Int) -> ColumnNode? {
    guard let (text, predicate) = TextPredicate.of(piece, in: expression),
      case .variable(let variable) = expression.nodes[text].kind, let place = textPlace(variable)
    else { return nil }
    return ColumnNode(.textTest(TextTest(place: place, question: .holds(predicate))), .truth)
  }

  private func numberMembership(_ piece: Int, _ items: [ExpressionValue]) -> ColumnNode? {
    guard let operand = lowered(piece), operand.type.isNumber else { return nil }
    var reals: [Double] = []
    var integers: [Int64] = []
    for item in items {
      switch item {
      case .int(let number):
        guard abs(Double(number)) < ColumnLowering.exactBound else { return nil }
        integers.append(number)
        reals.append(Double(number))
      case .double(let number):
        guard abs(number) < ColumnLowering.exactBound else { return nil }
        reals.append(number)
        if let integer = Int64(exactly: number) { integers.append(integer) }
      default: return nil
      }
    }
    return operand.type == .integer
      ? ColumnNode(.integerAmong(operand, integers), .truth) : ColumnNode(.realAmong(operand, reals), .truth)
  }

  /// Below this every whole number is a `Double` of its own, so that both types compare alike.
  private static let exactBound = 9_007_199_254_740_992.0
}
