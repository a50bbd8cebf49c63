import Core

/// A date, or a date with a time of day, of an ISO 20022 message.
///
/// A time without an offset is Japan's. A date is a day in Japan, whatever offset stands behind it.
struct MessageMoment: Hashable, Sendable {
  let instant: Instant
  let hasTimeOfDay: Bool

  /// The day in Japan.
  var day: BankDay { instant.japanDay }

  /// Reads `2026-11-20`, with or without an offset.
  init?(date text: ArraySlice<UInt8>) {
    var cursor = TextCursor(text)
    guard let day = cursor.day(), cursor.isAtEnd || cursor.offsetSeconds() != nil, cursor.isAtEnd else {
      return nil
    }
    instant = Instant(day: day)
    hasTimeOfDay = false
  }

  /// Reads `2026-11-20T14:03:22`, with or without a fraction and an offset.
  init?(dateTime text: ArraySlice<UInt8>) {
    var cursor = TextCursor(text)
    guard let day = cursor.day(), cursor.take(UInt8(ascii: "T")), let second = cursor.secondOfDay() else {
      return nil
    }
    var offset = Int(Instant.japanOffsetSeconds)
    if !cursor.isAtEnd {
      guard let written = cursor.offsetSeconds(), cursor.isAtEnd else { return nil }
      offset = written
    }
    instant = Instant(
      secondsSince1970: Int64(day.daysSince1970) * Instant.daySeconds + Int64(second - offset))
    hasTimeOfDay = true
  }

  /// Whether the calendar of banking days holds the moment.
  var isInCalendar: Bool { BusinessCalendar.transactionSeconds.contains(instant.secondsSince1970) }
}

/// Reads a date and a time from the front of a text.
private struct TextCursor {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func number(digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var value = 0
    for byte in rest.prefix(digits) {
      guard byte &- 0x30 <= 9 else { return nil }
      value = value * 10 + Int(byte &- 0x30)
    }
    rest.removeFirst(digits)
    return value
  }

  mutating func day() -> BankDay? {
    guard let year = number(digits: 4), take(UInt8(ascii: "-")), let month = number(digits: 2),
      take(UInt8(ascii: "-")), let day = number(digits: 2)
    else { return nil }
    return BankDay(year: year, month: month, day: day)
  }

  mutating func secondOfDay() -> Int? {
    guard let hour = number(digits: 2), take(UInt8(ascii: ":")), let minute = number(digits: 2),
      take(UInt8(ascii: ":")), let second = number(digits: 2), hour < 24, minute < 60, second < 60
    else { return nil }
    if take(UInt8(ascii: ".")) {
      guard number(digits: 1) != nil else { return nil }
      while number(digits: 1) != nil {}
    }
    return hour * 3_600 + minute * 60 + second
  }

  mutating func offsetSeconds() -> Int? {
    if take(UInt8(ascii: "Z")) { return 0 }
    let isEast = take(UInt8(ascii: "+"))
    guard isEast || take(UInt8(ascii: "-")), let hours = number(digits: 2), take(UInt8(ascii: ":")),
      let minutes = number(digits: 2), minutes < 60, hours * 60 + minutes <= 14 * 60
    else { return nil }
    return (isEast ? 1 : -1) * (hours * 3_600 + minutes * 60)
  }
}
