// Codes of compressed files. New ones take numbers 200 to 219.

extension IngestCode {
  /// All of them, in the order of their numbers.
  static let compressionCodes: [IngestCode] = []
}
