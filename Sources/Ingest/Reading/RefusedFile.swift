import Core

/// A file, or the rest of one, that is refused in one piece.
struct RefusedFile: Sendable {
  private let refusal: Refusal
  private let record: Int64
  private var start: Int64?
  private var length: Int64 = 0
  private var head: [UInt8] = []

  init(_ refusal: Refusal, record: Int64 = 1) {
    self.refusal = refusal
    self.record = record
  }

  /// Takes over all bytes of a window.
  mutating func take(_ window: Span<UInt8>, at fileOffset: Int64) {
    if start == nil { start = fileOffset }
    length += Int64(window.count)
    head.append(copying: window.extracting(first: max(0, RejectedRecord.keptBytes - head.count)))
  }

  /// Enters what was taken as one rejected record and the reason as a finding about the file.
  func close(_ ledger: inout FileLedger) {
    ledger.note(refusal.code, record: record, at: start, field: refusal.field)
    guard let start, length > 0 else { return }
    ledger.reject(refusal, record: record, at: start, length: length, head: head.span)
  }
}

extension RefusedFile: FormatReader {
  var format: SourceFormat? { nil }

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition { .no }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) {
    self.init(Refusal(.formatUnrecognised))
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    take(window, at: fileOffset)
    return window.count
  }

  mutating func finish(_ ledger: inout FileLedger) {
    close(&ledger)
  }
}
