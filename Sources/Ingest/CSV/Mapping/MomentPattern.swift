/// A form in which a file writes moments or dates.
///
/// - Shape: `yyyy` is a year of four digits and `yy` one of this century; `MM dd HH mm ss` are two digits and
///   `M d H m s` one or two; `G` is an era (R, H, S, 令和, 平成, 昭和) with its year as `e` (one or two digits, or 元)
///   or `ee`; `ee` without `G` is a year of two digits whose era is found from the day of the run; `S` are digits of
///   a fraction of a second, which are not kept; `XXX` is an offset, `+09:00` or `Z`. Letters between single quotes
///   and all other characters stand for themselves. The words `iso8601`, `unix_seconds`, `unix_millis` and
///   `seconds_since 2018-04-01T00:00:00+09:00` are forms of their own.
public struct MomentPattern: Hashable, Sendable {
  /// One piece of a form.
  enum Piece: Hashable, Sendable {
    case year
    case yearOfCentury
    case era
    case eraYear(isFixed: Bool)
    case number(Unit, isFixed: Bool)
    case fraction
    case offset
    case literal([UInt8])
  }

  /// A part of a date or a time that is a number of one or two digits.
  enum Unit: Int, Hashable, Sendable {
    case month, day, hour, minute, second
  }

  /// What a form is.
  enum Kind: Hashable, Sendable {
    case iso8601
    case unixSeconds
    case secondsSince(Int64)
    case unixMilliseconds
    case pieces([Piece])
  }

  /// The form as it was written.
  public let pattern: String
  /// Whether the form has a time of day.
  public let hasTimeOfDay: Bool
  /// Whether moments of this form need an offset from elsewhere.
  public let needsOffset: Bool
  let kind: Kind

  /// `2026-11-20T14:03:22+09:00`, with any offset or `Z`.
  public static let iso8601 = MomentPattern(pattern: "iso8601", kind: .iso8601)

  private init(pattern: String, kind: Kind, hasTimeOfDay: Bool = true, needsOffset: Bool = false) {
    self.pattern = pattern
    self.kind = kind
    self.hasTimeOfDay = hasTimeOfDay
    self.needsOffset = needsOffset
  }

  /// Reads a form; nil when it has no year, month and day, has one of them twice, or a letter without meaning.
  public init?(_ pattern: String) {
    switch pattern {
    case "iso8601": self = .iso8601
    case "unix_seconds": self.init(pattern: pattern, kind: .unixSeconds)
    case "unix_millis": self.init(pattern: pattern, kind: .unixMilliseconds)
    case _ where pattern.hasPrefix(MomentPattern.secondsSincePrefix):
      guard let origin = MomentPattern.origin(pattern) else { return nil }
      self.init(pattern: pattern, kind: .secondsSince(origin))
    default:
      guard let pieces = MomentPattern.pieces(pattern), let time = MomentPattern.timeOfDay(pieces) else {
        return nil
      }
      self.init(
        pattern: pattern, kind: .pieces(pieces), hasTimeOfDay: time,
        needsOffset: time && !pieces.contains(.offset))
    }
  }

  private static let secondsSincePrefix = "seconds_since "

  /// The moment from which a file counts its seconds; nil when it is no moment with an offset.
  private static func origin(_ pattern: String) -> Int64? {
    var iso = ISOMoment()
    let text = Array(pattern.utf8.dropFirst(secondsSincePrefix.utf8.count))
    let reading = text.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { iso.read($0, bytes.count) }
    }
    guard case .seconds(let seconds)? = reading else { return nil }
    return seconds
  }

  private static func pieces(_ pattern: String) -> [Piece]? {
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    let letters = Array(pattern.unicodeScalars)
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      if letter == "'" {
        guard let end = letters[(index + 1)...].firstIndex(of: "'") else { return nil }
        for quoted in letters[(index + 1)..<end] { literal += Array(String(quoted).utf8) }
        index = end + 1
        continue
      }
      guard letter.isASCII, letter.properties.isAlphabetic else {
        literal += Array(String(letter).utf8)
        index += 1
        continue
      }
      var end = index
      while end < letters.count && letters[end] == letter { end += 1 }
      guard let piece = piece(letter, count: end - index) else { return nil }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
      pieces.append(piece)
      index = end
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }

  private static func piece(_ letter: Unicode.Scalar, count: Int) -> Piece? {
    switch (letter, count) {
    case ("y", 4): return .year
    case ("y", 2): return .yearOfCentury
    case ("G", 1): return .era
    case ("e", 1...2): return .eraYear(isFixed: count == 2)
    case ("M", 1...2): return .number(.month, isFixed: count == 2)
    case ("d", 1...2): return .number(.day, isFixed: count == 2)
    case ("H", 1...2): return .number(.hour, isFixed: count == 2)
    case ("m", 1...2): return .number(.minute, isFixed: count == 2)
    case ("s", 1...2): return .number(.second, isFixed: count == 2)
    case ("S", 1...9): return .fraction
    case ("X", 3): return .offset
    default: return nil
    }
  }

  /// Whether the pieces have a time of day; nil when they are no moment.
  private static func timeOfDay(_ pieces: [Piece]) -> Bool? {
    var units: [Unit] = []
    var years = 0
    for piece in pieces {
      switch piece {
      case .year, .yearOfCentury, .eraYear: years += 1
      case .number(let unit, _): units.append(unit)
      default: break
      }
    }
    let hasEra = pieces.contains(.era)
    let isEraYearFree = pieces.contains(.eraYear(isFixed: false))
    let hasEraYear = isEraYearFree || pieces.contains(.eraYear(isFixed: true))
    guard years == 1, Set(units).count == units.count, units.contains(.month), units.contains(.day),
      !hasEra || hasEraYear, hasEra || !isEraYearFree
    else { return nil }
    for piece: Piece in [.era, .fraction, .offset] where pieces.filter({ $0 == piece }).count > 1 {
      return nil
    }
    let hasTime = units.contains(.hour)
    // A minute needs its hour, a second its minute, and nothing finer stands without a time.
    guard units.contains(.minute) == hasTime, !units.contains(.second) || hasTime,
      !pieces.contains(.fraction) || units.contains(.second), !pieces.contains(.offset) || hasTime
    else { return nil }
    return hasTime
  }
}
