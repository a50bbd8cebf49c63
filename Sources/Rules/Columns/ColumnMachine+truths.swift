import Core
import Expressions

/// Steps whose result is a column of truths.
extension ColumnMachine {
  func compareFeature(_ sign: ComparisonOperator, _ feature: Int, _ literal: Double, _ into: Int) {
    let column = slice.column(feature)
    let truths = registers.truth(into)
    // One loop for each operator, so that each is a few instructions a row.
    @inline(__always)
    func fill(_ holds: (Double) -> Bool) {
      for row in 0..<slice.count {
        let value = column[row]
        truths[row] = value == value ? ColumnState.of(holds(value)) : ColumnState.missing
      }
    }
    switch sign {
    case .less: fill { $0 < literal }
    case .lessOrEqual: fill { $0 <= literal }
    case .equal: fill { $0 == literal }
    case .notEqual: fill { $0 != literal }
    case .greaterOrEqual: fill { $0 >= literal }
    case .greater: fill { $0 > literal }
    }
  }

  func compareFeatures(_ sign: ComparisonOperator, _ left: Int, _ right: Int, _ into: Int) {
    let lefts = slice.column(left)
    let rights = slice.column(right)
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      let isMissing = lefts[row].isNaN || rights[row].isNaN
      truths[row] = isMissing ? ColumnState.missing : ColumnState.of(sign.holds(lefts[row], rights[row]))
    }
  }

  func loadTruth(_ feature: Int, _ into: Int) {
    let column = slice.column(feature)
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      let value = column[row]
      truths[row] = value == value ? ColumnState.of(value != 0) : ColumnState.missing
    }
  }

  func hasFeature(_ feature: Int, _ into: Int) {
    let column = slice.column(feature)
    let truths = registers.truth(into)
    for row in 0..<slice.count { truths[row] = ColumnState.of(column[row] == column[row]) }
  }

  func wordTest(_ field: WordField, _ codes: UInt64, _ into: Int) {
    let column = slice.codes(field)
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      let code = column[row]
      truths[row] =
        code == WordField.missingCode
        ? ColumnState.missing : UInt8(truncatingIfNeeded: codes >> UInt64(code)) & 1
    }
  }

  func hasText(_ text: Int, _ into: Int) {
    let truths = registers.truth(into)
    for row in 0..<slice.count {
      truths[row] = ColumnState.of(slice.texts[text].map { !$0.isEmpty(slice.start + row) } ?? false)
    }
  }

  func textTest(_ text: Int, _ words: [[UInt8]], _ isNegated: Bool, _ into: Int) {
    let truths = registers.truth(into)
    guard let column = slice.texts[text] else {
      truths.update(repeating: ColumnState.missing, count: slice.count)
      return
    }
    let bytes = column.bytes.span
    for row in 0..<slice.count {
      let range = column.range(of: slice.start + row)
      if range.isEmpty {
        truths[row] = ColumnState.missing
      } else {
        let value = bytes.extracting(range)
        let isMember = words.contains { ColumnMachine.areEqual(value, $0) }
        truths[row] = ColumnState.of(isMember != isNegated)
      }
    }
  }

  private static func areEqual(_ text: Span<UInt8>, _ word: [UInt8]) -> Bool {
    guard text.count == word.count else { return false }
    for index in text.indices where text[index] != word[index] { return false }
    return true
  }

  func compareTruths(_ isEqual: Bool, _ into: Int, _ with: Int) {
    let truths = registers.truth(into)
    let others = registers.truth(with)
    let whenEqual = ColumnState.of(isEqual)
    for row in 0..<slice.count {
      let worst = max(truths[row], others[row])
      truths[row] = worst > ColumnState.yes ? worst : truths[row] == others[row] ? whenEqual : 1 - whenEqual
    }
  }

  func negateTruth(_ register: Int) {
    let truths = registers.truth(register)
    for row in 0..<slice.count {
      truths[row] = truths[row] > ColumnState.yes ? truths[row] : 1 - truths[row]
    }
  }

  func joinAll(_ into: Int, _ with: Int) {
    let truths = registers.truth(into)
    let others = registers.truth(with)
    for row in 0..<slice.count {
      let (one, other) = (truths[row], others[row])
      truths[row] = min(one, other) == ColumnState.no ? ColumnState.no : max(one, other)
    }
  }

  func joinAny(_ into: Int, _ with: Int) {
    let truths = registers.truth(into)
    let others = registers.truth(with)
    for row in 0..<slice.count {
      let (one, other) = (truths[row], others[row])
      let isTrue = one == ColumnState.yes || other == ColumnState.yes
      truths[row] = isTrue ? ColumnState.yes : max(one, other)
    }
  }

  func chooseTruth(_ test: Int) {
    let tests = registers.truth(test)
    let yes = registers.truth(test + 1)
    let no = registers.truth(test + 2)
    for row in 0..<slice.count {
      let state = tests[row]
      tests[row] = state == ColumnState.yes ? yes[row] : state == ColumnState.no ? no[row] : state
    }
  }
}
