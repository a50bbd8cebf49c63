import Archives

/// How a transaction file is compressed.
///
/// - Shape: closed; found from the file's first bytes, never from its name.
public enum Compression: String, CaseIterable, Sendable {
  /// gzip; several members one after another are one content.
  case gzip
  /// Zstandard.
  case zstd
  /// xz.
  case xz
  /// A zip archive that holds exactly one file.
  case zip

  /// The word used in the database and in reports.
  public var word: String { rawValue }

  init(_ form: CompressionForm) {
    switch form {
    case .gzip: self = .gzip
    case .zstd: self = .zstd
    case .xz: self = .xz
    case .zip: self = .zip
    }
  }
}
