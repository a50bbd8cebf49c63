import Core
import JapaneseText

/// Separated values, with or without a header row, by the first layout that fits.
struct CSVFormat: FormatReader {
  private enum State {
    case table(TableReader<RowScanner>)
    case refused(RefusedFile)
  }

  private var state: State
  private let fit: TableFit?
  private var hasBegun = false

  static let isText = true

  var encodingDetection: EncodingDetection? { fit?.choice.detection }

  var format: SourceFormat? { .csv }

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition {
    if let choice = try? LayoutChoice.choose(opening, options: options, fileName: ""), case .success = choice
    {
      return .yes
    }
    let firstLine = opening.content.prefix { $0 != CSVByte.lineFeed }
    let delimiters = Set(options.csv.layouts.flatMap { LayoutChoice.delimiters($0.delimiter) })
    guard let first = firstLine.first, firstLine.contains(where: delimiters.contains) else { return .no }
    // What these begin is XML, JSON, or a compressed file, whatever commas follow.
    let others: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["), 0x1F]
    return others.contains(first) || firstLine.starts(with: "PK\u{3}\u{4}".utf8) ? .no : .yes
  }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) throws(IngestError) {
    switch try LayoutChoice.choose(opening, options: options, fileName: fileName) {
    case .success(let fit):
      self.fit = fit
      state = .table(TableReader(fit, options: options))
    case .failure(let miss):
      fit = nil
      state = .refused(RefusedFile(miss.refusal))
    }
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    if !hasBegun { begin(&ledger) }
    switch state {
    case .table(var reader):
      // Taken out while it changes, so that its memory is not copied.
      state = .refused(RefusedFile(Refusal(.formatUnrecognised)))
      defer { state = .table(reader) }
      return reader.read(window, at: fileOffset, isLast: isLast, into: &batch, &ledger)
    case .refused(var rest):
      defer { state = .refused(rest) }
      return rest.read(window, at: fileOffset, isLast: isLast, into: &batch, &ledger)
    }
  }

  mutating func finish(_ ledger: inout FileLedger) {
    switch state {
    case .table(let reader):
      reader.finish(&ledger)
      fit?.choice.finish(&ledger)
    case .refused(let rest): rest.close(&ledger)
    }
  }

  private mutating func begin(_ ledger: inout FileLedger) {
    hasBegun = true
    guard let fit else { return }
    fit.keepFacts(&ledger)
    if fit.ignoredCount > 0 { ledger.note(.columnsIgnored, record: 1, field: "\(fit.ignoredCount)") }
  }
}
