import Core

/// A value in a reading: its node, its path of keys, and typed ways to take it.
///
/// - Errors: each way gives nil and leaves a finding with the value's line and path when the value is not of
///   that type.
public struct ManifestValue {
  /// The node.
  public let node: ManifestNode
  /// The keys that lead to it, for example `rules[2].title.ja`.
  public let path: String
  let reading: ManifestReading

  /// The value's place, for findings that the caller makes.
  public var place: Finding.Place {
    reading.place(line: node.line, column: node.column, path: path)
  }

  /// The text as the file has it, not blank, whether or not it looks like a number.
  public func string() -> String? {
    guard let scalar = scalar() else { return nil }
    guard scalar.text.contains(where: { !$0.isWhitespace }) else { return refuse(.blankText) }
    return scalar.text
  }

  /// The text as the file has it; it may be empty when it is written as `""`.
  public func possiblyEmptyString() -> String? {
    scalar()?.text
  }

  /// The whole number, in a range.
  public func integer(in range: ClosedRange<Int64> = Int64.min...Int64.max) -> Int64? {
    guard let scalar = scalar() else { return nil }
    guard let number = scalar.integer else { return refuse(.notInteger) }
    guard range.contains(number) else {
      return refuse(.outOfRange("\(range.lowerBound)", "\(range.upperBound)"))
    }
    return number
  }

  /// The real number, in a range; whole numbers are real numbers too.
  public func real(in range: ClosedRange<Double>? = nil) -> Double? {
    guard let scalar = scalar() else { return nil }
    guard let number = scalar.real else { return refuse(.notReal) }
    if let range, !range.contains(number) {
      return refuse(.outOfRange("\(range.lowerBound)", "\(range.upperBound)"))
    }
    return number
  }

  /// The truth value: `true` or `false`.
  public func boolean() -> Bool? {
    guard let scalar = scalar() else { return nil }
    return scalar.boolean ?? refuse(.notBoolean)
  }

  /// The day, written as `YYYY-MM-DD`.
  public func day() -> BankDay? {
    guard let scalar = scalar() else { return nil }
    return BankDay(iso8601: scalar.text) ?? refuse(.notDay)
  }

  /// A word out of a closed list.
  public func word(among known: [String]) -> String? {
    guard let scalar = scalar() else { return nil }
    return known.contains(scalar.text) ? scalar.text : refuse(.unknownWord(scalar.text, known: known))
  }

  /// A case of a closed enumeration, by its raw value.
  public func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word?
  where Word.RawValue == String {
    word(among: type.allCases.map(\.rawValue)).flatMap(Word.init(rawValue:))
  }

  /// The list's values in order.
  public func list() -> [ManifestValue]? {
    guard case .list(let items) = node.content else {
      return refuse(.wrongShape(expected: .list, found: node.shape))
    }
    return items.enumerated().map { ManifestValue(node: $1, path: "\(path)[\($0)]", reading: reading) }
  }

  /// The texts of a list of texts; a value that is no text leaves a finding and is left out.
  public func strings() -> [String]? {
    list()?.compactMap { $0.string() }
  }

  /// The mapping, to take its keys one by one.
  public func mapping() -> ManifestMapping? {
    guard case .mapping(let entries) = node.content else {
      return refuse(.wrongShape(expected: .mapping, found: node.shape))
    }
    return ManifestMapping(
      entries: entries, line: node.line, column: node.column, path: path, reading: reading)
  }

  /// The line and column in the file of a byte of this scalar's text.
  public func position(utf8Offset: Int) -> (line: Int, column: Int) {
    reading.file.position(in: node, utf8Offset: utf8Offset)
  }

  /// The scalar with its style, for callers with types of their own.
  public func scalar() -> ManifestScalar? {
    guard case .scalar(let scalar) = node.content else {
      return refuse(.wrongShape(expected: .scalar, found: node.shape))
    }
    return scalar
  }

  private func refuse<Value>(_ fault: ManifestFault) -> Value? {
    reading.report(fault, line: node.line, column: node.column, path: path)
    return nil
  }
}
