import Core

/// Reads moments as `YYYY-MM-DDThh:mm:ss` with `Z`, `+hh:mm` or `-hh:mm` behind them.
///
/// Cost: the day and the offset of the moment before are not worked out again when the next has the same.
struct ISOMoment: Sendable {
  enum Outcome: Equatable {
    /// A moment in seconds since 1970 in UTC.
    case seconds(Int64)
    /// A moment without an offset: the seconds between 1970 and it on a clock that is not known.
    case local(Int64)
    case unreadable
  }

  /// The bytes of the date read last; at first some that are no date.
  private var lastDate: (UInt64, UInt16) = (0, 0)
  private var lastDayStart: Int64 = 0

  /// Safe when `count` bytes can be read from `text`.
  @inline(__always)
  mutating func read(_ text: UnsafePointer<UInt8>, _ count: Int) -> Outcome {
    guard count >= 19, text[10] == UInt8(ascii: "T"), text[13] == 0x3A, text[16] == 0x3A else {
      return .unreadable
    }
    let (hour, minute, second) = (
      ISOMoment.pair(text + 11), ISOMoment.pair(text + 14), ISOMoment.pair(text + 17)
    )
    guard hour < 24, minute < 60, second < 60, let dayStart = dayStart(text) else { return .unreadable }
    let local = dayStart + Int64(hour * 3_600 + minute * 60 + second)
    if count == 25, text[22] == 0x3A {
      let (hours, minutes) = (ISOMoment.pair(text + 20), ISOMoment.pair(text + 23))
      guard hours < 24, minutes < 60 else { return .unreadable }
      let offset = Int64(hours * 3_600 + minutes * 60)
      switch text[19] {
      case UInt8(ascii: "+"): return .seconds(local - offset)
      case UInt8(ascii: "-"): return .seconds(local + offset)
      default: return .unreadable
      }
    }
    if count == 20 && text[19] == UInt8(ascii: "Z") { return .seconds(local) }
    return count == 19 ? .local(local) : .unreadable
  }

  /// The seconds since 1970 at which the day begins in UTC.
  @inline(__always)
  private mutating func dayStart(_ text: UnsafePointer<UInt8>) -> Int64? {
    let raw = UnsafeRawPointer(text)
    let date = (raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
    if date == lastDate { return lastDayStart }
    return newDayStart(text, date)
  }

  private mutating func newDayStart(_ text: UnsafePointer<UInt8>, _ date: (UInt64, UInt16)) -> Int64? {
    guard text[4] == 0x2D, text[7] == 0x2D else { return nil }
    let (century, year) = (ISOMoment.pair(text), ISOMoment.pair(text + 2))
    let (month, day) = (ISOMoment.pair(text + 5), ISOMoment.pair(text + 8))
    guard max(century, year) < 100, let found = BankDay(year: century * 100 + year, month: month, day: day)
    else { return nil }
    lastDate = date
    lastDayStart = Int64(found.daysSince1970) * Instant.daySeconds
    return lastDayStart
  }

  /// Two digits as a number, or one above 99 when they are none.
  @inline(__always)
  private static func pair(_ text: UnsafePointer<UInt8>) -> Int {
    let (tens, ones) = (text[0] &- 0x30, text[1] &- 0x30)
    return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : 1_000
  }
}
