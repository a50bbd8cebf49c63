import Glibc

/// The content of one compressed file, read in order from its start.
///
/// Input: a descriptor of a regular file, open for reading and kept open by its owner as long as this value lives. gzip
/// members, zstd frames and xz streams one after another are one content, as for their own programs; zero bytes may pad
/// the end of a gzip file. A zip archive must hold exactly one entry, a file; its name is never used.
/// Errors: `ContentFault`. Bytes that came out before the fault are given first, but their checksum may not have been
/// compared yet: content is good only when `read` has given 0.
/// Determinism: the same bytes, and the same fault after the same number of them, whatever the sizes asked for.
/// Cost: memory is the decompressor's own window: some hundred KiB for gzip and zip, up to 128 MiB for zstd and what the
/// writer chose, up to 1 GiB, for xz.
public struct CompressedContent: ~Copyable {
  /// The number of bytes given so far.
  public private(set) var contentBytes: Int64 = 0
  private let decoder: any ContentDecoder
  private let mostBytes: Int64
  private let limitFault: ContentFault

  /// Begins at the start of the content.
  ///
  /// - Parameters:
  ///   - descriptor: the open file; its position is changed.
  ///   - fileBytes: the size of the file.
  ///   - form: how the file is compressed.
  ///   - limits: how much is taken from it.
  /// - Throws: a `ContentFault` when the file cannot be begun.
  public init(
    descriptor: Int32, fileBytes: Int64, form: CompressionForm, limits: ContentLimits
  ) throws(ContentFault) {
    switch form {
    case .gzip: decoder = try GzipDecoder(descriptor: descriptor)
    case .zstd, .xz, .zip: decoder = try ArchiveDecoder(descriptor: descriptor, form: form)
    }
    (mostBytes, limitFault) = limits.most(forFileBytes: fileBytes)
  }

  /// Writes the next bytes of the content into an array from an index on; gives their number, fewer than fit only
  /// at the end or before a fault.
  ///
  /// - Parameters:
  ///   - bytes: the array; it keeps its size.
  ///   - start: the index of the first byte to be written.
  /// - Returns: the number of bytes written; 0 at the end.
  /// - Throws: a `ContentFault` when nothing more can be given.
  public mutating func read(into bytes: inout [UInt8], from start: Int) throws(ContentFault) -> Int {
    let wanted = Int(min(Int64(bytes.count - start), mostBytes - contentBytes))
    if wanted == 0 {
      if start < bytes.count { try requireEnd() }
      return 0
    }
    // Safe: the decoder writes inside the part of the array that it is given, and keeps no pointer.
    let outcome = bytes.withUnsafeMutableBytes { room -> Result<Int, ContentFault> in
      let part = UnsafeMutableRawBufferPointer(rebasing: room[start..<(start + wanted)])
      do throws(ContentFault) {
        return .success(try decoder.decode(into: part))
      } catch {
        return .failure(error)
      }
    }
    let count = try outcome.get()
    contentBytes += Int64(count)
    return count
  }

  /// Throws when content follows beyond the limit.
  private func requireEnd() throws(ContentFault) {
    var probe: UInt8 = 0
    // Safe: one byte is written at most, into the variable.
    let outcome = withUnsafeMutableBytes(of: &probe) { room -> Result<Int, ContentFault> in
      do throws(ContentFault) {
        return .success(try decoder.decode(into: room))
      } catch {
        return .failure(error)
      }
    }
    if try outcome.get() > 0 { throw limitFault }
  }
}

/// One way to decompress.
protocol ContentDecoder: AnyObject {
  /// Writes at least one byte, unless the content has ended; a fault is thrown only when no byte before it is left.
  func decode(into room: UnsafeMutableRawBufferPointer) throws(ContentFault) -> Int
}
