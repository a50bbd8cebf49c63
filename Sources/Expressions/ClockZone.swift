import Foundation

/// How far a place's clocks are ahead of UTC.
///
/// - Determinism: Japan's time and fixed offsets are the same everywhere; other zones follow the tables of the machine.
enum ClockZone: Sendable {
  case fixed(secondsAhead: Int64)
  case japan(TimeZone)
  case named(TimeZone)

  /// Japan has kept one time since it gave up summer time in September 1951.
  private static let japanFixedSince: Int64 = -568_080_000

  /// Reads `Asia/Tokyo`, `UTC`, `+09:00` or `09:00`; nil when there is no such zone.
  init?(_ text: ArraySlice<UInt8>) {
    let name = String(decoding: text, as: UTF8.self)
    let unsigned = text.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    let parts = unsigned.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    if parts.count == 2, text.count - unsigned.count <= 1, parts.allSatisfy({ $0.allSatisfy(\.isDigit) }),
      let hours = Int64(String(decoding: parts[0], as: UTF8.self)), hours < 24,
      let minutes = Int64(String(decoding: parts[1], as: UTF8.self)), minutes < 60
    {
      let seconds = hours * 3_600 + minutes * 60
      self = .fixed(secondsAhead: text.first == UInt8(ascii: "-") ? -seconds : seconds)
    } else if name == "UTC" {
      self = .fixed(secondsAhead: 0)
    } else if let zone = TimeZone(identifier: name), TimeZone.knownTimeZoneIdentifiers.contains(name) {
      self = name == "Asia/Tokyo" ? .japan(zone) : .named(zone)
    } else if name.contains("/"), let zone = TimeZone(identifier: name) {
      // Older names of zones, such as US/Central, are not in the list of known ones.
      self = .named(zone)
    } else {
      return nil
    }
  }

  func secondsAhead(at seconds: Int64) -> Int64 {
    switch self {
    case .fixed(let secondsAhead): return secondsAhead
    case .japan(let zone): return seconds >= ClockZone.japanFixedSince ? 32_400 : look(zone, seconds)
    case .named(let zone): return look(zone, seconds)
    }
  }

  private func look(_ zone: TimeZone, _ seconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }
}
