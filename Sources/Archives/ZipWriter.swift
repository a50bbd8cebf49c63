import CLibArchive
import Glibc

/// Writes a zip archive, through libarchive, whose bytes depend on nothing but what it is given.
///
/// Input: names and bytes in the order in which they shall stand; every entry gets mode 0600, owner 0 and no time, which
/// readers show as the first that the format knows, midnight of 1980-01-01.
/// Shape: no 64-bit extension: up to 4 GiB and 65,535 entries. Directory entries are not written. Each entry's checksum
/// follows its bytes, so the archive is read from its directory at the end, and not from a pipe.
/// Errors: `ArchivesError`; when anything fails, or the writer is dropped before `finish`, no file is left behind.
/// Determinism: the same whatever the machine's time zone and locale, for the same version of libarchive, and of zlib where
/// entries are deflated.
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
public struct ZipWriter: ~Copyable {
  /// How the bytes of an entry are kept.
  public enum Compression: Sendable {
    /// As they are.
    case stored
    /// Deflated, even where that makes them larger.
    case deflated
  }

  private var file: NewFile
  private let archive: OpaquePointer
  private let nameLocale: NameLocale
  private let overwrites: Bool
  private var names: Set<String> = []
  private var failure: ArchivesError?
  private static let ownerOnlyFile = mode_t(Glibc.S_IFREG) | 0o600
  /// The first size and offset that the format keeps for its 64-bit extension.
  private static let reservedBytes: Int64 = 0xFFFF_FFFF
  private static let mostEntries = 0xFFFF

  /// Begins an archive.
  ///
  /// Input: `path` is where the archive will stand; nothing is seen there until `finish`. A file that already has the name
  /// is replaced only when `overwrites` is true.
  public init(path: String, overwrites: Bool = false) throws(ArchivesError) {
    let file = try NewFile(path: path)
    guard let nameLocale = NameLocale(), let archive = archive_write_new() else {
      throw .cannotWrite(
        path: path, step: "begin", reason: "the locale C.UTF-8 is missing or memory has run out")
    }
    guard archive_write_set_format_zip(archive) == ARCHIVE_OK,
      archive_write_open_fd(archive, file.descriptor) == ARCHIVE_OK
    else {
      let reason = ZipWriter.reason(archive)
      archive_write_free(archive)
      throw .cannotWrite(path: path, step: "begin", reason: reason)
    }
    self.file = file
    self.archive = archive
    self.nameLocale = nameLocale
    self.overwrites = overwrites
  }

  deinit {
    // An archive that was not ended is ended here; the file is still open, and removed right after.
    archive_write_free(archive)
  }

  /// Adds an entry.
  ///
  /// Errors: `nameRefused`, `nameRepeated`, `tooLargeForFormat`, `cannotWrite`; after the last one the archive cannot be
  /// finished.
  public mutating func add(
    name: String, bytes: [UInt8], compression: Compression = .stored
  ) throws(ArchivesError) {
    if let failure { throw failure }
    if let fault = EntryNameFault.first(in: Array(name.utf8)) { throw .nameRefused(fault: fault) }
    guard names.insert(name).inserted else { throw .nameRepeated }
    guard names.count <= ZipWriter.mostEntries, writtenBytes + Int64(bytes.count) < ZipWriter.reservedBytes
    else { throw .tooLargeForFormat }
    guard isBegun(name, bytes.count, compression), isWritten(bytes),
      archive_write_finish_entry(archive) == ARCHIVE_OK
    else {
      let failure = writeFailure()
      self.failure = failure
      throw failure
    }
  }

  /// Ends the archive, makes it durable and gives it its name.
  ///
  /// Errors: `alreadyExists`, `tooLargeForFormat`, `cannotWrite`.
  public consuming func finish() throws(ArchivesError) {
    if let failure { throw failure }
    guard archive_write_close(archive) == ARCHIVE_OK else { throw writeFailure() }
    guard writtenBytes < ZipWriter.reservedBytes else { throw .tooLargeForFormat }
    try file.commit(overwrites: overwrites)
  }

  private var writtenBytes: Int64 { archive_filter_bytes(archive, -1) }

  private func isBegun(_ name: String, _ byteCount: Int, _ compression: Compression) -> Bool {
    guard let entry = archive_entry_new() else { return false }
    defer { archive_entry_free(entry) }
    // The time stays unset: libarchive would write it in the time zone of the process.
    archive_entry_set_pathname(entry, name)
    archive_entry_set_mode(entry, ZipWriter.ownerOnlyFile)
    archive_entry_set_uid(entry, 0)
    archive_entry_set_gid(entry, 0)
    archive_entry_set_size(entry, Int64(byteCount))
    let isChosen =
      switch compression {
      case .stored: archive_write_zip_set_compression_store(archive) == ARCHIVE_OK
      case .deflated: archive_write_zip_set_compression_deflate(archive) == ARCHIVE_OK
      }
    return isChosen && nameLocale.withUTF8 { archive_write_header(archive, entry) } == ARCHIVE_OK
  }

  private func isWritten(_ bytes: [UInt8]) -> Bool {
    if bytes.isEmpty { return true }
    // Safe: libarchive reads exactly `count` bytes and keeps no pointer.
    return bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == bytes.count
  }

  private func writeFailure() -> ArchivesError {
    .cannotWrite(path: file.path, step: "write", reason: ZipWriter.reason(archive))
  }

  private static func reason(_ archive: OpaquePointer) -> String {
    // Above zero it is the system's own number, whose text says more than libarchive's "Write error".
    let number = archive_errno(archive)
    if number > 0 { return String(cString: strerror(number)) }
    return archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
  }
}
