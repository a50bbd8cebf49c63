/// The ways in which one file's content may be compressed.
public enum CompressionForm: String, CaseIterable, Sendable {
  /// gzip, RFC 1952.
  case gzip
  /// Zstandard, RFC 8878.
  case zstd
  /// xz, with LZMA2.
  case xz
  /// A zip archive.
  case zip

  /// The most bytes of a file that are looked at.
  public static let openingBytes = 8

  /// Tells the form from a file's first bytes, or gives nil when they begin none.
  ///
  /// Input: the first bytes of a file, `openingBytes` of them unless the file is shorter. Names are not looked at.
  public init?(opening: some Collection<UInt8>) {
    for form in CompressionForm.allCases
    where form.openings.contains(where: { opening.starts(with: $0) }) {
      self = form
      return
    }
    return nil
  }

  /// The bytes with which the form begins; zip has one for an archive, one for an empty archive, one for a part.
  private var openings: [[UInt8]] {
    switch self {
    case .gzip: return [[0x1F, 0x8B]]
    case .zstd: return [[0x28, 0xB5, 0x2F, 0xFD]]
    case .xz: return [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]]
    case .zip: return [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x50, 0x4B, 0x07, 0x08]]
    }
  }

  /// Whether a file with these first bytes says that a checksum of its content follows.
  ///
  /// gzip and zip always have one; zstd and xz leave it to the writer.
  public func hasChecksum(opening: some Collection<UInt8>) -> Bool {
    switch self {
    case .gzip, .zip: return true
    case .zstd: return opening.dropFirst(4).first.map { $0 & 0x04 != 0 } ?? true
    case .xz: return opening.dropFirst(7).first.map { $0 & 0x0F != 0 } ?? true
    }
  }
}
