import Core

/// Reads numbers written as a form allows.
struct NumberReader: Sendable {
  /// A number, or why there is none.
  enum Outcome: Equatable {
    case value(Int64)
    case unreadable
    /// A part of it would be lost.
    case fraction
    /// It does not fit.
    case tooLarge
  }

  /// The signs a number is made of, after full-width and other spellings have been told apart.
  private enum Sign {
    static let yen = UInt8(ascii: "Y")
    static let yenBehind = UInt8(ascii: "E")
    static let triangle = UInt8(ascii: "T")
    static let space = UInt8(ascii: " ")
  }

  /// The most signs of one number.
  private static let mostSigns = 64
  /// The most digits before the decimals; longer ones are taken for something else than a number.
  private static let mostDigits = 18

  private let form: NumberForm
  private let separator: UInt8
  private let decimalMark: UInt8
  private var signs = [UInt8](repeating: 0, count: NumberReader.mostSigns)
  private var isNegative = false
  private var digits = 0..<0
  private var decimals = 0..<0

  init(_ form: NumberForm) {
    self.form = form
    switch form.thousandsSeparator {
    case .comma?: separator = UInt8(ascii: ",")
    case .point?: separator = UInt8(ascii: ".")
    case .space?: separator = Sign.space
    case .apostrophe?: separator = UInt8(ascii: "'")
    case nil: separator = 0
    }
    switch form.decimalMark {
    case .point?: decimalMark = UInt8(ascii: ".")
    case .comma?: decimalMark = UInt8(ascii: ",")
    case nil: decimalMark = 0
    }
  }

  /// Whether blanks around a number are taken away.
  var isTrimmed: Bool { form.isTrimmed }

  /// Whether numbers are digits, with or without a minus sign before them; nil when the form allows more.
  var plainWithMinus: Bool? {
    if form == .digits { return false }
    return form == .signedDigits ? true : nil
  }

