import CLibArchive
import Glibc

/// Decompresses zstd, xz, and the only file of a zip archive with libarchive.
final class ArchiveDecoder: ContentDecoder {
  private static let pieceBytes = 256 << 10

  private let archive: OpaquePointer
  /// The size that a zip archive's directory states.
  private var statedBytes: Int64?
  private var isAtEnd = false
  private var givenBytes: Int64 = 0
  /// What libarchive gave and was not handed on yet; it is valid until libarchive is asked again.
  private var block: UnsafeRawBufferPointer = .init(start: nil, count: 0)

  init(descriptor: Int32, form: CompressionForm) throws(ContentFault) {
    if form == .zip { try Self.requireOneFile(descriptor) }
    archive = try Self.open(descriptor, form)
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF {
      isAtEnd = true
      return
    }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw Self.fault(archive) }
    if form == .zip, archive_entry_size_is_set(entry) != 0 { statedBytes = archive_entry_size(entry) }
  }

  deinit {
    archive_read_free(archive)
  }

  func decode(into room: UnsafeMutableRawBufferPointer) throws(ContentFault) -> Int {
    if block.isEmpty && !isAtEnd { try nextBlock() }
    let count = min(block.count, room.count)
    // Safe: both parts have `count` bytes; the block is libarchive's, which is not asked until it is used up.
    room.copyMemory(from: UnsafeRawBufferPointer(rebasing: block.prefix(count)))
    block = UnsafeRawBufferPointer(rebasing: block.dropFirst(count))
    givenBytes += Int64(count)
    return count
  }

  private func nextBlock() throws(ContentFault) {
    while block.isEmpty && !isAtEnd {
      var start: UnsafeRawPointer?
      var count = 0
      var offset: Int64 = 0
      let status = archive_read_data_block(archive, &start, &count, &offset)
      if status == ARCHIVE_EOF {
        isAtEnd = true
        if let statedBytes, statedBytes != givenBytes {
          throw .damaged(reason: "its size is not the size the directory states")
        }
      } else if status == ARCHIVE_OK {
        block = UnsafeRawBufferPointer(start: start, count: count)
      } else {
        throw Self.fault(archive)
      }
    }
  }

  private static func open(
    _ descriptor: Int32, _ form: CompressionForm
  ) throws(ContentFault) -> OpaquePointer {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .unreadable(systemError: errno) }
    guard let archive = archive_read_new() else { throw .unreadable(systemError: ENOMEM) }
    switch form {
    case .zip: archive_read_support_format_zip_seekable(archive)
    case .gzip: archive_read_append_filter(archive, ARCHIVE_FILTER_GZIP)
    case .zstd: archive_read_append_filter(archive, ARCHIVE_FILTER_ZSTD)
    case .xz: archive_read_append_filter(archive, ARCHIVE_FILTER_XZ)
    }
    if form != .zip {
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
    }
    let status = archive_read_open_fd(archive, descriptor, pieceBytes)
    // A first block that cannot be decompressed looks like an empty file to libarchive, but it keeps the reason.
    guard status == ARCHIVE_OK, archive_error_string(archive) == nil else {
      let fault = fault(archive)
      archive_read_free(archive)
      throw fault
    }
    return archive
  }

  /// Walks over the directory of a zip archive, without reading content.
  private static func requireOneFile(_ descriptor: Int32) throws(ContentFault) {
    if isWithoutEntries(descriptor) { throw .noMember }
    let archive = try open(descriptor, .zip)
    defer { archive_read_free(archive) }
    var members = 0
    var first: ContentFault?
    while members < 2 {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { break }
      // A name that cannot be shown here is a warning; the name is not used.
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw fault(archive) }
      members += 1
      if members == 1 { first = faultOfEntry(entry) }
    }
    if members > 1 { throw .severalMembers }
    if members == 0 { throw .noMember }
    if let first { throw first }
  }

  private static func faultOfEntry(_ entry: OpaquePointer) -> ContentFault? {
    guard archive_entry_filetype(entry) == UInt32(Glibc.S_IFREG), archive_entry_hardlink(entry) == nil
    else { return .memberNotAFile }
    return archive_entry_is_encrypted(entry) != 0 ? .encrypted : nil
  }

  /// Whether a zip archive begins with the end of its directory, which libarchive does not take for an archive.
  private static func isWithoutEntries(_ descriptor: Int32) -> Bool {
    var opening: UInt32 = 0
    return pread(descriptor, &opening, 4, 0) == 4 && UInt32(littleEndian: opening) == 0x0605_4B50
  }

  /// libarchive's numbers of its own: EILSEQ says that the format is wrong, -1 anything else; others are the system's.
  private static func fault(_ archive: OpaquePointer) -> ContentFault {
    let number = archive_errno(archive)
    if number > 0 && number != EILSEQ && number != EINVAL { return .unreadable(systemError: number) }
    return .damaged(reason: archive_error_string(archive).map { String(cString: $0) } ?? "no reason given")
  }
}
