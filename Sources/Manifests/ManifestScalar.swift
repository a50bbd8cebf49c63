/// A single text of a configuration file and the way it was written.
///
/// - Shape: the text is the file's own, never converted, so that the bank code `0005` stays `0005`.
public struct ManifestScalar: Sendable {
  /// The way a scalar is written.
  public enum Style: Sendable {
    /// Without quotes.
    case plain
    /// Between single or double quotes.
    case quoted
    /// As a block after `|` or `>`.
    case block
  }

  /// The text.
  public let text: String
  /// The way it is written; only a plain scalar can be a number or a truth value.
  public let style: Style

  /// The whole number that the text is, or nil.
  ///
  /// - Shape: an optional minus sign and decimal digits without leading zeros; nothing else is a number, so
  ///   no octal, no hexadecimal, no sexagesimal, no digit groups.
  /// - Missing: gives nil for quoted and block text and for numbers outside 64 bits.
  public var integer: Int64? {
    guard style == .plain, ManifestScalar.isInteger(text.utf8[...]) else { return nil }
    return Int64(text)
  }

  /// The real number that the text is, or nil.
  ///
  /// - Shape: a whole number as `integer` reads it, with an optional fraction of at least one digit and an
  ///   optional exponent.
  /// - Missing: gives nil for quoted and block text, infinities and not-a-number.
  public var real: Double? {
    guard style == .plain else { return nil }
    var rest = text.utf8[...]
    let wholeEnd = rest.firstIndex { !ManifestScalar.isDigit($0) && $0 != UInt8(ascii: "-") } ?? rest.endIndex
    guard ManifestScalar.isInteger(rest[..<wholeEnd]) else { return nil }
    rest = rest[wholeEnd...]
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let fraction = rest.prefix(while: ManifestScalar.isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    if let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard !rest.isEmpty, rest.allSatisfy(ManifestScalar.isDigit) else { return nil }
      rest = rest[rest.endIndex...]
    }
    guard rest.isEmpty, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// The truth value that the text is, or nil: `true` or `false` without quotes and in no other spelling.
  public var boolean: Bool? {
    guard style == .plain else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }

  /// Whether the scalar is one of YAML's ways to write nothing.
  var isNothing: Bool {
    guard style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  private static func isInteger(_ bytes: Substring.UTF8View) -> Bool {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    guard let first = digits.first, digits.allSatisfy(isDigit) else { return false }
    if first == UInt8(ascii: "0") { return digits.count == 1 }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
