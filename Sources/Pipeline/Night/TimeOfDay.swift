import Core

/// A time of day in Japan, to the minute.
public struct TimeOfDay: Hashable, Sendable {
  /// For how long a time counts as just passed.
  static let passedSeconds: Int64 = 6 * 3_600

  /// The minutes since midnight, 0 to 1,439.
  public let minuteOfDay: Int

  /// Reads `HH:MM`, two digits each; nil for anything else.
  public init?(text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }) else { return nil }
    let numbers = parts.compactMap { part -> Int? in
      guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard numbers.count == 2, numbers[0] < 24, numbers[1] < 60 else { return nil }
    minuteOfDay = numbers[0] * 60 + numbers[1]
  }

  /// The moment that a night which begins at another moment means.
  ///
  /// It is the next such time, unless the last one is six hours ago or less: then that one, which has passed. So a night that is started
  /// late does nothing, and does not run through the next day.
  public func moment(forNightAt start: Instant) -> Instant {
    let today = Instant(day: start.japanDay, secondOfDay: minuteOfDay * 60)
    let last = today <= start ? today : Instant(secondsSince1970: today.secondsSince1970 - Instant.daySeconds)
    if start.secondsSince1970 - last.secondsSince1970 <= TimeOfDay.passedSeconds { return last }
    return Instant(secondsSince1970: last.secondsSince1970 + Instant.daySeconds)
  }
}
