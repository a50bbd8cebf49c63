/// One named array of a safetensors file.
public struct SafetensorsTensor: Sendable, Equatable {
  /// The values, in row-major order, in one of the four element types this project uses.
  public enum Elements: Sendable, Equatable {
    /// Type `F32`.
    case float32([Float])
    /// Type `F64`.
    case float64([Double])
    /// Type `I64`.
    case int64([Int64])
    /// Type `I8`.
    case int8([Int8])

    /// The number of values.
    public var count: Int {
      switch self {
      case .float32(let values): values.count
      case .float64(let values): values.count
      case .int64(let values): values.count
      case .int8(let values): values.count
      }
    }
  }

  /// The tensor's name, unique in its file.
  public let name: String

  /// The length of each dimension, outermost first; empty for a single value.
  public let shape: [Int]

  /// The values, as many as the product of the shape.
  public let elements: Elements

  /// Makes a tensor; a name that is reserved or a count that disagrees with the shape is a programmer
  /// error.
  public init(name: String, shape: [Int], elements: Elements) {
    precondition(name != SafetensorsFile.metadataKey, "The format keeps the name '__metadata__' for itself.")
    precondition(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == elements.count,
      "A tensor holds as many values as the product of its shape.")
    self.name = name
    self.shape = shape
    self.elements = elements
  }

  /// Whether its values are bytes.
  public var isOfBytes: Bool { elementType == .int8 }

  var elementType: SafetensorsElementType {
    switch elements {
    case .float32: .float32
    case .float64: .float64
    case .int64: .int64
    case .int8: .int8
    }
  }
}

/// The element types that are read and written, under the names the format gives them.
enum SafetensorsElementType: String {
  case float32 = "F32"
  case float64 = "F64"
  case int64 = "I64"
  case int8 = "I8"

  var byteCount: Int {
    switch self {
    case .float64, .int64: 8
    case .float32: 4
    case .int8: 1
    }
  }
}