  /// Reads UTF-8 text as a whole number of the form's smallest unit.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard takeApart(text) else { return .unreadable }
    var value: Int64 = 0
    for index in digits where signs[index] != separator {
      if append(signs[index], to: &value) { return .tooLarge }
    }
    let kept = form.unit.zeros + form.decimals
    for place in 0..<kept {
      let isWritten = place < decimals.count
      if append(isWritten ? signs[decimals.lowerBound + place] : 0x30, to: &value) { return .tooLarge }
    }
    let rest = decimals.dropFirst(kept)
    switch form.rest {
    case .refuse: for index in rest where signs[index] != 0x30 { return .fraction }
    case .nearest:
      if let first = rest.first, signs[first] >= 0x35 {
        let (rounded, isOver) = value.addingReportingOverflow(1)
        if isOver { return .tooLarge }
        value = rounded
      }
    }
    return .value(isNegative ? -value : value)
  }

  /// Reads UTF-8 text as a real number; nil when it is none or has more digits than a real number keeps.
  mutating func readReal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard takeApart(text), decimals.count <= 22 else { return nil }
    var mantissa: Int64 = 0
    for index in digits where signs[index] != separator {
      if append(signs[index], to: &mantissa) { return nil }
    }
    for index in decimals {
      if append(signs[index], to: &mantissa) { return nil }
    }
    // Both numbers are exact in a Double up to here, so the quotient is the number nearest to the text.
    guard mantissa <= 1 << 53 else { return nil }
    let scale = form.unit.zeros - decimals.count
    var power = 1.0
    for _ in 0..<abs(scale) { power *= 10 }
    let value = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
    return isNegative ? -value : value
  }

  /// Adds a digit behind a number; true when it does not fit.
  private func append(_ digit: UInt8, to value: inout Int64) -> Bool {
    let (tenfold, isOver) = value.multipliedReportingOverflow(by: 10)
    let (sum, isOverToo) = tenfold.addingReportingOverflow(Int64(digit - 0x30))
    value = sum
    return isOver || isOverToo
  }

  /// Finds sign, digits and decimals; false when the text is not of the form.
  private mutating func takeApart(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard var rest = normalise(text) else { return false }
    isNegative = false
    if form.isTrimmed { trim(&rest) }
    if form.negativeMarks.contains(.brackets), rest.count > 2, signs[rest.lowerBound] == UInt8(ascii: "("),
      signs[rest.upperBound - 1] == UInt8(ascii: ")")
    {
      isNegative = true
      rest = (rest.lowerBound + 1)..<(rest.upperBound - 1)
    }
    takePrefix(&rest)
    takeSuffix(&rest)
    return takeDigits(rest)
  }

  private func trim(_ rest: inout Range<Int>) {
    while let first = rest.first, signs[first] == Sign.space { rest = (first + 1)..<rest.upperBound }
    while let last = rest.last, signs[last] == Sign.space { rest = rest.lowerBound..<last }
  }

  /// Takes a sign and a yen sign, each once and in either order.
  private mutating func takePrefix(_ rest: inout Range<Int>) {
    var hasSign = isNegative
    var hasYen = !form.hasYenSign
    while let first = rest.first {
      switch signs[first] {
      case UInt8(ascii: "-") where !hasSign && form.negativeMarks.contains(.minus): isNegative = true
      case UInt8(ascii: "+") where !hasSign && form.negativeMarks.contains(.minus): break
      case Sign.triangle where !hasSign && form.negativeMarks.contains(.triangle): isNegative = true
      case Sign.yen where !hasYen:
        hasYen = true
        rest = (first + 1)..<rest.upperBound
        continue
      default: return
      }
      hasSign = true
      rest = (first + 1)..<rest.upperBound
    }
  }

  private mutating func takeSuffix(_ rest: inout Range<Int>) {
    if let last = rest.last, signs[last] == UInt8(ascii: "-"), !isNegative,
      form.negativeMarks.contains(.trailingMinus)
    {
      isNegative = true
      rest = rest.lowerBound..<last
    }
    if let last = rest.last, signs[last] == Sign.yenBehind, form.hasYenSign { rest = rest.lowerBound..<last }
  }

  /// Takes digits in groups and decimals, and nothing behind them.
  private mutating func takeDigits(_ rest: Range<Int>) -> Bool {
    var index = rest.lowerBound
    var inGroup = 0
    var hasSeparator = false
    while index < rest.upperBound {
      if isDigit(index) {
        inGroup += 1
        if hasSeparator && inGroup > 3 { return false }
      } else if separator != 0 && signs[index] == separator {
        guard hasSeparator ? inGroup == 3 : (1...3).contains(inGroup) else { return false }
        hasSeparator = true
        inGroup = 0
      } else {
        break
      }
      index += 1
    }
    if inGroup == 0 || hasSeparator && inGroup != 3 { return false }
    digits = rest.lowerBound..<index
    if digits.reduce(0, { signs[$1] == separator ? $0 : $0 + 1 }) > NumberReader.mostDigits { return false }
    decimals = index..<index
    if index == rest.upperBound { return true }
    guard decimalMark != 0, signs[index] == decimalMark, index + 1 < rest.upperBound else { return false }
    decimals = (index + 1)..<rest.upperBound
    return decimals.allSatisfy(isDigit)
  }

  private func isDigit(_ index: Int) -> Bool { signs[index] &- 0x30 <= 9 }

  /// Writes the text's signs in one spelling; nil when one of them belongs to no number of this form.
  private mutating func normalise(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var count = 0
    var index = 0
    while index < text.count {
      guard count < NumberReader.mostSigns else { return nil }
      var length = 1
      var sign = text[index]
      if sign >= 0x80 {
        length = sign >= 0xE0 ? 3 : 2
        guard index + length <= text.count else { return nil }
        var code = UInt32(0)
        for offset in 0..<length { code = code << 8 | UInt32(text[index + offset]) }
        guard let found = NumberReader.sign(code, isFullWidth: form.isFullWidth) else { return nil }
        sign = found
      } else if sign == 0x5C {
        sign = Sign.yen
      } else if !NumberReader.plainSigns.contains(sign) {
        return nil
      }
      signs[count] = sign
      count += 1
      index += length
    }
    return 0..<count
  }

  private static let plainSigns = Array("0123456789,. '()-+".utf8)

  /// The sign that two or three bytes of UTF-8 stand for.
  private static func sign(_ code: UInt32, isFullWidth: Bool) -> UInt8? {
    switch code {
    case 0xC2A5, 0xEFBFA5: return Sign.yen
    case 0xE58686: return Sign.yenBehind
    case 0xC2A0, 0xE280AF: return Sign.space
    case 0xE38080: return isFullWidth ? Sign.space : nil
    case 0xE28099: return UInt8(ascii: "'")
    case 0xE28892: return UInt8(ascii: "-")
    case 0xE296B2, 0xE296B3: return Sign.triangle
    // Full-width forms stand in the order of ASCII, from the exclamation mark on.
    case 0xEFBC88...0xEFBC8E where isFullWidth, 0xEFBC90...0xEFBC99 where isFullWidth:
      return UInt8(truncatingIfNeeded: code - 0xEFBC88 + 0x28)
    default: return nil
    }
  }
}
