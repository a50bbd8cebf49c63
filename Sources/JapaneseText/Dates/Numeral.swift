/// A whole number of a folded text, in ASCII digits or in kanji.
struct Numeral {
  /// The number; digits after the ninth are counted and not added.
  let value: Int
  /// The scalars it takes.
  let length: Int
  /// Whether it is written in kanji.
  let isKanji: Bool

  private static let ten: UInt32 = 0x5341
  private static let formalTen: UInt32 = 0x62FE

  /// Reads the longest number that starts at a place; nil if none does or its kanji make no number up to 99 or year.
  init?(_ scalars: Span<UInt32>, at start: Int) {
    guard start < scalars.count else { return nil }
    if Self.isDigit(scalars[start]) {
      self.init(digits: scalars, start)
    } else if Self.kanjiValue(scalars[start]) != nil || Self.isTen(scalars[start]) {
      self.init(kanji: scalars, start)
    } else {
      return nil
    }
  }

  private init(digits scalars: Span<UInt32>, _ start: Int) {
    var value = 0
    var end = start
    while end < scalars.count, Self.isDigit(scalars[end]) {
      if end - start < 9 { value = value * 10 + Int(scalars[end] - 0x30) }
      end += 1
    }
    (self.value, length, isKanji) = (value, end - start, false)
  }

  /// 三十一 counts with tens, 三一 and 二〇二六 with places.
  private init?(kanji scalars: Span<UInt32>, _ start: Int) {
    var value = 0
    var tenAt: Int?
    var end = start
    while end < scalars.count {
      if let digit = Self.kanjiValue(scalars[end]) {
        // After the ten at most one digit follows, and no zero.
        if let tenAt, end - tenAt > 1 || digit == 0 { return nil }
        if end - start >= 4 { return nil }
        value = tenAt == nil ? value * 10 + digit : value + digit
      } else if Self.isTen(scalars[end]) {
        if tenAt != nil || end - start > 1 || (end > start && value < 2) { return nil }
        tenAt = end
        value = (end == start ? 1 : value) * 10
      } else {
        break
      }
      end += 1
    }
    (self.value, length, isKanji) = (value, end - start, true)
  }

  /// Whether a folded scalar is 0 to 9.
  @inline(__always)
  static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// Whether a folded scalar may begin a number in kanji.
  @inline(__always)
  static func isKanjiNumeral(_ scalar: UInt32) -> Bool {
    scalar >= 0x3007 && (kanjiValue(scalar) != nil || isTen(scalar))
  }

  @inline(__always)
  private static func isTen(_ scalar: UInt32) -> Bool { scalar == ten || scalar == formalTen }

  private static func kanjiValue(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6: 0
    case 0x4E00, 0x58F1: 1
    case 0x4E8C, 0x5F10: 2
    case 0x4E09, 0x53C2: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }
}
