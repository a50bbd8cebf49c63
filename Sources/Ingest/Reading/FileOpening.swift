import JapaneseText

/// The opening bytes of a file, from which its format and encoding are found.
struct FileOpening: Sendable {
  /// The most bytes that are looked at.
  static let maximumBytes = 1 << 20

  let bytes: [UInt8]
  /// Whether `bytes` are the whole file.
  let isWhole: Bool
  private var knownDetection: EncodingDetection?

  init(bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
  }

  /// The encoding that the bytes would be in if they were text.
  ///
  /// Cost: all bytes are read several times, unless `detectEncoding` was called before.
  var encodingDetection: EncodingDetection {
    knownDetection ?? EncodingDetection(of: bytes.span, isWhole: isWhole)
  }

  /// Finds the encoding now, once for all who ask; files with an encoding of their own need not pay for it.
  mutating func detectEncoding() {
    if knownDetection == nil { knownDetection = encodingDetection }
  }

  var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// The opening after a UTF-8 byte order mark, or all of it.
  var content: ArraySlice<UInt8> { hasByteOrderMark ? bytes.dropFirst(3) : bytes[...] }
}
