import Core

/// What the two Zengin formats differ in: their fields.
///
/// Every record given has the full length and holds only characters of JIS X 0201.
protocol ZenginLayout: Sendable {
  static var format: SourceFormat { get }
  /// The business type (種別コード), two digits.
  static var typeCode: [UInt8] { get }
  static var recordBytes: Int { get }

  init(referenceDay: BankDay)

  /// Begins a set with its header; false when the header cannot be used, after a finding has said so.
  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool
  /// Begins a set whose header was refused: its records are counted and not used.
  mutating func beginRefusedSet()
  /// Adds a data record to the set's totals, whether or not it can be used.
  mutating func count(_ record: Span<UInt8>)
  /// The amount of the data record counted last, or nil when it is not readable.
  var countedYen: Int64? { get }
  /// Appends a data record that was counted just now as a row, or says why it cannot.
  mutating func append(
    _ record: Span<UInt8>, _ place: RecordPlace, to batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) -> Refusal?
  /// Compares the set's totals with its trailer.
  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger)
  /// Compares the file's counts with its end record.
  mutating func endFile(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger)
}
