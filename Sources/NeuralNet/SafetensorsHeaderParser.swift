/// One tensor as the header announces it, not yet compared with the data.
struct SafetensorsHeaderEntry: Equatable {
  let name: String
  let elementType: String
  let shape: [Int]
  let startByte: Int
  let endByte: Int
}

/// A parser for exactly the JSON a safetensors header may hold: one object of objects of fixed form.
///
/// It has no recursion and no general value type, so a hostile header can neither nest nor surprise.
struct SafetensorsHeaderParser {
  let entries: [SafetensorsHeaderEntry]
  let metadata: [String: String]

  /// Parses the whole header, which may be padded with white space at its end.
  init(header: ArraySlice<UInt8>) throws(SafetensorsProblem) {
    var text = JSONTextReader(bytes: header)
    guard header.first == UInt8(ascii: "{") else { throw text.problem(expecting: "an opening brace") }
    var entries: [SafetensorsHeaderEntry] = []
    var metadata: [String: String] = [:]
    var seenKeys: Set<String> = []
    try text.readObject { text, key throws(SafetensorsProblem) in
      guard seenKeys.insert(key).inserted else { throw .duplicateKey(key) }
      if key == SafetensorsFile.metadataKey {
        metadata = try Self.readMetadata(&text)
      } else {
        entries.append(try Self.readEntry(&text, name: key))
      }
    }
    try text.requireEnd()
    self.entries = entries
    self.metadata = metadata
  }

  private static func readMetadata(
    _ text: inout JSONTextReader
  ) throws(SafetensorsProblem) -> [String: String] {
    var metadata: [String: String] = [:]
    try text.readObject { text, key throws(SafetensorsProblem) in
      let value = try text.readString()
      guard metadata.updateValue(value, forKey: key) == nil else { throw .duplicateKey(key) }
    }
    return metadata
  }

  private static func readEntry(
    _ text: inout JSONTextReader, name: String
  ) throws(SafetensorsProblem) -> SafetensorsHeaderEntry {
    var elementType: String?
    var shape: [Int]?
    var range: [Int]?
    try text.readObject { text, key throws(SafetensorsProblem) in
      switch key {
      case "dtype":
        guard elementType == nil else { throw .duplicateKey(key) }
        elementType = try text.readString()
      case "shape":
        guard shape == nil else { throw .duplicateKey(key) }
        shape = try text.readIntegers(limit: 8)
      case "data_offsets":
        guard range == nil else { throw .duplicateKey(key) }
        range = try text.readIntegers(limit: 2)
      default: throw text.problem(expecting: "one of the keys dtype, shape and data_offsets")
      }
    }
    guard let elementType, let shape, let range, range.count == 2 else {
      throw text.problem(expecting: "an entry with dtype, shape and two data_offsets")
    }
    return SafetensorsHeaderEntry(
      name: name, elementType: elementType, shape: shape, startByte: range[0], endByte: range[1])
  }
}
