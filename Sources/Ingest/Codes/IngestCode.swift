import Core

/// One thing that reading a file can find, with its stable number and both texts.
///
/// - Shape: the number never changes its meaning and is never used again; two codes are equal when their
///   numbers are.
/// - Errors: none; a code is a value that goes into findings.
public struct IngestCode: Hashable, Sendable, CaseIterable {
  /// The number in the code.
  public let rawValue: Int
  /// How much it weighs.
  public let severity: Finding.Severity
  private let japaneseText: StaticString
  private let englishText: StaticString

  /// Makes a code; only the tables of codes beside this file do.
  init(
    _ rawValue: Int, _ severity: Finding.Severity, _ japanese: StaticString, _ english: StaticString
  ) {
    self.rawValue = rawValue
    self.severity = severity
    self.japaneseText = japanese
    self.englishText = english
  }

  /// Every code, in the order of the numbers.
  public static let allCases: [IngestCode] =
    (fileCodes + zenginCodes + tableCodes + xmlCodes + compressionCodes + referenceCodes)
    .sorted { $0.rawValue < $1.rawValue }

  /// The code as stored and shown, for example `ING-012`.
  public var literal: String {
    let digits = String(rawValue)
    return "ING-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// What is wrong and what to do, in Japanese.
  public var japanese: String { japaneseText.description }

  /// What is wrong and what to do, in English.
  public var english: String { englishText.description }

  /// The finding of this code at a place.
  public func finding(at place: Finding.Place) -> Finding {
    Finding(code: literal, severity: severity, place: place, japanese: japanese, english: english)
  }

  /// Whether two codes have the same number.
  public static func == (left: IngestCode, right: IngestCode) -> Bool { left.rawValue == right.rawValue }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
