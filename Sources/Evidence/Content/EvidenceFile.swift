/// A file that is sealed as it is.
public struct EvidenceFile: Equatable, Sendable {
  /// The file's path, with `/` between its parts.
  public var path: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// Names bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
