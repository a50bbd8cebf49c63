/// A Japanese telephone number that starts at one place of a folded text.
///
/// Source: 電気通信番号計画 (Ministry of Internal Affairs and Communications): 0A0 numbers have eleven digits, 0120, 0570 and fixed
/// numbers (area code, exchange, four digits) ten, 0800 eleven; abroad the country code 81 takes the place of the zero.
struct TelephonePattern {
  let kind: TextReference.Kind
  /// The digits without the leading zero.
  let number: Int
  let end: Int

  private static let opening: UInt32 = 0x28
  private static let closing: UInt32 = 0x29
  private static let plus: UInt32 = 0x2B
  private static let zero: UInt32 = 0x30
  private static let mostDigits = 11

  /// The groups of digits read so far, a leading zero counted.
  private struct Groups {
    var lengths = (0, 0, 0)
    var count = 0
    var value = 0
    var digits: Int { lengths.0 + lengths.1 + lengths.2 }

    mutating func append(_ run: DigitRun) {
      switch count {
      case 0: lengths.0 += run.length
      case 1: lengths.1 = run.length
      default: lengths.2 = run.length
      }
      for _ in 0..<run.length { value *= 10 }
      value += run.value
      count += 1
    }
  }

  init?(_ scalars: Span<UInt32>, at start: Int) {
    guard DigitRun.isFree(before: start, in: scalars, allowingLists: true) else { return nil }
    let isAnnounced = KeywordSearch.telephone.precedes(start, in: scalars)
    // A letter before the digits makes them a code, unless the word is TEL or its kind.
    if start > 0, DatePattern.isLetter(scalars[start - 1]), !isAnnounced { return nil }
    if scalars[start] == Self.plus {
      guard let first = Self.afterCountryCode(scalars, start) else { return nil }
      var groups = Groups()
      groups.lengths.0 = 1
      self.init(scalars, from: first, groups, isAnnounced: true)
    } else {
      let first = scalars[start] == Self.opening ? start + 1 : start
      guard first < scalars.count, scalars[first] == Self.zero else { return nil }
      self.init(scalars, from: first, Groups(), isAnnounced: isAnnounced, isBracketed: first > start)
    }
  }

  /// Reads up to three groups and keeps the longest reading that is a telephone number.
  private init?(
    _ scalars: Span<UInt32>, from first: Int, _ start: Groups, isAnnounced: Bool, isBracketed: Bool = false
  ) {
    var groups = start
    var place = first
    var best: TelephonePattern?
    while groups.count < 3, let run = DigitRun(scalars, at: place),
      groups.digits + run.length <= Self.mostDigits
    {
      groups.append(run)
      place += run.length
      if isBracketed && groups.count == 1 {
        guard place < scalars.count, scalars[place] == Self.closing else { return nil }
        place += 1
        if place < scalars.count, Self.isSeparator(scalars[place]) { place += 1 }
        continue
      }
      let isGrouped = isAnnounced || groups.count == 3
      if let kind = Self.kind(groups, isGrouped: isGrouped),
        DigitRun.isFree(after: place, in: scalars, allowingLists: true)
      {
        best = TelephonePattern(kind: kind, number: groups.value, end: place)
      }
      guard place < scalars.count, Self.separates(scalars[place], after: groups.count) else { break }
      place += 1
      // 03(1234)-5678 has two signs.
      if groups.count == 2, scalars[place - 1] == Self.closing, place < scalars.count,
        Self.isSeparator(scalars[place])
      {
        place += 1
      }
    }
    guard let best else { return nil }
    self = best
  }

  private init(kind: TextReference.Kind, number: Int, end: Int) {
    (self.kind, self.number, self.end) = (kind, number, end)
  }

  /// The first digit after +81, with the zero in brackets or without it.
  private static func afterCountryCode(_ scalars: Span<UInt32>, _ start: Int) -> Int? {
    guard start + 3 < scalars.count, scalars[start + 1] == 0x38, scalars[start + 2] == 0x31 else {
      return nil
    }
    var place = start + 3
    if isSeparator(scalars[place]) { place += 1 }
    if place + 2 < scalars.count, scalars[place] == opening, scalars[place + 1] == zero,
      scalars[place + 2] == closing
    {
      place += 3
      if place < scalars.count, isSeparator(scalars[place]) { place += 1 }
    }
    guard place < scalars.count, Numeral.isDigit(scalars[place]), scalars[place] != zero else { return nil }
    return place
  }

  /// The kind that the lengths of the groups and the first digits make.
  private static func kind(_ groups: Groups, isGrouped: Bool) -> TextReference.Kind? {
    let value = groups.value
    if groups.digits == 11 {
      if value / 10_000_000 == 800 { return isServiceShape(groups.lengths, rest: 7) ? .servicePhone : nil }
      // 0A0 and then no zero.
      guard isMobileShape(groups.lengths), value / 10_000_000 % 10 != 0 else { return nil }
      switch value / 100_000_000 {
      case 60, 70, 80, 90: return .mobilePhone
      case 50: return .internetPhone
      default: return nil
      }
    }
    guard groups.digits == 10 else { return nil }
    let prefix = value / 1_000_000
    if prefix == 120 || prefix == 570 { return isServiceShape(groups.lengths, rest: 6) ? .servicePhone : nil }
    return isGrouped && isFixed(groups.lengths, value) ? .fixedPhone : nil
  }

  private static func isMobileShape(_ lengths: (Int, Int, Int)) -> Bool {
    switch lengths {
    case (11, 0, 0), (3, 8, 0), (3, 4, 4): true
    default: false
    }
  }

  /// Four digits and the rest, together or in two groups of at least two.
  private static func isServiceShape(_ lengths: (Int, Int, Int), rest: Int) -> Bool {
    switch lengths {
    case (4 + rest, 0, 0), (4, rest, 0), (4, rest - 3, 3), (4, rest - 4, 4): true
    default: false
    }
  }

  /// Whether ten digits are an area code, an exchange and four digits: 03, 04 and 06 alone have an area code of two.
  private static func isFixed(_ lengths: (Int, Int, Int), _ value: Int) -> Bool {
    let (second, third) = (value / 100_000_000, value / 10_000_000 % 10)
    let mayBeShort = second == 3 || second == 4 || second == 6
    guard second > 0, third > 0 || mayBeShort else { return false }
    switch lengths {
    case (10, 0, 0): return true
    case (2, 4, 4): return mayBeShort
    case (3, 3, 4), (4, 2, 4), (5, 1, 4): return third > 0
    default: return false
    }
  }

  private static func separates(_ sign: UInt32, after count: Int) -> Bool {
    isSeparator(sign) || (sign == opening && count == 1) || (sign == closing && count == 2)
  }

  /// Hyphen, space and the long mark, which is typed for a hyphen.
  private static func isSeparator(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x20 || scalar == Kana.longMark
  }
}
