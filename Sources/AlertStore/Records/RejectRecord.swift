import Core
import GRDB

/// A record of a source file that was refused, with its own bytes.
public struct RejectRecord: Hashable, Sendable {
  /// The number of the record in its file, from 1, when it has one.
  public var recordNumber: Int64?
  /// The place of the record's first byte.
  public var byteOffset: Int64
  /// The record's length in the file in bytes; `raw` may hold fewer.
  public var byteLength: Int64
  /// The record's bytes as the file has them, cut at the reader's limit.
  public var raw: [UInt8]
  /// The stable code of what is wrong.
  public var code: String
  /// What is wrong and what to do, in Japanese.
  public var japanese: String
  /// What is wrong and what to do, in English.
  public var english: String

  /// Makes a reject from the finding that refused the record and the record's place and bytes.
  public init(_ finding: Finding, byteOffset: Int64, byteLength: Int64, raw: [UInt8]) {
    self.recordNumber = finding.place.record
    self.byteOffset = byteOffset
    self.byteLength = byteLength
    self.raw = raw
    self.code = finding.code
    self.japanese = finding.japanese
    self.english = finding.english
  }

  init(_ row: Row) throws {
    recordNumber = row["record_number"]
    byteOffset = row["byte_offset"]
    byteLength = row["byte_length"]
    raw = try row.withUnsafeData(named: "raw") { Array($0 ?? .init()) }
    code = row["code"]
    japanese = row["japanese"]
    english = row["english"]
  }
}
