/// A source file that is about to be recorded.
public struct SourceFileDescription: Hashable, Sendable {
  /// The file's name, without the folders of this machine.
  public var name: String
  /// The SHA-256 of all its bytes, in lower-case hexadecimal.
  public var digest: String
  /// The word of its format, for example `csv`.
  public var format: String
  /// Its length in bytes: of its content once it is recorded, and as far as it is known before that.
  public var byteLength: Int64

  /// Describes a source file.
  public init(name: String, digest: String, format: String, byteLength: Int64) {
    self.name = name
    self.digest = digest
    self.format = format
    self.byteLength = byteLength
  }
}
