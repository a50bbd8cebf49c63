/// What `bag-info.txt` says of a bag: labels with values, in order.
public struct BagMetadata: Equatable, Sendable {
  /// One label with its value.
  public struct Field: Equatable, Sendable {
    /// The label, for example `External-Identifier`.
    public let label: String
    /// The value, on one line.
    public let value: String
  }

  /// The fields in the order of the file; a label may stand more than once.
  public private(set) var fields: [Field] = []

  /// Makes metadata without fields.
  public init() {}

  /// Adds a field.
  ///
  /// Input: a label without colon and a value, both on one line; a line break is a programmer's error.
  public mutating func append(_ label: String, _ value: String) {
    precondition(!label.contains(":"), "The label of a bag-info field cannot hold a colon.")
    precondition(BagMetadata.isOneLine(label + value), "A bag-info field stands on one line.")
    fields.append(Field(label: label, value: value))
  }

  /// The first value of a label, compared without regard to case, or nil when the label is absent.
  public func value(of label: String) -> String? {
    fields.first { $0.label.lowercased() == label.lowercased() }?.value
  }

  /// Whether a text can stand in a field.
  static func isOneLine(_ text: String) -> Bool {
    !text.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x85 || $0.value == 0x2028
    }
  }

  var document: [UInt8] {
    Array(fields.map { "\($0.label): \($0.value)\n" }.joined().utf8)
  }

  /// Reads the file; a line that begins with a space continues the value above it.
  init?(reading bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }) {
      if line.first == " " || line.first == "\t" {
        guard let last = fields.popLast() else { return nil }
        let more = line.drop { $0 == " " || $0 == "\t" }
        fields.append(Field(label: last.label, value: last.value + " " + more))
      } else {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        fields.append(Field(label: String(line[..<colon]), value: String(value)))
      }
    }
  }
}
