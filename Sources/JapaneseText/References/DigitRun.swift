/// Digits of a folded text that stand together.
struct DigitRun {
  /// The number; of runs longer than `mostDigits` only that many digits count.
  let value: Int
  /// The digits, all of them.
  let length: Int

  /// More digits than any number that is looked for.
  static let mostDigits = 12

  /// Reads the digits from a place on; nil where there is none.
  init?(_ scalars: Span<UInt32>, at start: Int) {
    var value = 0
    var end = start
    while end < scalars.count, Numeral.isDigit(scalars[end]) {
      if end - start < Self.mostDigits { value = value * 10 + Int(scalars[end] - 0x30) }
      end += 1
    }
    guard end > start else { return nil }
    (self.value, length) = (value, end - start)
  }

  /// Whether no longer number leads up to a place: no digit, no sign of one, no separator after a digit.
  static func isFree(before start: Int, in scalars: Span<UInt32>, allowingLists: Bool) -> Bool {
    guard start > 0 else { return true }
    let previous = scalars[start - 1]
    switch previous {
    case 0x24, 0x2B, 0x40, 0x5C, 0x5F: return false
    default: break
    }
    if Numeral.isDigit(previous) { return false }
    let joins = isJoin(previous, allowingLists: allowingLists)
    return !(joins && start > 1 && Numeral.isDigit(scalars[start - 2]))
  }

  /// Whether no longer number, no letter and no currency goes on from a place.
  static func isFree(after end: Int, in scalars: Span<UInt32>, allowingLists: Bool) -> Bool {
    guard end < scalars.count else { return true }
    let next = scalars[end]
    // 円 makes it an amount.
    if Numeral.isDigit(next) || DatePattern.isLetter(next) || next == 0x5186 { return false }
    let joins = isJoin(next, allowingLists: allowingLists)
    return !(joins && end + 1 < scalars.count && Numeral.isDigit(scalars[end + 1]))
  }

  /// Hyphen, long mark and full stop; comma and slash too where they do not stand between the numbers of a list.
  private static func isJoin(_ scalar: UInt32, allowingLists: Bool) -> Bool {
    switch scalar {
    case 0x2D, 0x2E, Kana.longMark: true
    case 0x2C, 0x2F: !allowingLists
    default: false
    }
  }
}
