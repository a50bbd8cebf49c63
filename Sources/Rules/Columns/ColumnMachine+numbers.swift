import Expressions

/// Steps on columns of numbers, each number with its state beside it.
extension ColumnMachine {
  func performOnNumbers(_ step: ColumnInstruction) {
    switch step {
    case .loadInteger(let feature, let into): loadInteger(feature, into)
    case .loadReal(let feature, let into): loadReal(feature, into)
    case .literalInteger(let number, let into):
      registers.integer(into).update(repeating: number, count: slice.count)
      registers.integerState(into).update(repeating: ColumnState.present, count: slice.count)
    case .literalReal(let number, let into):
      registers.real(into).update(repeating: number, count: slice.count)
      registers.realState(into).update(repeating: ColumnState.present, count: slice.count)
    case .compareIntegers(let sign, let left, let right, let into): compareIntegers(sign, left, right, into)
    case .compareReals(let sign, let left, let right, let into): compareReals(sign, left, right, into)
    case .compareIntegerWithReal(let sign, let integer, let real, let into):
      compareMixed(sign, integer, real, into)
    case .integerAmong(let numbers, let register, let into): integerAmong(numbers, register, into)
    case .realAmong(let numbers, let register, let into): realAmong(numbers, register, into)
    case .arithmeticOfIntegers(let sign, let into, let with): arithmeticOfIntegers(sign, into, with)
    case .arithmeticOfReals(let sign, let into, let with): arithmeticOfReals(sign, into, with)
    case .negateInteger(let register): negateInteger(register)
    case .negateReal(let register):
      let reals = registers.real(register)
      for row in 0..<slice.count { reals[row] = -reals[row] }
    case .integerToReal(let register, let into): integerToReal(register, into)
    case .realToInteger(let register, let into): realToInteger(register, into)
    case .chooseInteger(let test, let into):
      choose(
        test, registers.integer(into), registers.integer(into + 1), states: registers.integerState(into),
        registers.integerState(into + 1))
    case .chooseReal(let test, let into):
      choose(
        test, registers.real(into), registers.real(into + 1), states: registers.realState(into),
        registers.realState(into + 1))
    default: preconditionFailure("The machine met a step that it does not know.")
    }
  }

  private func loadInteger(_ feature: Int, _ into: Int) {
    let column = slice.column(feature)
    let integers = registers.integer(into)
    let states = registers.integerState(into)
    for row in 0..<slice.count {
      let number = WholeNumber.read(column[row])
      integers[row] = number ?? 0
      states[row] =
        number != nil ? ColumnState.present : column[row].isNaN ? ColumnState.missing : ColumnState.failed
    }
  }

  private func loadReal(_ feature: Int, _ into: Int) {
    let column = slice.column(feature)
    let reals = registers.real(into)
    let states = registers.realState(into)
    for row in 0..<slice.count {
      reals[row] = column[row]
      states[row] = column[row].isNaN ? ColumnState.missing : ColumnState.present
    }
  }

  private func compareIntegers(_ sign: ComparisonOperator, _ left: Int, _ right: Int, _ into: Int) {
    let (lefts, rights) = (registers.integer(left), registers.integer(right))
    let (leftStates, rightStates) = (registers.integerState(left), registers.integerState(right))
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      let worst = max(leftStates[row], rightStates[row])
      truths[row] = worst != ColumnState.present ? worst : ColumnState.of(sign.holds(lefts[row], rights[row]))
    }
  }

  private func compareReals(_ sign: ComparisonOperator, _ left: Int, _ right: Int, _ into: Int) {
    let (lefts, rights) = (registers.real(left), registers.real(right))
    let (leftStates, rightStates) = (registers.realState(left), registers.realState(right))
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      let worst = max(leftStates[row], rightStates[row])
      truths[row] = worst != ColumnState.present ? worst : ColumnState.of(sign.holds(lefts[row], rights[row]))
    }
  }

  private func compareMixed(_ sign: ComparisonOperator, _ integer: Int, _ real: Int, _ into: Int) {
    let (integers, reals) = (registers.integer(integer), registers.real(real))
    let (integerStates, realStates) = (registers.integerState(integer), registers.realState(real))
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      let worst = max(integerStates[row], realStates[row])
      truths[row] =
        worst != ColumnState.present ? worst : ColumnState.of(sign.holds(integers[row], reals[row]))
    }
  }

  private func integerAmong(_ numbers: [Int64], _ register: Int, _ into: Int) {
    let (integers, states) = (registers.integer(register), registers.integerState(register))
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      truths[row] =
        states[row] != ColumnState.present ? states[row] : ColumnState.of(numbers.contains(integers[row]))
    }
  }

  private func realAmong(_ numbers: [Double], _ register: Int, _ into: Int) {
    let (reals, states) = (registers.real(register), registers.realState(register))
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      truths[row] =
        states[row] != ColumnState.present ? states[row] : ColumnState.of(numbers.contains(reals[row]))
    }
  }

  private func arithmeticOfIntegers(_ sign: ArithmeticOperator, _ into: Int, _ with: Int) {
    let (lefts, rights) = (registers.integer(into), registers.integer(with))
    let (states, rightStates) = (registers.integerState(into), registers.integerState(with))
    for row in 0..<slice.count {
      let result = sign.apply(lefts[row], rights[row])
      let worst = max(states[row], rightStates[row])
      lefts[row] = result ?? 0
      states[row] = worst == ColumnState.present && result == nil ? ColumnState.failed : worst
    }
  }

  private func arithmeticOfReals(_ sign: ArithmeticOperator, _ into: Int, _ with: Int) {
    let (lefts, rights) = (registers.real(into), registers.real(with))
    let (states, rightStates) = (registers.realState(into), registers.realState(with))
    for row in 0..<slice.count {
      lefts[row] = sign.apply(lefts[row], rights[row])
      states[row] = max(states[row], rightStates[row])
    }
  }

  private func negateInteger(_ register: Int) {
    let (integers, states) = (registers.integer(register), registers.integerState(register))
    for row in 0..<slice.count {
      let result = ArithmeticOperator.subtract.apply(0, integers[row])
      integers[row] = result ?? 0
      if result == nil, states[row] == ColumnState.present { states[row] = ColumnState.failed }
    }
  }

  private func integerToReal(_ register: Int, _ into: Int) {
    let (integers, integerStates) = (registers.integer(register), registers.integerState(register))
    let (reals, realStates) = (registers.real(into), registers.realState(into))
    for row in 0..<slice.count {
      reals[row] = Double(integers[row])
      realStates[row] = integerStates[row]
    }
  }

  private func realToInteger(_ register: Int, _ into: Int) {
    let (reals, realStates) = (registers.real(register), registers.realState(register))
    let (integers, integerStates) = (registers.integer(into), registers.integerState(into))
    for row in 0..<slice.count {
      let result = WholeNumber.read(reals[row])
      integers[row] = result ?? 0
      let isFailed = result == nil && realStates[row] == ColumnState.present
      integerStates[row] = isFailed ? ColumnState.failed : realStates[row]
    }
  }

  private func choose<Number>(
    _ test: Int, _ numbers: UnsafeMutablePointer<Number>, _ others: UnsafeMutablePointer<Number>,
    states: UnsafeMutablePointer<UInt8>, _ otherStates: UnsafeMutablePointer<UInt8>
  ) {
    let tests = registers.truth(test)
    for row in 0..<slice.count where tests[row] != ColumnState.yes {
      numbers[row] = others[row]
      states[row] = tests[row] == ColumnState.no ? otherStates[row] : tests[row]
    }
  }
}
