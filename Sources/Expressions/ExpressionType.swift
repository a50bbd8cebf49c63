/// The types of CEL that this implementation knows.
public indirect enum ExpressionType: Hashable, Sendable {
  /// Any type; what it is is only known when the expression runs.
  case dyn
  /// The type of `null`.
  case null
  /// True or false.
  case bool
  /// A whole number of 64 bits with a sign.
  case int
  /// A whole number of 64 bits without a sign.
  case uint
  /// A real number.
  case double
  /// A text.
  case string
  /// A run of bytes.
  case bytes
  /// A moment.
  case timestamp
  /// A length of time.
  case duration
  /// A list of elements of one type.
  case list(ExpressionType)
  /// A map from keys of one type to values of one type.
  case map(ExpressionType, ExpressionType)
  /// The type of a type.
  case type(ExpressionType)
  /// A type that the use decides: in signatures a letter, in the checker a number.
  case parameter(Int)

  /// Whether it is one of the three types of numbers.
  public var isNumber: Bool { self == .int || self == .uint || self == .double }

  /// The type as CEL writes it, for example `map(string, list(int))`.
  public var name: String {
    switch self {
    case .dyn: return "dyn"
    case .null: return "null_type"
    case .bool: return "bool"
    case .int: return "int"
    case .uint: return "uint"
    case .double: return "double"
    case .string: return "string"
    case .bytes: return "bytes"
    case .timestamp: return "google.protobuf.Timestamp"
    case .duration: return "google.protobuf.Duration"
    case .list(let element): return "list(\(element.name))"
    case .map(let key, let value): return "map(\(key.name), \(value.name))"
    case .type(let type): return "type(\(type.name))"
    case .parameter(let number): return number < 26 ? String(UnicodeScalar(UInt8(65 + number))) : "dyn"
    }
  }

  /// The types that have a name in expressions, by that name.
  static let named: [String: ExpressionType] = [
    "null_type": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
    "bytes": .bytes, "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(.dyn),
  ]
}
