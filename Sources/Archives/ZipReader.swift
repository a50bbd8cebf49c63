import Glibc

/// Reads a zip archive that may come from anyone.
///
/// Input: an ordinary file; links, folders and devices are refused. The archive's directory is what counts, as for `unzip`.
/// Shape: when the initializer returns, every name is inside the folder it would be unpacked into, no name stands twice,
/// every entry is a file or a folder, and nothing that the archive says of itself passes the limits.
/// Errors: `ArchivesError`; `isAboutContent` tells a bad archive from a bad machine. A wrong checksum is found when
/// the entry is read.
/// Cost: each call opens the file once and passes over the directory; use `forEachFile` to read all entries in one pass.
public struct ZipReader: Sendable {
  /// The entries in the order of the archive's directory.
  public let entries: [ZipEntry]
  private let path: String
  private let limits: ZipLimits

  /// Opens an archive and checks every entry of its directory.
  public init(path: String, limits: ZipLimits = ZipLimits()) throws(ArchivesError) {
    var stream = try ZipStream(path: path)
    var entries: [ZipEntry] = []
    var names: Set<[UInt8]> = []
    var totalBytes: Int64 = 0
    while let entry = try stream.next() {
      guard entry.number <= limits.entries else { throw .overLimit(entry: entry.number, limit: .entries) }
      // Bytes, not characters: Swift holds two spellings of one character equal, a file system does not.
      guard names.insert(Array(entry.name.utf8)).inserted else { throw .duplicateName(entry: entry.number) }
      let stated = entry.statedBytes ?? 0
      let sum = totalBytes.addingReportingOverflow(stated)
      guard stated >= 0, !sum.overflow else { throw .overLimit(entry: entry.number, limit: .totalBytes) }
      totalBytes = sum.partialValue
      if let limit = limits.passed(byEntry: stated, total: totalBytes, archiveBytes: stream.archiveBytes) {
        throw .overLimit(entry: entry.number, limit: limit)
      }
      entries.append(entry)
    }
    self.entries = entries
    self.path = path
    self.limits = limits
  }

  /// Gives the bytes of one file of the archive.
  ///
  /// Errors: `noSuchEntry` when there is no such file.
  public func bytes(of name: String) throws(ArchivesError) -> [UInt8] {
    var stream = try ZipStream(path: path)
    while let entry = try stream.next() {
      guard !entry.isFolder, entry.name.utf8.elementsEqual(name.utf8) else { continue }
      return try stream.readAll(entry, limits: limits)
    }
    throw .noSuchEntry(name: name)
  }

  /// Hands over every file of the archive with its bytes, in the order of the directory.
  ///
  /// Shape: one file is in memory at a time. Errors: what is thrown by `receive` goes through as it is.
  public func forEachFile(
    _ receive: (ZipEntry, [UInt8]) throws(ArchivesError) -> Void
  ) throws(ArchivesError) {
    var stream = try ZipStream(path: path)
    while let entry = try stream.next() {
      if entry.isFolder { continue }
      try receive(entry, try stream.readAll(entry, limits: limits))
    }
  }

  /// Hands over the bytes of one file of the archive in pieces, for files larger than memory should hold.
  ///
  /// Shape: pieces of at most 64 KiB. Errors: `noSuchEntry` when there is no such file.
  public func stream(
    _ name: String, _ receive: (Span<UInt8>) -> Void
  ) throws(ArchivesError) {
    var stream = try ZipStream(path: path)
    while let entry = try stream.next() {
      guard !entry.isFolder, entry.name.utf8.elementsEqual(name.utf8) else { continue }
      return try stream.read(entry, limits: limits, receive)
    }
    throw .noSuchEntry(name: name)
  }
}
