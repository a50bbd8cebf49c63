/// Runs a program's steps over a slice, one whole column a step.
struct ColumnMachine {
  let slice: ColumnSlice
  let registers: ColumnRegisters

  /// Runs the steps; afterwards truth register 0 holds a `ColumnState` for each row.
  func run(_ program: ColumnProgram, _ fields: FieldColumns, _ rows: inout RowEvaluation?) {
    program.steps.withUnsafeBufferPointer { steps in
      var index = 0
      while index < steps.count {
        let step = steps[index]
        index += 1
        switch step {
        case .skipIfAllFalse(let register, let target):
          if isAll(ColumnState.no, register) { index = target }
        case .skipIfAllTrue(let register, let target):
          if isAll(ColumnState.yes, register) { index = target }
        case .evaluateRows(let piece, let into, let settled):
          rows?.evaluate(piece, slice, fields, into: registers.truth(into), settled.map(settledRows))
        default: perform(step)
        }
      }
    }
  }

  /// The rows whose outcome a chain already has, which need no evaluation.
  private func settledRows(_ settled: ColumnInstruction.Settled) -> RowEvaluation.SettledRows {
    RowEvaluation.SettledRows(truths: registers.truth(settled.register), state: settled.state)
  }

  private func perform(_ step: ColumnInstruction) {
    switch step {
    case .compareFeatureWithLiteral(let sign, let feature, let literal, let into):
      compareFeature(sign, feature, literal, into)
    case .compareFeatures(let sign, let left, let right, let into): compareFeatures(sign, left, right, into)
    case .loadTruth(let feature, let into): loadTruth(feature, into)
    case .hasFeature(let feature, let into): hasFeature(feature, into)
    case .wordTest(let field, let codes, let into): wordTest(field, codes, into)
    case .hasText(let text, let into): hasText(text, into)
    case .textTest(let text, let words, let isNegated, let into): textTest(text, words, isNegated, into)
    case .literalTruth(let value, let into):
      registers.truth(into).update(repeating: ColumnState.of(value), count: slice.count)
    case .compareTruths(let isEqual, let into, let with): compareTruths(isEqual, into, with)
    case .not(let register): negateTruth(register)
    case .and(let into, let with): joinAll(into, with)
    case .or(let into, let with): joinAny(into, with)
    case .chooseTruth(let test): chooseTruth(test)
    default: performOnNumbers(step)
    }
  }

  private func isAll(_ state: UInt8, _ register: Int) -> Bool {
    let truths = registers.truth(register)
    var differences: UInt8 = 0
    for row in 0..<slice.count { differences |= truths[row] ^ state }
    return differences == 0
  }
}
