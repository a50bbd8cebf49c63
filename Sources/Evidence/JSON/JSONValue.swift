/// A JSON value as it was read: objects keep their order, whole numbers stay whole, and texts are equal when their bytes are.
public indirect enum JSONValue: Equatable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number without fraction and exponent that fits.
  case integer(Int64)
  /// Any other number.
  case real(Double)
  /// A text.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// An object, its members in their order.
  case object([JSONMember])

  /// The value under a key of an object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The value when it is a whole number.
  public var asInteger: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The value when it is a text.
  public var asText: String? {
    guard case .text(let value) = self else { return nil }
    return value
  }

  /// The values when it is a list.
  public var asList: [JSONValue]? {
    guard case .list(let values) = self else { return nil }
    return values
  }
}

extension JSONValue {
  /// Whether two values are the same; texts of other characters that Unicode holds for equal are not.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.real(let left), .real(let right)): left == right
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

/// A key of a JSON object with its value.
public struct JSONMember: Equatable, Sendable {
  /// The key.
  public let key: String
  /// The value.
  public let value: JSONValue

  /// Makes a member.
  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }

  /// Whether key and value are the same.
  public static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
  }
}
