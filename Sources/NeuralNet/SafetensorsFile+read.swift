extension SafetensorsFile {
  /// Reads a file, refusing everything that is not exactly what the format prescribes.
  ///
  /// Input: the whole file. Keys may be in any order; the header may be padded with white space at its end.
  /// Refused: a header over one mebibyte, duplicate or unknown keys, element types other than F32, F64,
  /// I64 and I8, ranges that overlap, leave holes or lie outside, lengths that disagree with the shape, trailing
  /// bytes, and, unless `allowsNonFinite`, values that are infinite or no number.
  /// Errors: `NeuralNetError.unreadableWeights` with the reason. Nothing in a file is ever executed.
  public init(bytes: [UInt8], allowsNonFinite: Bool) throws(NeuralNetError) {
    do throws(SafetensorsProblem) {
      try self.init(checking: bytes, allowsNonFinite: allowsNonFinite)
    } catch {
      throw .unreadableWeights(error)
    }
  }

  private init(checking bytes: [UInt8], allowsNonFinite: Bool) throws(SafetensorsProblem) {
    let header = try Self.headerRange(of: bytes)
    let parsed = try SafetensorsHeaderParser(header: bytes[header])
    try Self.checkLayout(parsed.entries, dataByteCount: bytes.count - header.upperBound)
    var tensors: [SafetensorsTensor] = []
    for entry in parsed.entries {
      let elements = try Self.elements(of: entry, in: bytes, dataStart: header.upperBound)
      if !allowsNonFinite, !elements.areFinite { throw .nonFiniteValue(tensor: entry.name) }
      tensors.append(SafetensorsTensor(name: entry.name, shape: entry.shape, elements: elements))
    }
    self.init(tensors: tensors, metadata: parsed.metadata)
  }

  private static func headerRange(of bytes: [UInt8]) throws(SafetensorsProblem) -> Range<Int> {
    guard bytes.count >= 8 else { throw .truncated(neededBytes: 8, actualBytes: bytes.count) }
    let length = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(headerLimitBytes) else { throw .headerTooLong(limitBytes: headerLimitBytes) }
    let end = 8 + Int(length)
    guard end <= bytes.count else { throw .truncated(neededBytes: end, actualBytes: bytes.count) }
    return 8..<end
  }

  private static func checkLayout(
    _ entries: [SafetensorsHeaderEntry], dataByteCount: Int
  ) throws(SafetensorsProblem) {
    let ordered = entries.sorted { ($0.startByte, $0.endByte) < ($1.startByte, $1.endByte) }
    var covered = 0
    for entry in ordered {
      guard entry.startByte <= entry.endByte, entry.endByte <= dataByteCount else {
        throw .rangeOutsideData(tensor: entry.name)
      }
      if entry.startByte < covered { throw .overlap(tensor: entry.name) }
      if entry.startByte > covered { throw .hole(beforeTensor: entry.name) }
      covered = entry.endByte
    }
    guard covered == dataByteCount else { throw .trailingBytes(count: dataByteCount - covered) }
  }

  private static func elements(
    of entry: SafetensorsHeaderEntry, in bytes: [UInt8], dataStart: Int
  ) throws(SafetensorsProblem) -> SafetensorsTensor.Elements {
    guard let type = SafetensorsElementType(rawValue: entry.elementType) else {
      throw .unsupportedElementType(tensor: entry.name, found: entry.elementType)
    }
    let length = entry.endByte - entry.startByte
    guard let count = elementCount(ofShape: entry.shape), count <= length / type.byteCount,
      count * type.byteCount == length
    else { throw .lengthDisagrees(tensor: entry.name) }
    let start = dataStart + entry.startByte
    // Safe: the layout check placed `start ..< start + count * byteCount` inside the bytes.
    return bytes.withUnsafeBytes { raw in
      switch type {
      case .float32:
        .float32(
          (0..<count).map { index in
            Float(
              bitPattern: UInt32(
                littleEndian: raw.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)))
          })
      case .float64:
        .float64(
          (0..<count).map { index in
            Double(
              bitPattern: UInt64(
                littleEndian: raw.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self)))
          })
      case .int64:
        .int64(
          (0..<count).map { index in
            Int64(littleEndian: raw.loadUnaligned(fromByteOffset: start + index * 8, as: Int64.self))
          })
      case .int8: .int8((start..<start + count).map { raw.load(fromByteOffset: $0, as: Int8.self) })
      }
    }
  }

  /// The product of a shape, or nil when it does not fit an integer.
  private static func elementCount(ofShape shape: [Int]) -> Int? {
    var count = 1
    for length in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      guard !overflows else { return nil }
      count = product
    }
    return count
  }
}

extension SafetensorsTensor.Elements {
  /// Whether no value is infinite or no number.
  var areFinite: Bool {
    switch self {
    case .float32(let values): values.allSatisfy(\.isFinite)
    case .float64(let values): values.allSatisfy(\.isFinite)
    case .int64, .int8: true
    }
  }
}
