import JapaneseText

/// The opening bytes of a file, from which its format and encoding are found.
struct FileOpening: Sendable {
  /// The most bytes that are looked at.
  static let maximumBytes = 1 << 20

  let bytes: [UInt8]
  /// Whether `bytes` are the whole file.
  let isWhole: Bool
  /// The encoding that the bytes would be in if they were text.
  let encodingDetection: EncodingDetection

  init(bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
    encodingDetection = EncodingDetection(of: bytes.span, isWhole: isWhole)
  }

  init(of file: borrowing RegularFile) throws(IngestError) {
    let bytes = try file.firstBytes(FileOpening.maximumBytes)
    self.init(bytes: bytes, isWhole: Int64(bytes.count) == file.lengthBytes)
  }

  var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// The opening after a UTF-8 byte order mark, or all of it.
  var content: ArraySlice<UInt8> { hasByteOrderMark ? bytes.dropFirst(3) : bytes[...] }
}
