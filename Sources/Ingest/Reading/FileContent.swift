import Archives
import Core

/// The content of a regular file: its bytes as they lie, or what comes out when they are decompressed.
///
/// Shape: reads follow each other from the start; every place is a place in the content.
/// Cost: an uncompressed file is read without a copy between.
struct FileContent: ~Copyable {
  let file: RegularFile
  /// How the file is compressed; nil for one that is not.
  let compression: Compression?
  /// Whether a compressed file says that a checksum follows; true for a file that is not compressed.
  let hasChecksum: Bool
  /// Why a compressed content ends where it does; nil when it ends where its writer ended it.
  private(set) var fault: IngestCode?
  /// The number of bytes read so far.
  private(set) var offset: Int64 = 0
  private var decompressed: CompressedContent?
  private let form: CompressionForm?
  private let limits: ContentLimits

  /// The limits of the program.
  static let standardLimits = ContentLimits(
    bytes: Limits.contentBytes, expansion: Limits.contentExpansion, freeBytes: Limits.contentFreeBytes)

  /// Takes over an open file and looks at its first bytes.
  static func of(
    _ file: consuming RegularFile, limits: ContentLimits = FileContent.standardLimits
  ) throws(IngestError) -> FileContent {
    let opening = try file.firstBytes(CompressionForm.openingBytes)
    let form = CompressionForm(opening: opening)
    var content = FileContent(
      file: file, form: form, hasChecksum: form?.hasChecksum(opening: opening) ?? true, limits: limits)
    try content.restart()
    return content
  }

  private init(
    file: consuming RegularFile, form: CompressionForm?, hasChecksum: Bool, limits: ContentLimits
  ) {
    self.file = file
    self.form = form
    self.compression = form.map(Compression.init)
    self.hasChecksum = hasChecksum
    self.limits = limits
  }

  /// Goes back to the start.
  mutating func restart() throws(IngestError) {
    offset = 0
    fault = nil
    guard let form else { return }
    do throws(ContentFault) {
      decompressed = try CompressedContent(
        descriptor: file.descriptor, fileBytes: file.lengthBytes, form: form, limits: limits)
    } catch {
      decompressed = nil
      try end(because: error)
    }
  }

  /// Fills an array from an index on with the bytes that follow; gives the number read, fewer only at the end.
  ///
  /// A compressed content that cannot be read on ends there; `fault` says why.
  mutating func read(into bytes: inout [UInt8], from start: Int) throws(IngestError) -> Int {
    if form == nil {
      let count = try file.read(at: offset, into: &bytes, from: start)
      offset += Int64(count)
      return count
    }
    var filled = start
    while filled < bytes.count && fault == nil {
      do throws(ContentFault) {
        guard let count = try decompressed?.read(into: &bytes, from: filled), count > 0 else { break }
        filled += count
        offset += Int64(count)
      } catch {
        try end(because: error)
      }
    }
    return filled - start
  }

  /// Reads the first bytes and goes back to the start; a refusal holds whatever the format would be.
  mutating func opening() throws(IngestError) -> (FileOpening, refusal: Refusal?) {
    let most = Int64(FileOpening.maximumBytes)
    let wanted = compression == nil ? min(most, file.lengthBytes) : most
    var bytes = [UInt8](repeating: 0, count: Int(wanted))
    let count = try read(into: &bytes, from: 0)
    bytes.removeLast(bytes.count - count)
    let isWhole = compression == nil ? Int64(count) == file.lengthBytes : Int64(count) < wanted
    var refusal: Refusal?
    if let fault, bytes.isEmpty {
      refusal = Refusal(fault)
    } else if compression != nil && CompressionForm(opening: bytes) != nil {
      refusal = Refusal(.compressionNested)
    }
    try restart()
    return (FileOpening(bytes: bytes, isWhole: isWhole), refusal)
  }

  private mutating func end(because fault: ContentFault) throws(IngestError) {
    if case .unreadable(let systemError) = fault {
      throw .unreadable(file: file.name, byteOffset: offset, systemError: systemError)
    }
    self.fault = IngestCode.code(of: fault)
  }
}
