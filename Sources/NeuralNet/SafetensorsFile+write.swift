extension SafetensorsFile {
  /// The bytes of the file.
  ///
  /// Shape: header keys sorted by their bytes; header padded with spaces so that the data starts at a
  /// multiple of eight; eight-byte elements before four-byte ones before bytes, by name within each, so that every value
  /// is aligned.
  /// Errors: `NeuralNetError.unreadableWeights` when names and metadata need more than one mebibyte.
  /// Determinism: the same contents give the same bytes.
  public func bytes() throws(NeuralNetError) -> [UInt8] {
    let ordered = tensors.enumerated().sorted { left, right in
      (-left.element.elementType.byteCount, left.offset) < (
        -right.element.elementType.byteCount, right.offset
      )
    }.map(\.element)
    var header = Self.header(of: ordered, metadata: metadata)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    guard header.count <= Self.headerLimitBytes else {
      throw .unreadableWeights(.headerTooLong(limitBytes: Self.headerLimitBytes))
    }
    var bytes: [UInt8] = []
    Self.append(UInt64(header.count), to: &bytes)
    bytes += header
    for tensor in ordered {
      switch tensor.elements {
      case .float32(let values): for value in values { Self.append(value.bitPattern, to: &bytes) }
      case .float64(let values): for value in values { Self.append(value.bitPattern, to: &bytes) }
      case .int64(let values): for value in values { Self.append(value, to: &bytes) }
      case .int8(let values): bytes += values.map(UInt8.init(bitPattern:))
      }
    }
    return bytes
  }

  private static func header(of ordered: [SafetensorsTensor], metadata: [String: String]) -> [UInt8] {
    var members: [(key: String, value: String)] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { precedes($0.key, $1.key) }.map { "\(quoted($0.key)):\(quoted($0.value))" }
      members.append((metadataKey, "{\(pairs.joined(separator: ","))}"))
    }
    var startByte = 0
    for tensor in ordered {
      let endByte = startByte + tensor.elements.count * tensor.elementType.byteCount
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        (
          tensor.name,
          "{\"data_offsets\":[\(startByte),\(endByte)],"
            + "\"dtype\":\"\(tensor.elementType.rawValue)\",\"shape\":[\(shape)]}"
        ))
      startByte = endByte
    }
    let text = members.sorted { precedes($0.key, $1.key) }.map { "\(quoted($0.key)):\($0.value)" }
    return Array("{\(text.joined(separator: ","))}".utf8)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
