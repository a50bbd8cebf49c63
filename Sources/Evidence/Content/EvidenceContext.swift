/// What of a source file a record cannot be read without.
public struct EvidenceContext: Equatable, Sendable {
  /// The word of the file's format.
  public var format = ""
  /// The word of the encoding in which a text is read; nil for formats that have one of their own.
  public var encoding: String?
  /// The bytes before the record or its entry that are needed; records of others are left out.
  public var head: [UInt8] = []
  /// The entry of which the record is a part, or nil when it stands alone.
  public var entry: [UInt8]?
  /// The place of the record in the entry.
  public var entryOffset: Int64 = 0
  /// What must follow for the text to be whole; made, not taken from the file.
  public var tail = ""

  /// Makes the context of a record that needs none.
  public init() {}
}
