import CLibArchive
import Glibc

/// One pass over a zip archive through libarchive.
struct ZipStream: ~Copyable {
  /// The size of the archive in bytes.
  let archiveBytes: Int64
  private let descriptor: Int32
  private let archive: OpaquePointer
  private let nameLocale: NameLocale
  private var entryNumber = 0
  private var totalBytes: Int64 = 0
  private static let pieceBytes = 64 << 10

  init(path: String) throws(ArchivesError) {
    let (descriptor, archiveBytes) = try ZipStream.openedFile(path)
    guard let nameLocale = NameLocale(), let archive = archive_read_new() else {
      _ = close(descriptor)
      throw .cannotOpen(path: path, reason: "the locale C.UTF-8 is missing or memory has run out")
    }
    // The seekable reader follows the directory at the end, as unzip does; the streaming one would follow headers
    // that the directory may not name.
    archive_read_support_format_zip_seekable(archive)
    guard archive_read_open_fd(archive, descriptor, ZipStream.pieceBytes) == ARCHIVE_OK else {
      let error = ZipStream.damage(archive, entry: 0)
      archive_read_free(archive)
      _ = close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.archive = archive
    self.nameLocale = nameLocale
    self.archiveBytes = archiveBytes
  }

  deinit {
    archive_read_free(archive)
    _ = close(descriptor)
  }

  /// Goes to the next entry and checks it, or gives nil after the last.
  mutating func next() throws(ArchivesError) -> ZipEntry? {
    var found: OpaquePointer?
    let status = nameLocale.withUTF8 { archive_read_next_header(archive, &found) }
    if status == ARCHIVE_EOF { return nil }
    entryNumber += 1
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let found else { throw damage() }
    let isFolder = archive_entry_filetype(found) == UInt32(Glibc.S_IFDIR)
    guard isFolder || archive_entry_filetype(found) == UInt32(Glibc.S_IFREG),
      archive_entry_hardlink(found) == nil
    else { throw .notAFile(entry: entryNumber) }
    if archive_entry_is_encrypted(found) != 0 { throw .encrypted(entry: entryNumber) }
    let stated = archive_entry_size_is_set(found) != 0 ? archive_entry_size(found) : nil
    let name = try safeName(found, isFolder: isFolder)
    return ZipEntry(number: entryNumber, name: name, isFolder: isFolder, statedBytes: stated)
  }

  /// Reads the current entry to its end.
  mutating func readAll(_ entry: ZipEntry, limits: ZipLimits) throws(ArchivesError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(min(entry.statedBytes ?? 0, 16 << 20)))
    // Safe: the span is copied before the closure ends.
    try read(entry, limits: limits) { piece in piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// Hands over the current entry's bytes in pieces.
  mutating func read(
    _ entry: ZipEntry, limits: ZipLimits, _ receive: (Span<UInt8>) -> Void
  ) throws(ArchivesError) {
    var piece = [UInt8](repeating: 0, count: ZipStream.pieceBytes)
    var entryBytes: Int64 = 0
    while true {
      // Safe: libarchive writes at most the buffer's count.
      let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw damage() }
      if count == 0 { break }
      entryBytes += Int64(count)
      totalBytes += Int64(count)
      if let limit = limits.passed(byEntry: entryBytes, total: totalBytes, archiveBytes: archiveBytes) {
        throw .overLimit(entry: entryNumber, limit: limit)
      }
      receive(piece.span.extracting(0..<count))
    }
    if let stated = entry.statedBytes, stated != entryBytes {
      throw .damaged(entry: entryNumber, reason: "its size is not the size the directory states")
    }
  }

  private func safeName(_ entry: OpaquePointer, isFolder: Bool) throws(ArchivesError) -> String {
    guard let text = nameLocale.withUTF8({ archive_entry_pathname(entry) }) else {
      throw .unsafeName(entry: entryNumber, fault: .notUTF8)
    }
    // Safe: libarchive ends the text with a zero byte and keeps it until the next header.
    var name = UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
    if isFolder && name.last == UInt8(ascii: "/") { name.removeLast() }
    if let fault = EntryNameFault.first(in: name) { throw .unsafeName(entry: entryNumber, fault: fault) }
    return String(decoding: name, as: UTF8.self)
  }

  private func damage() -> ArchivesError {
    ZipStream.damage(archive, entry: entryNumber)
  }

  private static func damage(_ archive: OpaquePointer, entry: Int) -> ArchivesError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    return .damaged(entry: entry, reason: reason)
  }

  private static func openedFile(_ path: String) throws(ArchivesError) -> (descriptor: Int32, bytes: Int64) {
    // Without O_NONBLOCK a named pipe would hold the program until someone writes to it.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw .notARegularFile(path: path) }
      throw .cannotOpen(path: path, reason: NewFile.systemReason())
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & Glibc.S_IFMT == Glibc.S_IFREG else {
      _ = close(descriptor)
      throw .notARegularFile(path: path)
    }
    return (descriptor, Int64(status.st_size))
  }
}
