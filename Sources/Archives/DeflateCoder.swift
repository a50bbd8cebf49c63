import CLibArchive

/// Deflates bytes through libarchive.
///
/// libarchive gives no bare deflate, but a gzip member is ten bytes of header, the deflate stream, a checksum and a length
/// (RFC 1952), and its header is short and fixed when no time and no name is asked for. Writing the zip container
/// ourselves is what makes its bytes independent of the machine: libarchive's own writer puts the time in the time zone of
/// the process.
enum DeflateCoder {
  private static let headerBytes = 10
  private static let trailerBytes = 8

  /// Gives the deflate stream of bytes, or nil when libarchive refuses.
  ///
  /// Determinism: the same for the same zlib; a different zlib may choose a different stream that inflates to the same bytes.
  static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    guard let archive = archive_write_new() else { return nil }
    defer { archive_write_free(archive) }
    // Deflate adds at most 5 bytes for every 16 KiB it cannot shrink.
    let capacity = bytes.count + bytes.count / 1_024 + 4_096
    guard isReady(archive) else { return nil }
    var member = [UInt8](repeating: 0, count: capacity)
    var memberBytes = 0
    // Safe: libarchive writes at most `capacity` bytes, and is closed before the buffer's closure ends.
    let isWritten = member.withUnsafeMutableBytes { buffer -> Bool in
      guard archive_write_open_memory(archive, buffer.baseAddress, capacity, &memberBytes) == ARCHIVE_OK
      else {
        return false
      }
      return writeEntry(bytes, to: archive) && archive_write_close(archive) == ARCHIVE_OK
    }
    guard isWritten, memberBytes >= headerBytes + trailerBytes, member[3] == 0 else { return nil }
    return Array(member[headerBytes..<(memberBytes - trailerBytes)])
  }

  private static func isReady(_ archive: OpaquePointer) -> Bool {
    archive_write_set_format_raw(archive) == ARCHIVE_OK
      && archive_write_add_filter_gzip(archive) == ARCHIVE_OK
      && archive_write_set_filter_option(archive, "gzip", "compression-level", "6") == ARCHIVE_OK
      && archive_write_set_filter_option(archive, "gzip", "timestamp", nil) == ARCHIVE_OK
      && archive_write_set_bytes_per_block(archive, 0) == ARCHIVE_OK
  }

  private static func writeEntry(_ bytes: [UInt8], to archive: OpaquePointer) -> Bool {
    guard let entry = archive_entry_new() else { return false }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, "member")
    archive_entry_set_filetype(entry, UInt32(regularFileMode))
    archive_entry_set_size(entry, Int64(bytes.count))
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
    // Safe: libarchive reads exactly `count` bytes and keeps no pointer.
    return bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == bytes.count
  }

  private static let regularFileMode = 0o100000
}
