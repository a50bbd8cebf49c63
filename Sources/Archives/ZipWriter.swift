import Core

/// Writes a zip archive whose bytes depend on nothing but what it is given.
///
/// Input: names and bytes in the order in which they shall stand; every entry gets the same time and mode 0600.
/// Shape: no 64-bit extension: up to 4 GiB and 65,535 entries. Directory entries are not written.
/// Errors: `ArchivesError`; when anything fails, or the writer is dropped before `finish`, no file is left behind.
/// Determinism: stored entries are the same on every machine; deflated ones for the same version of zlib.
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
public struct ZipWriter: ~Copyable {
  /// How the bytes of an entry are kept.
  public enum Compression: Sendable {
    /// As they are.
    case stored
    /// Deflated where that makes them smaller.
    case deflated
  }

  private var file: NewFile
  private let timestamp: ZipTimestamp
  private let overwrites: Bool
  private var directory: [UInt8] = []
  private var names: Set<String> = []
  private var writtenBytes = 0

  /// Begins an archive.
  ///
  /// Input: `path` is where the archive will stand; nothing is seen there until `finish`. `changedAt` is written into every
  /// entry as wall-clock time in Japan. A file that already has the name is replaced only when `overwrites` is true.
  public init(path: String, changedAt: Instant, overwrites: Bool = false) throws(ArchivesError) {
    self.file = try NewFile(path: path)
    self.timestamp = ZipTimestamp(changedAt)
    self.overwrites = overwrites
  }

  /// Adds an entry.
  ///
  /// Errors: `nameRefused`, `nameRepeated`, `tooLargeForFormat`, `cannotWrite`.
  public mutating func add(
    name: String, bytes: [UInt8], compression: Compression = .stored
  ) throws(ArchivesError) {
    let nameBytes = Array(name.utf8)
    if let fault = EntryNameFault.first(in: nameBytes) { throw .nameRefused(fault: fault) }
    guard names.insert(name).inserted else { throw .nameRepeated }
    let content = ZipWriter.packed(bytes, compression)
    let record = ZipRecord(
      name: nameBytes, timestamp: timestamp, isDeflated: content.isDeflated,
      checksum: CRC32.checksum(of: bytes), packedBytes: content.bytes.count, fullBytes: bytes.count,
      headerOffset: writtenBytes)
    let header = record.localHeader
    let end = writtenBytes + header.count + content.bytes.count
    guard names.count <= 0xFFFF, bytes.count < 0xFFFF_FFFF, end < 0xFFFF_FFFF else {
      throw .tooLargeForFormat
    }
    try file.write(header)
    try file.write(content.bytes)
    directory += record.directoryHeader
    writtenBytes = end
  }

  /// Ends the archive, makes it durable and gives it its name.
  ///
  /// Errors: `alreadyExists`, `tooLargeForFormat`, `cannotWrite`.
  public consuming func finish() throws(ArchivesError) {
    guard writtenBytes + directory.count < 0xFFFF_FFFF else { throw .tooLargeForFormat }
    try file.write(directory)
    try file.write(
      ZipRecord.endOfDirectory(count: names.count, bytes: directory.count, offset: writtenBytes))
    try file.commit(overwrites: overwrites)
  }

  private static func packed(
    _ bytes: [UInt8], _ compression: Compression
  ) -> (bytes: [UInt8], isDeflated: Bool) {
    guard compression == .deflated, let deflated = DeflateCoder.deflated(bytes), deflated.count < bytes.count
    else { return (bytes, false) }
    return (deflated, true)
  }
}
