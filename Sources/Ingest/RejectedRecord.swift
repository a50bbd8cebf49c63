import Core

/// One record, or one stretch of a file, that could not be read.
public struct RejectedRecord: Hashable, Sendable {
  /// The most bytes that are kept of one rejected record.
  public static let keptBytes = 4_096

  /// What is wrong, where, in both languages.
  public let finding: Finding
  /// The record's own bytes as they stand in the file, without its terminator; the first `keptBytes` of them.
  public let rawBytes: [UInt8]
  /// The place of the record's first byte in the file.
  public let byteOffset: Int64
  /// The record's length in the file in bytes, without its terminator.
  public let byteLength: Int64

  /// Whether the record is longer than the bytes that are kept here.
  public var isCut: Bool { byteLength > Int64(rawBytes.count) }
}
