import Core

/// What the ISO 20022 messages differ in: their elements.
protocol ISOMessageLayout: Sendable {
  /// The formats whose messages have this layout.
  static var formats: [SourceFormat] { get }
  /// The elements that are read; fields `ISOHeaderField` are the reader's own.
  static var paths: ElementPaths { get }
  /// The name of the element under `Document`.
  static func messageElement(_ format: SourceFormat) -> String

  init(options: ReadingOptions)

  /// Why messages of this layout cannot be read with these options; nil when they can.
  static func refusal(_ options: ReadingOptions) -> Refusal?

  /// Takes note that an element has begun at its `<`.
  mutating func begin(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene)

  /// Takes the text of an element, never empty, and the currency that its tag gives.
  mutating func take(_ field: UInt8, _ text: Span<UInt8>, currency: Span<UInt8>)

  /// Takes note that an element has ended, behind its `>`.
  mutating func end(_ field: UInt8, at offset: Int64, _ scene: inout ISOScene)

  /// Takes note that a document has ended.
  mutating func endDocument(_ scene: inout ISOScene, at offset: Int64)
}

/// Where a layout puts what it reads.
struct ISOScene: Sendable {
  var batch: TransactionBatch
  var ledger: FileLedger
  var records: RecordBytes
  /// The message that is being read.
  var message: ISOMessageName?
}
