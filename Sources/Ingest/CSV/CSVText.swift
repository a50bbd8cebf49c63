import Core

/// Reads the fields of CSV that are not free text, on their bytes.
struct CSVText: Sendable {
  /// A moment that was read, or why it was not.
  enum Moment: Equatable {
    case seconds(Int64)
    case withoutOffset
    case unreadable
  }

  /// The key of the date read last; at first one that no date has.
  private var lastDate = UInt64.max
  private var lastDayStart: Int64 = 0

  /// A whole number of at most 18 digits, or nil.
  static func number(_ field: Span<UInt8>) -> Int64? {
    guard (1...18).contains(field.count) else { return nil }
    var value: Int64 = 0
    for index in field.indices {
      let digit = field[index] &- 0x30
      if digit > 9 { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  /// A whole number with or without a minus sign, or nil.
  static func signedNumber(_ field: Span<UInt8>) -> Int64? {
    guard field.count > 1, field[0] == 0x2D else { return number(field) }
    return number(field.extracting(1..<field.count)).map { -$0 }
  }

  /// A moment as `YYYY-MM-DDThh:mm:ss` with `Z`, `+hh:mm` or `-hh:mm` behind it.
  mutating func moment(_ field: Span<UInt8>) -> Moment {
    guard field.count >= 19, field[10] == UInt8(ascii: "T"), field[13] == 0x3A, field[16] == 0x3A,
      let hour = CSVText.pair(field, 11), hour < 24, let minute = CSVText.pair(field, 14), minute < 60,
      let second = CSVText.pair(field, 17), second < 60, let dayStart = dayStart(field)
    else { return .unreadable }
    let local = dayStart + Int64(hour * 3_600 + minute * 60 + second)
    if field.count == 19 { return .withoutOffset }
    if field.count == 20 && field[19] == UInt8(ascii: "Z") { return .seconds(local) }
    guard field.count == 25, field[22] == 0x3A, let hours = CSVText.pair(field, 20), hours < 24,
      let minutes = CSVText.pair(field, 23), minutes < 60
    else { return .unreadable }
    let offset = Int64(hours * 3_600 + minutes * 60)
    switch field[19] {
    case UInt8(ascii: "+"): return .seconds(local - offset)
    case UInt8(ascii: "-"): return .seconds(local + offset)
    default: return .unreadable
    }
  }

  /// A day as `YYYY-MM-DD`, or nil.
  static func day(_ field: Span<UInt8>) -> BankDay? {
    guard field.count >= 10, field[4] == 0x2D, field[7] == 0x2D, let century = pair(field, 0),
      let year = pair(field, 2), let month = pair(field, 5), let day = pair(field, 8)
    else { return nil }
    return BankDay(year: century * 100 + year, month: month, day: day)
  }

  /// A short word as one number, so that words are compared in one step; nil when it has more than 15 bytes.
  static func wordKey(_ field: Span<UInt8>) -> UInt128? {
    guard field.count <= 15 else { return nil }
    // The leading 1 tells a word from the same word with zero bytes before it.
    var key: UInt128 = 1
    for index in field.indices { key = key << 8 | UInt128(field[index]) }
    return key
  }

  /// The seconds since 1970 at which the day of a moment begins in UTC; the day read before is not worked
  /// out again.
  private mutating func dayStart(_ field: Span<UInt8>) -> Int64? {
    var key: UInt64 = 0
    // Ten bytes from `-` to `9`, six bits each: different dates have different keys.
    for index in 0..<10 {
      let value = field[index] &- 0x2D
      if value > 12 { return nil }
      key = key << 6 | UInt64(value)
    }
    if key == lastDate { return lastDayStart }
    guard let day = CSVText.day(field) else { return nil }
    lastDate = key
    lastDayStart = Int64(day.daysSince1970) * Instant.daySeconds
    return lastDayStart
  }

  @inline(__always)
  private static func pair(_ field: Span<UInt8>, _ index: Int) -> Int? {
    let (tens, ones) = (field[index] &- 0x30, field[index + 1] &- 0x30)
    return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
  }
}
