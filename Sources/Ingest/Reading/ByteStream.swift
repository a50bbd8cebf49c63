import Cryptography

/// The content of a file in order, through one buffer that is used again, with its digest.
///
/// Shape: `buffer[start..<end]` are the bytes that were read and not yet consumed.
/// Cost: memory is the buffer; it grows only when one record is longer than it.
struct ByteStream: ~Copyable {
  private(set) var content: FileContent
  private(set) var buffer: [UInt8]
  private(set) var start = 0
  private(set) var end = 0
  /// The place in the content of `buffer[start]`.
  private(set) var fileOffset: Int64 = 0
  private(set) var isAtEnd = false
  private var hasher = SHA256Hasher()

  /// Reads a content that was not read from before.
  init(content: consuming FileContent, bufferBytes: Int) {
    self.content = content
    self.buffer = [UInt8](repeating: 0, count: bufferBytes)
  }

  /// Marks bytes at the front as consumed.
  mutating func consume(_ count: Int) {
    precondition(count >= 0 && count <= end - start, "A format consumes only bytes that it was given.")
    start += count
    fileOffset += Int64(count)
  }

  /// Moves what is left to the front, makes room when there is none, and reads more.
  mutating func refill() throws(IngestError) {
    let kept = end - start
    if start > 0 {
      // Safe: both ranges lie in the buffer, and memmove allows them to overlap.
      buffer.withUnsafeMutableBytes { room in
        room.copyBytes(from: UnsafeRawBufferPointer(rebasing: room[start..<end]))
      }
    }
    if kept == buffer.count { buffer.append(contentsOf: repeatElement(0, count: kept)) }
    start = 0
    end = kept
    let count = try content.read(into: &buffer, from: kept)
    digestBytes(kept..<(kept + count))
    end += count
    isAtEnd = end < buffer.count
  }

  private mutating func digestBytes(_ range: Range<Int>) {
    // The buffer is taken out while the hasher, another part of this value, changes.
    var bytes: [UInt8] = []
    swap(&bytes, &buffer)
    hasher.update(bytes.span.extracting(range))
    swap(&bytes, &buffer)
  }

  /// The digest of all bytes read; called once, at the end.
  mutating func digest() throws(IngestError) -> SHA256Digest {
    try content.file.requireUnchanged()
    return hasher.finish()
  }
}
