import Core

/// The numbers of a moment as they are found piece by piece.
struct MomentParts {
  private enum Year {
    case none
    case western(Int)
    case era(DateInterpretation, Int)
    case twoDigits(Int)
  }

  private var era: DateInterpretation?
  private var year = Year.none
  /// Month, day, hour, minute and second.
  private var numbers: (Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0)
  private(set) var offsetSeconds: Int?

  /// Takes a whole text apart; false when it is not of the form.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ pieces: [MomentPattern.Piece]) -> Bool {
    var rest = ByteCursor(text)
    for piece in pieces where !read(piece, &rest) { return false }
    return rest.isAtEnd
  }

  var isTimeOfDay: Bool { numbers.2 < 24 && numbers.3 < 60 && numbers.4 < 60 }

  var secondOfDay: Int { numbers.2 * 3_600 + numbers.3 * 60 + numbers.4 }

  /// The day, and how its year was found when that was not written in full.
  func day(_ eras: EraCalendar) -> (BankDay, DateInterpretation?)? {
    let (month, day) = (numbers.0, numbers.1)
    switch year {
    case .none: return nil
    case .western(let year): return BankDay(year: year, month: month, day: day).map { ($0, nil) }
    case .era(let era, let year):
      return EraCalendar.reading(.digits(year: year, month: month, day: day), as: era).map { ($0.day, nil) }
    case .twoDigits(let year):
      return eras.readingNearReference(.digits(year: year, month: month, day: day))
        .map { ($0.day, $0.interpretation) }
    }
  }

  private mutating func read(_ piece: MomentPattern.Piece, _ rest: inout ByteCursor) -> Bool {
    switch piece {
    case .literal(let bytes): return rest.take(bytes)
    case .year:
      guard let number = rest.number(from: 4, to: 4) else { return false }
      year = .western(number)
    case .yearOfCentury:
      guard let number = rest.number(from: 2, to: 2) else { return false }
      year = .western(2_000 + number)
    case .era:
      era = MomentParts.eraNames.first { rest.take($0.name) }?.era
      return era != nil
    case .eraYear(let isFixed):
      let isFirst = era != nil && rest.take(MomentParts.firstYear)
      guard let number = isFirst ? 1 : rest.number(from: isFixed ? 2 : 1, to: 2) else { return false }
      year = era.map { .era($0, number) } ?? .twoDigits(number)
    case .number(let unit, let isFixed):
      guard let number = rest.number(from: isFixed ? 2 : 1, to: 2) else { return false }
      set(unit, number)
    case .fraction: return rest.skipDigits() > 0
    case .offset:
      offsetSeconds = rest.offset()
      return offsetSeconds != nil
    }
    return true
  }

  private mutating func set(_ unit: MomentPattern.Unit, _ number: Int) {
    switch unit {
    case .month: numbers.0 = number
    case .day: numbers.1 = number
    case .hour: numbers.2 = number
    case .minute: numbers.3 = number
    case .second: numbers.4 = number
    }
  }

  private static let firstYear = Array("元".utf8)
  private static let eraNames: [(name: [UInt8], era: DateInterpretation)] = [
    (Array("令和".utf8), .reiwa), (Array("平成".utf8), .heisei), (Array("昭和".utf8), .showa),
    (Array("R".utf8), .reiwa), (Array("H".utf8), .heisei), (Array("S".utf8), .showa),
  ]
}

/// A place in some bytes that only moves forwards.
struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index == bytes.count }

  /// Takes these bytes if they come next.
  mutating func take(_ wanted: [UInt8]) -> Bool {
    guard bytes.count - index >= wanted.count else { return false }
    for offset in wanted.indices where bytes[index + offset] != wanted[offset] { return false }
    index += wanted.count
    return true
  }

  /// A number of as many digits as come next, at most `to`, or nil when they are fewer than `from`.
  mutating func number(from least: Int, to most: Int) -> Int? {
    var value = 0
    var count = 0
    while count < most, index < bytes.count, case let digit = bytes[index] &- 0x30, digit <= 9 {
      value = value * 10 + Int(digit)
      count += 1
      index += 1
    }
    return count >= least ? value : nil
  }

  mutating func skipDigits() -> Int {
    let start = index
    while index < bytes.count && bytes[index] &- 0x30 <= 9 { index += 1 }
    return index - start
  }

  /// An offset, `Z`, `+hh:mm` or `-hh:mm`, in seconds.
  mutating func offset() -> Int? {
    if take([UInt8(ascii: "Z")]) { return 0 }
    let sign = take([UInt8(ascii: "+")]) ? 1 : take([UInt8(ascii: "-")]) ? -1 : 0
    guard sign != 0, let hours = number(from: 2, to: 2), hours < 24, take([0x3A]),
      let minutes = number(from: 2, to: 2), minutes < 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
