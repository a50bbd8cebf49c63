import CZlib
import Glibc

/// The form in which `ZipWriter` writes archives of stored files, byte for byte.
///
/// A reader overlooks much of an archive: times, rights, versions, bytes between entries. Where every byte must be accounted for, the
/// archive is held against what its files would be written as: anything else is not what was written.
/// - Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4; the values are those that libarchive 3.6 and later writes for stored entries.
public enum ZipForm {
  /// Whether every byte of an archive is what its files, in its order, would be written as.
  ///
  /// - Errors: those of reading the archive.
  /// - Cost: one pass over the archive and one over its bytes.
  public static func holds(path: String, limits: ZipLimits = ZipLimits()) throws(ArchivesError) -> Bool {
    let reader = try ZipReader(path: path, limits: limits)
    guard let file = fopen(path, "rb") else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var comparison = Comparison(file)
    var directory: [UInt8] = []
    var count: UInt16 = 0
    try reader.forEachFile { entry, bytes throws(ArchivesError) in
      let written = Written(name: Array(entry.name.utf8), bytes: bytes, offset: comparison.place)
      comparison.expect(written.localHeader)
      comparison.expect(bytes)
      comparison.expect(written.descriptor)
      directory += written.directoryHeader
      count &+= 1
    }
    let start = comparison.place
    comparison.expect(directory)
    comparison.expect(
      number(0x0605_4B50, 4) + [0, 0, 0, 0] + number(UInt32(count), 2) + number(UInt32(count), 2)
        + number(UInt32(directory.count), 4) + number(start, 4) + [0, 0])
    return comparison.isEqual && comparison.isAtEnd && Int(count) == reader.entries.count
  }

  /// One entry as it is written.
  private struct Written {
    let name: [UInt8]
    let size: UInt32
    let checksum: UInt32
    let offset: UInt32

    init(name: [UInt8], bytes: [UInt8], offset: UInt32) {
      self.name = name
      self.offset = offset
      size = UInt32(truncatingIfNeeded: bytes.count)
      // Safe: zlib reads exactly `count` bytes and keeps no pointer.
      checksum = UInt32(
        truncatingIfNeeded: bytes.withUnsafeBufferPointer {
          crc32(0, $0.baseAddress, UInt32(truncatingIfNeeded: $0.count))
        })
    }

    /// Version 1.0, checksum behind the bytes, names in UTF-8 where they are not ASCII, stored, the first time that the format knows.
    private var common: [UInt8] {
      let flags: UInt32 = name.allSatisfy { $0 < 0x80 } ? 8 : 0x808
      return number(10, 2) + number(flags, 2) + number(0, 2) + number(0, 2) + number(33, 2)
    }

    /// No time, owner and group 0.
    private static let extra: [UInt8] =
      Array("UT".utf8) + [1, 0, 0] + Array("ux".utf8) + [11, 0, 1, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0]

    var localHeader: [UInt8] {
      number(0x0403_4B50, 4) + common + number(0, 4) + number(size, 4) + number(size, 4)
        + number(UInt32(name.count), 2) + number(UInt32(Self.extra.count), 2) + name + Self.extra
    }

    var descriptor: [UInt8] {
      number(0x0807_4B50, 4) + number(checksum, 4) + number(size, 4) + number(size, 4)
    }

    /// Made on Unix; an ordinary file that its owner alone reads and writes.
    var directoryHeader: [UInt8] {
      number(0x0201_4B50, 4) + [10, 3] + common + number(checksum, 4) + number(size, 4) + number(size, 4)
        + number(UInt32(name.count), 2) + number(UInt32(Self.extra.count), 2) + [0, 0, 0, 0, 0, 0]
        + number(0o100600 << 16, 4) + number(offset, 4) + name + Self.extra
    }
  }

  /// A file that is read along with what is expected of it.
  private struct Comparison {
    private let file: UnsafeMutablePointer<FILE>
    private(set) var isEqual = true
    private(set) var place: UInt32 = 0

    init(_ file: UnsafeMutablePointer<FILE>) {
      self.file = file
    }

    mutating func expect(_ bytes: [UInt8]) {
      place &+= UInt32(truncatingIfNeeded: bytes.count)
      guard isEqual else { return }
      var found = [UInt8](repeating: 0, count: bytes.count)
      isEqual = fread(&found, 1, bytes.count, file) == bytes.count && found == bytes
    }

    var isAtEnd: Bool { fgetc(file) == EOF }
  }

  /// A number in its bytes, the lowest first.
  private static func number(_ value: UInt32, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }
}
