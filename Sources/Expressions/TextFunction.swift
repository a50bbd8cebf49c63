extension StandardFunction.TextFunction {
  /// Computes the function; the receiver is the first value.
  func apply(_ values: [ExpressionValue]) -> ExpressionValue {
    switch self {
    case .join: return TextFunctions.join(values)
    case .lowerAscii, .upperAscii, .trim, .reverse:
      guard values.count == 1, case .string(let text) = values[0] else { return .failure(.noSuchOverload) }
      return .string(one(text)[...])
    case .charAt, .substring:
      guard case .string(let text) = values[0], let places = TextFunctions.numbers(values.dropFirst()) else {
        return .failure(.noSuchOverload)
      }
      return self == .charAt
        ? TextFunctions.character(of: text, places) : TextFunctions.part(of: text, places)
    case .contains, .startsWith, .endsWith:
      guard values.count == 2, case .string(let text) = values[0], case .string(let other) = values[1] else {
        return .failure(.noSuchOverload)
      }
      return .bool(holds(text, other))
    case .indexOf, .lastIndexOf, .split:
      guard values.count >= 2, case .string(let text) = values[0], case .string(let other) = values[1],
        let numbers = TextFunctions.numbers(values.dropFirst(2)), numbers.count <= 1
      else { return .failure(.noSuchOverload) }
      if self == .split { return TextFunctions.split(text, by: other, limit: numbers.first ?? -1) }
      return TextFunctions.place(of: other, in: text, from: numbers.first, isLast: self == .lastIndexOf)
    case .replace: return TextFunctions.replace(values)
    case .matches: return .failure(.noSuchOverload)
    }
  }

  func holds(_ text: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .startsWith: return text.starts(with: other)
    case .endsWith: return text.suffix(other.count) == other
    default: return UTF8Text.find(other, in: text) != nil
    }
  }

  private func one(_ text: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .lowerAscii:
      return text.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    case .upperAscii:
      return text.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 & ~0x20 : $0 }
    case .reverse: return UTF8Text.characters(text).reversed().flatMap { $0 }
    default:
      let characters = UTF8Text.characters(text)[...]
      let rest = characters.drop { UTF8Text.isSpace($0) }
      guard let last = rest.lastIndex(where: { !UTF8Text.isSpace($0) }) else { return [] }
      return rest[...last].flatMap { $0 }
    }
  }
}

/// What the functions on texts do with places, separators and replacements.
private enum TextFunctions {
  /// The whole numbers of some values; nil when one is something else.
  static func numbers(_ values: ArraySlice<ExpressionValue>) -> [Int64]? {
    var numbers: [Int64] = []
    for value in values {
      guard case .int(let number) = value else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  static func character(of text: ArraySlice<UInt8>, _ places: [Int64]) -> ExpressionValue {
    guard places.count == 1 else { return .failure(.noSuchOverload) }
    guard let start = UTF8Text.offset(of: places[0], in: text) else { return .failure(.indexOutOfRange) }
    let end = UTF8Text.offset(of: 1, in: text[start...]) ?? start
    return .string(text[start..<end])
  }

  static func part(of text: ArraySlice<UInt8>, _ places: [Int64]) -> ExpressionValue {
    guard (1...2).contains(places.count) else { return .failure(.noSuchOverload) }
    guard let start = UTF8Text.offset(of: places[0], in: text) else { return .failure(.indexOutOfRange) }
    guard places.count == 2 else { return .string(text[start...]) }
    guard let end = UTF8Text.offset(of: places[1], in: text), end >= start else {
      return .failure(.indexOutOfRange)
    }
    return .string(text[start..<end])
  }

  static func place(
    of wanted: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, from place: Int64?, isLast: Bool
  ) -> ExpressionValue {
    var start = isLast ? text.endIndex : text.startIndex
    if let place {
      guard let offset = UTF8Text.offset(of: place, in: text) else { return .failure(.indexOutOfRange) }
      start = offset
    }
    let found =
      isLast ? UTF8Text.findLast(wanted, in: text, from: start) : UTF8Text.find(wanted, in: text[start...])
    guard let found else { return .int(-1) }
    return .int(Int64(UTF8Text.count(text[..<found])))
  }

  /// Splits into at most so many parts; all of them for a negative limit, none for zero.
  static func split(_ text: ArraySlice<UInt8>, by separator: ArraySlice<UInt8>, limit: Int64)
    -> ExpressionValue
  {
    if limit == 0 { return .list([]) }
    let most = limit < 0 ? Int.max : Int(limit)
    var parts: [ExpressionValue] = []
    if separator.isEmpty {
      let characters = UTF8Text.characters(text)
      if most == 1 || characters.isEmpty { return .list([.string(text)]) }
      let single = characters.count <= most ? characters.count : most - 1
      parts = characters.prefix(single).map(ExpressionValue.string)
      if single < characters.count { parts.append(.string(text[characters[single].startIndex...])) }
      return .list(parts)
    }
    var rest = text
    while parts.count < most - 1, let found = UTF8Text.find(separator, in: rest) {
      parts.append(.string(rest[..<found]))
      rest = rest[(found + separator.count)...]
    }
    return .list(parts + [.string(rest)])
  }

  static func join(_ values: [ExpressionValue]) -> ExpressionValue {
    guard case .list(let items) = values[0], values.count <= 2 else { return .failure(.noSuchOverload) }
    var separator: ArraySlice<UInt8> = []
    if values.count == 2 {
      guard case .string(let text) = values[1] else { return .failure(.noSuchOverload) }
      separator = text
    }
    var result: [UInt8] = []
    for (index, item) in items.enumerated() {
      guard case .string(let text) = item else { return .failure(.noSuchOverload) }
      if index > 0 { result += separator }
      result += text
    }
    return .string(result[...])
  }

  /// Replaces the first so many places of a text by another, all of them for a negative number.
  static func replace(_ values: [ExpressionValue]) -> ExpressionValue {
    guard (3...4).contains(values.count), case .string(let text) = values[0],
      case .string(let old) = values[1], case .string(let new) = values[2],
      let numbers = numbers(values.dropFirst(3))
    else { return .failure(.noSuchOverload) }
    var left = numbers.first.map { $0 < 0 ? Int64.max : $0 } ?? Int64.max
    var result: [UInt8] = []
    var rest = text
    while left > 0, let found = UTF8Text.find(old, in: rest) {
      result += rest[..<found]
      result += new
      left -= 1
      guard old.isEmpty else {
        rest = rest[(found + old.count)...]
        continue
      }
      // Nothing stands before each character and at the end.
      guard let next = UTF8Text.offset(of: 1, in: rest) else { break }
      result += rest[..<next]
      rest = rest[next...]
    }
    return .string((result + rest)[...])
  }
}
