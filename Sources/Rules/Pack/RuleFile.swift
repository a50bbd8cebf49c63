/// A file of a rule pack as it lies on the disk.
public struct RuleFile: Sendable {
  /// The file's name, without the folders of this machine.
  public let name: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Makes a file from its name and bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
