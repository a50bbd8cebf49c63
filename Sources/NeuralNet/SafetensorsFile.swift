/// The contents of a safetensors file: named arrays and a map of short texts, nothing that could run.
///
/// Input and output are bytes in memory; reading and writing the disk is the caller's.
/// Shape: eight bytes of header length (little-endian), the JSON header, the raw little-endian data.
/// Determinism: the same contents always give the same bytes.
/// Source: the format description of the safetensors project.
public struct SafetensorsFile: Sendable, Equatable {
  /// The longest header that is read or written.
  public static let headerLimitBytes = 1 << 20

  static let metadataKey = "__metadata__"

  /// The tensors, sorted by the bytes of their names.
  public let tensors: [SafetensorsTensor]

  /// Short texts about the file, for people and for the caller's own checks.
  public let metadata: [String: String]

  /// Makes the contents of a file; two tensors of one name are a programmer error.
  public init(tensors: [SafetensorsTensor], metadata: [String: String]) {
    let names = Set(tensors.map(\.name))
    precondition(names.count == tensors.count, "Tensor names in one file must differ.")
    self.tensors = tensors.sorted { Self.precedes($0.name, $1.name) }
    self.metadata = metadata
  }

  /// The tensor of this name, or nil.
  public func tensor(named name: String) -> SafetensorsTensor? {
    tensors.first { $0.name == name }
  }

  /// The order of UTF-8 bytes, which no change of Unicode tables can alter.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
