import Core

/// What the Zengin formats differ in: their fields.
///
/// Every record given has the full length and holds only characters of JIS X 0201.
/// Cost: the reading of a file is an extension of this protocol and not a generic reader around a layout, so
/// that each layout's loop is compiled for it alone.
protocol ZenginLayout: FormatReader {
  static var sourceFormat: SourceFormat { get }
  /// The business types (種別コード) that have this layout, with their names in Japanese and English.
  static var types: [ZenginType] { get }
  static var recordBytes: Int { get }

  /// Where the file stands; the reader alone changes it.
  var progress: ZenginProgress { get set }

  init(_ progress: ZenginProgress, referenceDay: BankDay)

  /// Begins a set with its header; false when the header cannot be used, after a finding has said so.
  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool
  /// Begins a set whose header was refused: its records are counted and not used.
  mutating func beginRefusedSet()
  /// Adds a data record to the set's totals, whether or not it can be used.
  mutating func count(_ record: Span<UInt8>)
  /// The amount of the data record counted last.
  var amount: ZenginNumber { get }
  /// Whether the data record counted last is itself a cancellation or correction.
  var isCancelled: Bool { get }
  /// Reads the values of the data record counted last that are no texts, or says why it cannot be a row.
  ///
  /// `row` has the record's place.
  mutating func read(
    _ record: Span<UInt8>, into row: inout ZenginRow, _ ledger: inout FileLedger
  ) -> ZenginFault?
  /// Appends the texts of rows that were read, all of one set.
  func appendTexts(of rows: ZenginRows, in window: Span<UInt8>, to batch: inout TransactionBatch)
  /// Compares the set's totals with its trailer.
  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger)
  /// Compares the file's counts with its end record.
  mutating func endFile(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger)
}

extension ZenginLayout {
  var isCancelled: Bool { false }

  mutating func endFile(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    // The end record of most types holds spaces only.
  }
}

/// A business type of the association's layouts (種別コード).
struct ZenginType: Sendable {
  /// Two digits.
  let code: String
  let japanese: String
  let english: String

  /// The type as a clerk reads it.
  var title: String { "\(code) \(japanese) / \(english)" }
}
