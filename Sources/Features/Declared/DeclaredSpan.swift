/// How far back a declared window reaches.
public enum DeclaredSpan: Hashable, Sendable {
  /// Hours, exact to the event: 1 to 168.
  case hours(Int)
  /// Days: 1 to 7 exact to the event, 8 to 90 exact to the day, today counted as one of them.
  case days(Int)

  /// Reads `3h` or `30d`; nil for anything else, also for a length that no window has.
  public init?(text: String) {
    let digits = text.utf8.dropLast()
    guard let unit = text.utf8.last, (1...3).contains(digits.count), digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(Substring(digits))
    else { return nil }
    switch unit {
    case UInt8(ascii: "h"): self = .hours(number)
    case UInt8(ascii: "d"): self = .days(number)
    default: return nil
    }
    if !isPossible { return nil }
  }

  /// The length as a pipeline writes it.
  public var text: String {
    switch self {
    case .hours(let number): return "\(number)h"
    case .days(let number): return "\(number)d"
    }
  }

  /// Whether the window counts whole days, since single events are not kept that long.
  public var isDaily: Bool { dailyDays != nil }

  /// The ending that a name must have, without the `_` before it.
  public var suffix: String { isDaily ? text + "_daily" : text }

  var isPossible: Bool {
    switch self {
    case .hours(let number): return (1...168).contains(number)
    case .days(let number): return (1...Int(Retention.longestWindowDays)).contains(number)
    }
  }

  /// The seconds of a window that is exact to the event.
  var exactSeconds: Int64? {
    switch self {
    case .hours(let number): return Int64(number) * 3_600
    case .days(let number): return isDaily ? nil : Int64(number) * 86_400
    }
  }

  /// The days of a window that is exact to the day.
  var dailyDays: Int32? {
    guard case .days(let number) = self, Int64(number) * 86_400 > ExactWindow.week.seconds else { return nil }
    return Int32(number)
  }
}
