/// Writes JSON with keys in the order in which they are given, so that the same values give the same bytes.
///
/// - Missing: a missing number is written as `null`.
/// - Errors: none; a number that is not finite is a programmer error.
/// - Source: RFC 8259.
public struct JSONText: Sendable {
  /// The text so far.
  public private(set) var text = ""
  private var needsComma = false

  /// Makes an empty text.
  public init() {}

  /// Writes an object; `body` writes its members.
  public mutating func object(_ body: (inout JSONText) throws -> Void) rethrows {
    separate()
    text += "{"
    needsComma = false
    try body(&self)
    text += "}"
    needsComma = true
  }

  /// Writes an array; `body` writes its elements.
  public mutating func array(_ body: (inout JSONText) throws -> Void) rethrows {
    separate()
    text += "["
    needsComma = false
    try body(&self)
    text += "]"
    needsComma = true
  }

  /// Writes the key of the next value of an object.
  public mutating func key(_ name: String) {
    separate()
    text += JSONText.quoted(name) + ":"
    needsComma = false
  }

  /// Writes a text, or null.
  public mutating func value(_ value: String?) {
    raw(value.map(JSONText.quoted) ?? "null")
  }

  /// Writes a whole number, or null.
  public mutating func value(_ value: Int64?) {
    raw(value.map(String.init) ?? "null")
  }

  /// Writes a real number, or null; a whole one is written without a point.
  public mutating func value(_ value: Double?) {
    guard let value else { return raw("null") }
    precondition(value.isFinite, "JSON has no way to write a number that is not finite.")
    raw(value == value.rounded() && value.magnitude < 9e15 ? String(Int64(value)) : "\(value)")
  }

  /// Writes true or false.
  public mutating func value(_ value: Bool) {
    raw(value ? "true" : "false")
  }

  /// Writes a member of an object whose value is a text or null.
  public mutating func member(_ name: String, _ content: String?) {
    key(name)
    value(content)
  }

  /// Writes a member of an object whose value is a whole number or null.
  public mutating func member(_ name: String, _ content: Int64?) {
    key(name)
    value(content)
  }

  /// Writes a member of an object whose value is a real number or null.
  public mutating func member(_ name: String, _ content: Double?) {
    key(name)
    value(content)
  }

  /// Writes a member that is true or false.
  public mutating func member(_ name: String, _ content: Bool) {
    key(name)
    value(content)
  }

  /// A text in quotes, with control characters and quotes escaped.
  public static func quoted(_ text: String) -> String {
    // Almost every text needs no escape: quote, backslash, and control characters only.
    let needsEscape = text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }
    if !needsEscape { return "\"" + text + "\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = false
  }

  private mutating func raw(_ written: String) {
    separate()
    text += written
    needsComma = true
  }
}
