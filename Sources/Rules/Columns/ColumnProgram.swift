import Expressions

/// A condition as a list of steps over columns; its value ends in truth register 0.
struct ColumnProgram: Sendable {
  /// The next free register of each type.
  struct Registers: Sendable {
    var truths = 0
    var integers = 0
    var reals = 0

    /// What is free when one register of a type is taken.
    func after(_ type: ColumnType) -> Registers {
      var rest = self
      switch type {
      case .integer: rest.integers += 1
      case .real: rest.reals += 1
      case .truth: rest.truths += 1
      }
      return rest
    }
  }

  private(set) var steps: [ColumnInstruction] = []
  /// How many registers of each type the steps use.
  private(set) var needed = Registers()

  init(_ root: ColumnNode) {
    emit(root, Registers())
  }

  /// Appends the steps that leave a piece's value in the first free register of its type.
  private mutating func emit(_ node: ColumnNode, _ free: Registers) {
    note(node.type, free)
    switch node.kind {
    case .integer(let number): steps.append(.literalInteger(number, into: free.integers))
    case .real(let number): steps.append(.literalReal(number, into: free.reals))
    case .truth(let value): steps.append(.literalTruth(value, into: free.truths))
    case .feature(let index): emitLoad(index, node.type, free)
    case .hasFeature(let index): steps.append(.hasFeature(index, into: free.truths))
    case .wordTest(let field, let codes, let isNegated):
      steps.append(.wordTest(field, codes: isNegated ? ~codes : codes, into: free.truths))
    case .hasText(let field): steps.append(.hasText(field.index, into: free.truths))
    case .textTest(let field, let texts, let isNegated):
      steps.append(.textTest(field.index, texts, isNegated: isNegated, into: free.truths))
    case .rows(let piece): steps.append(.evaluateRows(piece: piece, into: free.truths, settled: nil))
    case .integerAmong(let operand, let numbers):
      emit(operand, free)
      steps.append(.integerAmong(numbers, free.integers, into: free.truths))
    case .realAmong(let operand, let numbers):
      emit(operand, free)
      steps.append(.realAmong(numbers, free.reals, into: free.truths))
    case .not(let operand):
      emit(operand, free)
      steps.append(.not(free.truths))
    case .negate(let operand):
      emit(operand, free)
      steps.append(node.type == .integer ? .negateInteger(free.integers) : .negateReal(free.reals))
    case .arithmetic(let sign, let left, let right): emitArithmetic(sign, left, right, free)
    case .compare(let sign, let left, let right): emitCompare(sign, left, right, free)
    case .all(let parts): emitChain(parts, isAll: true, free)
    case .any(let parts): emitChain(parts, isAll: false, free)
    case .conditional(let condition, let yes, let no): emitConditional(condition, yes, no, node.type, free)
    case .toReal(let operand):
      emit(operand, free)
      steps.append(.integerToReal(free.integers, into: free.reals))
    case .toInteger(let operand):
      emit(operand, free)
      steps.append(.realToInteger(free.reals, into: free.integers))
    }
  }

  private mutating func emitLoad(_ feature: Int, _ type: ColumnType, _ free: Registers) {
    switch type {
    case .integer: steps.append(.loadInteger(feature: feature, into: free.integers))
    case .real: steps.append(.loadReal(feature: feature, into: free.reals))
    case .truth: steps.append(.loadTruth(feature: feature, into: free.truths))
    }
  }

  private mutating func emitArithmetic(
    _ sign: ArithmeticOperator, _ left: ColumnNode, _ right: ColumnNode, _ free: Registers
  ) {
    emit(left, free)
    emit(right, free.after(left.type))
    if left.type == .integer {
      steps.append(.arithmeticOfIntegers(sign, into: free.integers, with: free.integers + 1))
    } else {
      steps.append(.arithmeticOfReals(sign, into: free.reals, with: free.reals + 1))
    }
  }

  private mutating func emitCompare(
    _ sign: ComparisonOperator, _ left: ColumnNode, _ right: ColumnNode, _ free: Registers
  ) {
    if emitDirectCompare(sign, left, right, free) { return }
    emit(left, free)
    emit(right, free.after(left.type))
    switch (left.type, right.type) {
    case (.integer, .integer):
      steps.append(.compareIntegers(sign, free.integers, free.integers + 1, into: free.truths))
    case (.real, .real):
      steps.append(.compareReals(sign, free.reals, free.reals + 1, into: free.truths))
    case (.integer, .real):
      steps.append(.compareIntegerWithReal(sign, integer: free.integers, real: free.reals, into: free.truths))
    case (.real, .integer):
      steps.append(
        .compareIntegerWithReal(sign.mirrored, integer: free.integers, real: free.reals, into: free.truths))
    default: steps.append(.compareTruths(isEqual: sign == .equal, into: free.truths, with: free.truths + 1))
    }
  }

  /// Compares columns of the matrix where they stand: its numbers are exact, so their order as `Double` is
  /// their order.
  private mutating func emitDirectCompare(
    _ sign: ComparisonOperator, _ left: ColumnNode, _ right: ColumnNode, _ free: Registers
  ) -> Bool {
    guard left.type.isNumber else { return false }
    if case .feature(let first) = left.kind, case .feature(let second) = right.kind {
      steps.append(.compareFeatures(sign, first, second, into: free.truths))
    } else if case .feature(let feature) = left.kind, let literal = right.exactLiteral {
      steps.append(.compareFeatureWithLiteral(sign, feature: feature, literal, into: free.truths))
    } else if case .feature(let feature) = right.kind, let literal = left.exactLiteral {
      steps.append(.compareFeatureWithLiteral(sign.mirrored, feature: feature, literal, into: free.truths))
    } else {
      return false
    }
    return true
  }

  private mutating func emitChain(_ parts: [ColumnNode], isAll: Bool, _ free: Registers) {
    emit(parts[0], free)
    var skips: [Int] = []
    for part in parts.dropFirst() {
      skips.append(steps.count)
      steps.append(isAll ? .skipIfAllFalse(free.truths, to: 0) : .skipIfAllTrue(free.truths, to: 0))
      if case .rows(let piece) = part.kind {
        let settled = ColumnInstruction.Settled(
          register: free.truths, state: isAll ? ColumnState.no : ColumnState.yes)
        note(.truth, free.after(.truth))
        steps.append(.evaluateRows(piece: piece, into: free.truths + 1, settled: settled))
      } else {
        emit(part, free.after(.truth))
      }
      let other = free.truths + 1
      steps.append(isAll ? .and(into: free.truths, with: other) : .or(into: free.truths, with: other))
    }
    for skip in skips {
      steps[skip] =
        isAll ? .skipIfAllFalse(free.truths, to: steps.count) : .skipIfAllTrue(free.truths, to: steps.count)
    }
  }

  private mutating func emitConditional(
    _ condition: ColumnNode, _ yes: ColumnNode, _ no: ColumnNode, _ type: ColumnType, _ free: Registers
  ) {
    emit(condition, free)
    let behindTest = free.after(.truth)
    emit(yes, behindTest)
    emit(no, behindTest.after(type))
    switch type {
    case .integer: steps.append(.chooseInteger(test: free.truths, into: free.integers))
    case .real: steps.append(.chooseReal(test: free.truths, into: free.reals))
    case .truth: steps.append(.chooseTruth(test: free.truths))
    }
  }

  private mutating func note(_ type: ColumnType, _ free: Registers) {
    let used = free.after(type)
    needed.truths = max(needed.truths, used.truths)
    needed.integers = max(needed.integers, used.integers)
    needed.reals = max(needed.reals, used.reals)
  }
}
