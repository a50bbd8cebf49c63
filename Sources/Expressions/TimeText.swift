/// Moments and lengths of time as CEL writes and reads them.
///
/// - Source: RFC 3339 for moments; for lengths of time, numbers with the units h, m, s, ms, us and ns.
enum TimeText {
  /// Reads `2026-11-22T10:30:00.5+09:00`.
  static func timestamp(_ text: ArraySlice<UInt8>) -> ExpressionTimestamp? {
    var reader = DigitReader(bytes: text)
    guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
      reader.take("-"), let day = reader.number(digits: 2), reader.take("T") || reader.take("t"),
      let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2),
      reader.take(":"), let second = reader.number(digits: 2), (1...12).contains(month), day >= 1,
      day <= CivilTime.daysInMonth(year: year, month: month), hour < 24, minute < 60, second < 60,
      let nanoseconds = reader.fraction(), let ahead = reader.zone(), reader.isAtEnd
    else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - ahead
    return ExpressionTimestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  static func text(_ timestamp: ExpressionTimestamp) -> [UInt8] {
    let civil = timestamp.civil(secondsAhead: 0)
    var text: [UInt8] = []
    for (number, digits, mark) in [
      (civil.year, 4, "-"), (civil.month, 2, "-"), (civil.day, 2, "T"), (civil.hour, 2, ":"),
      (civil.minute, 2, ":"), (civil.second, 2, ""),
    ] {
      append(number, digits: digits, to: &text)
      text += mark.utf8
    }
    appendFraction(Int64(timestamp.nanoseconds), to: &text)
    text += "Z".utf8
    return text
  }

  /// Reads `1h30m`, `-1.5s` or `0`.
  static func duration(_ text: ArraySlice<UInt8>) -> Int64? {
    var reader = DigitReader(bytes: text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    if reader.isAtEnd { return nil }
    if reader.take("0"), reader.isAtEnd { return 0 }
    reader = DigitReader(bytes: text)
    if !reader.take("-") { _ = reader.take("+") }
    // The sum is kept negative, because the range of negative numbers is the larger one.
    var sum: Int64 = 0
    while !reader.isAtEnd {
      guard let part = reader.negativePart(), let next = ArithmeticOperator.add.apply(sum, part) else {
        return nil
      }
      sum = next
    }
    return isNegative ? sum : ArithmeticOperator.subtract.apply(0, sum)
  }

  static func text(duration: Int64) -> [UInt8] {
    let magnitude = duration.magnitude
    var text: [UInt8] = duration < 0 ? Array("-".utf8) : []
    text += String(magnitude / 1_000_000_000).utf8
    appendFraction(Int64(magnitude % 1_000_000_000), to: &text)
    text += "s".utf8
    return text
  }

  private static func append(_ number: Int64, digits: Int, to text: inout [UInt8]) {
    let written = String(number)
    text += repeatElement(UInt8(ascii: "0"), count: max(0, digits - written.utf8.count))
    text += written.utf8
  }

  /// Appends three, six or nine digits, as protobuf writes fractions, or nothing for none.
  private static func appendFraction(_ nanoseconds: Int64, to text: inout [UInt8]) {
    guard nanoseconds != 0 else { return }
    text += ".".utf8
    if nanoseconds % 1_000_000 == 0 {
      append(nanoseconds / 1_000_000, digits: 3, to: &text)
    } else if nanoseconds % 1_000 == 0 {
      append(nanoseconds / 1_000, digits: 6, to: &text)
    } else {
      append(nanoseconds, digits: 9, to: &text)
    }
  }
}

/// Reads digits one after another.
private struct DigitReader {
  var bytes: ArraySlice<UInt8>

  var isAtEnd: Bool { bytes.isEmpty }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: mark) else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func number(digits: Int) -> Int64? {
    let text = bytes.prefix(digits)
    guard text.count == digits, text.allSatisfy(\.isDigit) else { return nil }
    bytes.removeFirst(digits)
    return text.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  /// Reads the nanoseconds behind a dot; 0 without one, nil for a dot without one to nine digits.
  mutating func fraction() -> Int64? {
    guard take(".") else { return 0 }
    let digits = bytes.prefix { $0.isDigit }
    guard (1...9).contains(digits.count) else { return nil }
    bytes.removeFirst(digits.count)
    return (0..<9).reduce(0) { sum, place in
      let index = digits.startIndex + place
      return sum * 10 + (index < digits.endIndex ? Int64(digits[index] - UInt8(ascii: "0")) : 0)
    }
  }

  /// Reads `Z` or `+09:00` as seconds ahead of UTC.
  mutating func zone() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isBehind = take("-")
    guard isBehind || take("+"), let hours = number(digits: 2), take(":"), let minutes = number(digits: 2),
      hours < 24, minutes < 60
    else { return nil }
    return (isBehind ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }

  /// Reads a number with its unit as nanoseconds below zero; digits beyond nanoseconds are dropped.
  mutating func negativePart() -> Int64? {
    let whole = bytes.prefix { $0.isDigit }
    bytes.removeFirst(whole.count)
    var decimals: ArraySlice<UInt8> = []
    if take(".") {
      decimals = bytes.prefix { $0.isDigit }
      bytes.removeFirst(decimals.count)
    }
    guard !(whole.isEmpty && decimals.isEmpty), let scale = unit() else { return nil }
    var sum: Int64 = 0
    for digit in whole {
      guard let tens = ArithmeticOperator.multiply.apply(sum, 10),
        let next = ArithmeticOperator.subtract.apply(tens, Int64(digit - UInt8(ascii: "0")))
      else { return nil }
      sum = next
    }
    guard let scaled = ArithmeticOperator.multiply.apply(sum, scale) else { return nil }
    // An hour is no power of ten, so the decimals are one fraction of the unit.
    var numerator: Int64 = 0
    var denominator: Int64 = 1
    for digit in decimals.prefix(15) {
      numerator = numerator * 10 + Int64(digit - UInt8(ascii: "0"))
      denominator *= 10
    }
    let (rest, _) = denominator.dividingFullWidth(numerator.multipliedFullWidth(by: scale))
    return ArithmeticOperator.subtract.apply(scaled, rest)
  }

  private mutating func unit() -> Int64? {
    let names: [(String, Int64)] = [
      ("ns", 1), ("us", 1_000), ("\u{B5}s", 1_000), ("\u{3BC}s", 1_000), ("ms", 1_000_000),
      ("s", 1_000_000_000),
      ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]
    guard let found = names.first(where: { bytes.starts(with: $0.0.utf8) }) else { return nil }
    bytes.removeFirst(found.0.utf8.count)
    return found.1
  }
}
