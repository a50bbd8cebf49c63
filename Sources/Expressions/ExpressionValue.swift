/// What an expression or a part of it is worth.
///
/// - Unit: durations are nanoseconds.
/// - Shape: texts are UTF-8, bytes compared with bytes, never by canonical equivalence.
public enum ExpressionValue: Sendable {
  /// Nothing, which is a value of its own.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number.
  case int(Int64)
  /// A whole number without a sign.
  case uint(UInt64)
  /// A real number.
  case double(Double)
  /// A text in UTF-8.
  case string(ArraySlice<UInt8>)
  /// A run of bytes.
  case bytes(ArraySlice<UInt8>)
  /// A moment.
  case timestamp(ExpressionTimestamp)
  /// A length of time in nanoseconds.
  case duration(Int64)
  /// A list.
  case list([ExpressionValue])
  /// A map.
  case map(ExpressionMap)
  /// A type.
  case type(TypeName)
  /// No value, and why.
  case failure(ExpressionFailure)

  /// Makes a text.
  public static func text(_ text: String) -> ExpressionValue {
    .string(Array(text.utf8)[...])
  }

  /// The type of a value at run time; nil for a failure.
  public var typeName: TypeName? {
    switch self {
    case .null: return .null
    case .bool: return .bool
    case .int: return .int
    case .uint: return .uint
    case .double: return .double
    case .string: return .string
    case .bytes: return .bytes
    case .timestamp: return .timestamp
    case .duration: return .duration
    case .list: return .list
    case .map: return .map
    case .type: return .type
    case .failure: return nil
    }
  }

  /// The types by the names they have at run time, where a list is a list whatever it holds.
  public enum TypeName: String, CaseIterable, Sendable {
    /// The type of nothing.
    case null = "null_type"
    /// True and false.
    case bool
    /// Whole numbers.
    case int
    /// Whole numbers without a sign.
    case uint
    /// Real numbers.
    case double
    /// Texts.
    case string
    /// Bytes.
    case bytes
    /// Moments.
    case timestamp = "google.protobuf.Timestamp"
    /// Lengths of time.
    case duration = "google.protobuf.Duration"
    /// Lists.
    case list
    /// Maps.
    case map
    /// Types.
    case type
  }
}

/// A map from keys to values, in the order in which they were written.
///
/// - Shape: keys are true or false, whole numbers or texts, each once; numbers of different types that are equal are
///   one key.
/// - Cost: looking up goes through all keys; maps in expressions have few.
public struct ExpressionMap: Sendable {
  /// The keys.
  public let keys: [ExpressionValue]
  /// The value of each key.
  public let values: [ExpressionValue]

  /// Makes a map; nil when a key is there twice or is none that a map can have.
  public init?(keys: [ExpressionValue], values: [ExpressionValue]) {
    precondition(keys.count == values.count, "A map has a value for each key.")
    for (index, key) in keys.enumerated() {
      switch key {
      case .bool, .int, .uint, .string: break
      default: return nil
      }
      if keys[..<index].contains(where: { $0.equals(key) }) { return nil }
    }
    self.keys = keys
    self.values = values
  }

  /// The value of a key.
  public subscript(key: ExpressionValue) -> ExpressionValue? {
    keys.firstIndex { $0.equals(key) }.map { values[$0] }
  }
}
