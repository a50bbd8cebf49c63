/// A moment in time, in whole seconds since 1970-01-01T00:00:00Z.
///
/// - Unit: seconds; leap seconds are not counted, as in POSIX.
/// - Determinism: Japan's offset (+09:00 all year) is written out here; no time-zone database is consulted.
public struct Instant: Hashable, Comparable, Sendable {
  /// Japan's offset from UTC in seconds.
  public static let japanOffsetSeconds: Int64 = 9 * 3_600
  /// The length of a day in seconds.
  public static let daySeconds: Int64 = 86_400

  /// The seconds since 1970-01-01T00:00:00Z.
  public let secondsSince1970: Int64

  /// Makes a moment from its seconds since 1970-01-01T00:00:00Z.
  public init(secondsSince1970: Int64) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Makes the moment at which a day in Japan has run for some seconds.
  public init(day: BankDay, secondOfDay: Int = 0) {
    self.secondsSince1970 =
      Int64(day.daysSince1970) * Instant.daySeconds + Int64(secondOfDay) - Instant.japanOffsetSeconds
  }

  /// The day in Japan that holds this moment.
  public var japanDay: BankDay {
    BankDay(daysSince1970: Int32(Instant.floorDivide(secondsSince1970 + Instant.japanOffsetSeconds)))
  }

  /// The seconds since midnight in Japan, 0 to 86,399.
  public var japanSecondOfDay: Int {
    let local = secondsSince1970 + Instant.japanOffsetSeconds
    return Int(local - Instant.floorDivide(local) * Instant.daySeconds)
  }

  /// The moment in Japan's time as `YYYY-MM-DDThh:mm:ss+09:00`.
  public var iso8601Japan: String {
    let second = japanSecondOfDay
    let clock = [second / 3_600, second / 60 % 60, second % 60].map { BankDay.padded($0, 2) }
    return "\(japanDay.iso8601)T\(clock.joined(separator: ":"))+09:00"
  }

  /// Orders moments by time.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  private static func floorDivide(_ seconds: Int64) -> Int64 {
    let quotient = seconds / daySeconds
    return seconds % daySeconds < 0 ? quotient - 1 : quotient
  }
}
