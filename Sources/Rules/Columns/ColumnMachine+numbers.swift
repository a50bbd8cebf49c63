import Expressions

/// Pieces whose values are numbers: 64 values each, and bits for those that are missing or failed.
extension ColumnMachine {
  /// The values of a piece that is a number, and which of them are none.
  private struct Numbers {
    let type: ColumnType
    let values: UnsafeMutablePointer<UInt64>
    let missing: UInt64
    let failed: UInt64

    @inline(__always)
    func integer(_ row: Int) -> Int64 { Int64(bitPattern: values[row]) }

    @inline(__always)
    func real(_ row: Int) -> Double { Double(bitPattern: values[row]) }
  }

  func compareNumbers(_ sign: ComparisonOperator, _ piece: ColumnPiece) -> TruthBits {
    let left = number(operand(piece, 0))
    let right = number(operand(piece, 1))
    switch (left.type, right.type) {
    case (.integer, .integer): return test(left, right) { sign.holds(left.integer($0), right.integer($0)) }
    case (.integer, _): return test(left, right) { sign.holds(left.integer($0), right.real($0)) }
    case (_, .integer): return test(left, right) { sign.mirrored.holds(right.integer($0), left.real($0)) }
    default: return test(left, right) { sign.holds(left.real($0), right.real($0)) }
    }
  }

  func numberAmong(_ list: ColumnGraph.NumberList, _ piece: ColumnPiece) -> TruthBits {
    let value = number(operand(piece, 0))
    switch list {
    case .integers(let numbers): return test(value, value) { numbers.contains(value.integer($0)) }
    case .reals(let numbers): return test(value, value) { numbers.contains(value.real($0)) }
    }
  }

  @inline(__always)
  private func test(_ left: Numbers, _ right: Numbers, _ holds: (Int) -> Bool) -> TruthBits {
    let missing = left.missing | right.missing
    let failed = (left.failed | right.failed) & ~missing
    var yes: UInt64 = 0
    for row in 0..<ColumnSlice.rows { yes |= holds(row) ? 1 << UInt64(row) : 0 }
    return TruthBits(yes: yes & ~missing & ~failed, missing: missing, failed: failed)
  }

  /// Computes a number for all rows of the slice, once.
  private func number(_ index: Int) -> Numbers {
    let piece = pieces[index]
    guard let base = memory.numbers.baseAddress else { preconditionFailure("The graph counts its numbers.") }
    let values = base + piece.register * ColumnSlice.rows
    if !isKnown(index) {
      let (missing, failed) = computeNumber(piece, into: values)
      remember(index, TruthBits(missing: missing, failed: failed & ~missing))
    }
    let bits = memory.answers[index].bits
    return Numbers(type: piece.type, values: values, missing: bits.missing, failed: bits.failed)
  }

  private func computeNumber(_ piece: ColumnPiece, into values: UnsafeMutablePointer<UInt64>) -> (
    missing: UInt64, failed: UInt64
  ) {
    switch piece.kind {
    case .integer(let number): values.update(repeating: UInt64(bitPattern: number), count: ColumnSlice.rows)
    case .real(let bits): values.update(repeating: bits, count: ColumnSlice.rows)
    case .loadInteger(let feature): return loadInteger(feature, into: values)
    case .loadReal(let feature): return loadReal(feature, into: values)
    case .arithmetic(let sign):
      return arithmetic(sign, number(operand(piece, 0)), number(operand(piece, 1)), into: values)
    case .negate: return negate(number(operand(piece, 0)), into: values)
    case .toReal:
      let source = number(operand(piece, 0))
      for row in 0..<ColumnSlice.rows { values[row] = Double(source.integer(row)).bitPattern }
      return (source.missing, source.failed)
    case .toInteger:
      let source = number(operand(piece, 0))
      return fill(values, source.missing, source.failed) { WholeNumber.read(source.real($0)) }
    case .chooseNumber: return choose(piece, into: values)
    default: preconditionFailure("A piece that is true or false was asked for numbers.")
    }
    return (0, 0)
  }

  private func loadInteger(_ feature: Int, into values: UnsafeMutablePointer<UInt64>) -> (
    missing: UInt64, failed: UInt64
  ) {
    let column = slice.column(feature)
    var missing: UInt64 = 0
    for row in 0..<ColumnSlice.rows where column[row].isNaN { missing |= 1 << UInt64(row) }
    return fill(values, missing, 0) { WholeNumber.read(column[$0]) }
  }

  private func loadReal(_ feature: Int, into values: UnsafeMutablePointer<UInt64>) -> (
    missing: UInt64, failed: UInt64
  ) {
    let column = slice.column(feature)
    var missing: UInt64 = 0
    for row in 0..<ColumnSlice.rows {
      values[row] = column[row].bitPattern
      missing |= column[row].isNaN ? 1 << UInt64(row) : 0
    }
    return (missing, 0)
  }

  /// Writes whole numbers; a row without one has failed.
  @inline(__always)
  private func fill(
    _ values: UnsafeMutablePointer<UInt64>, _ missing: UInt64, _ failed: UInt64, _ result: (Int) -> Int64?
  ) -> (missing: UInt64, failed: UInt64) {
    var failed = failed
    for row in 0..<ColumnSlice.rows {
      let number = result(row)
      values[row] = UInt64(bitPattern: number ?? 0)
      failed |= number == nil ? 1 << UInt64(row) : 0
    }
    return (missing, failed)
  }

  private func arithmetic(
    _ sign: ArithmeticOperator, _ left: Numbers, _ right: Numbers, into values: UnsafeMutablePointer<UInt64>
  ) -> (missing: UInt64, failed: UInt64) {
    let (missing, failed) = (left.missing | right.missing, left.failed | right.failed)
    if left.type == .integer {
      return fill(values, missing, failed) { sign.apply(left.integer($0), right.integer($0)) }
    }
    for row in 0..<ColumnSlice.rows {
      values[row] = sign.apply(left.real(row), right.real(row)).bitPattern
    }
    return (missing, failed)
  }

  private func negate(_ source: Numbers, into values: UnsafeMutablePointer<UInt64>) -> (
    missing: UInt64, failed: UInt64
  ) {
    if source.type == .integer {
      return fill(values, source.missing, source.failed) {
        ArithmeticOperator.subtract.apply(0, source.integer($0))
      }
    }
    for row in 0..<ColumnSlice.rows { values[row] = (-source.real(row)).bitPattern }
    return (source.missing, source.failed)
  }

  private func choose(_ piece: ColumnPiece, into values: UnsafeMutablePointer<UInt64>) -> (
    missing: UInt64, failed: UInt64
  ) {
    let test = truth(operand(piece, 0), for: slice.all)
    let yes = number(operand(piece, 1))
    let no = number(operand(piece, 2))
    for row in 0..<ColumnSlice.rows {
      values[row] = (test.yes >> UInt64(row)) & 1 == 1 ? yes.values[row] : no.values[row]
    }
    let ofNo = ~test.open
    return (
      test.missing | (test.yes & yes.missing) | (ofNo & no.missing),
      test.failed | (test.yes & yes.failed) | (ofNo & no.failed)
    )
  }
}
