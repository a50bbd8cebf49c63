/// The headers of one entry of a zip archive.
///
/// - Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory header), 4.3.16 (end of directory).
struct ZipRecord {
  let name: [UInt8]
  let timestamp: ZipTimestamp
  let isDeflated: Bool
  let checksum: UInt32
  let packedBytes: Int
  let fullBytes: Int
  let headerOffset: Int

  /// Version 2.0 of the format, the first with folders and deflate.
  private static let neededVersion: UInt16 = 20
  /// Version 2.0, made on Unix, so that the mode below is read as one.
  private static let madeBy: UInt16 = 3 << 8 | 20
  /// Names are UTF-8.
  private static let flags: UInt16 = 1 << 11
  /// A regular file that only its owner may read and write.
  private static let attributes: UInt32 = 0o100600 << 16

  var localHeader: [UInt8] {
    var header = LittleEndianBytes()
    header.append(0x0403_4B50 as UInt32)
    appendShared(to: &header)
    return header.bytes + name
  }

  var directoryHeader: [UInt8] {
    var header = LittleEndianBytes()
    header.append(0x0201_4B50 as UInt32)
    header.append(Self.madeBy)
    appendShared(to: &header)
    header.append(0 as UInt16)  // comment
    header.append(0 as UInt16)  // disk
    header.append(0 as UInt16)  // internal attributes
    header.append(Self.attributes)
    header.append(UInt32(headerOffset))
    return header.bytes + name
  }

  static func endOfDirectory(count: Int, bytes: Int, offset: Int) -> [UInt8] {
    var record = LittleEndianBytes()
    record.append(0x0605_4B50 as UInt32)
    record.append(0 as UInt16)  // this disk
    record.append(0 as UInt16)  // disk of the directory
    record.append(UInt16(count))
    record.append(UInt16(count))
    record.append(UInt32(bytes))
    record.append(UInt32(offset))
    record.append(0 as UInt16)  // comment
    return record.bytes
  }

  private func appendShared(to header: inout LittleEndianBytes) {
    header.append(Self.neededVersion)
    header.append(Self.flags)
    header.append((isDeflated ? 8 : 0) as UInt16)
    header.append(timestamp.time)
    header.append(timestamp.date)
    header.append(checksum)
    header.append(UInt32(packedBytes))
    header.append(UInt32(fullBytes))
    header.append(UInt16(name.count))
    header.append(0 as UInt16)  // extra fields
  }
}

/// Bytes that grow by whole numbers, lowest byte first.
private struct LittleEndianBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: some FixedWidthInteger & UnsignedInteger) {
    for place in 0..<(number.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> (place * 8)))
    }
  }
}
