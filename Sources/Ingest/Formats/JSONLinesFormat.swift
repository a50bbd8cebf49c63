import Core

/// JSON Lines: one object a line in UTF-8, its keys named by the same layouts as the columns of tables.
struct JSONLinesFormat: FormatReader {
  private enum State {
    case lines(TableReader<JSONRowScanner>)
    case refused(RefusedFile)
  }

  private var state: State
  private let layout: String?
  private var hasBegun = false

  var format: SourceFormat? { .jsonLines }

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition {
    let first = opening.content.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == JSONByte.openBrace ? .yes : .no
  }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) throws(IngestError) {
    let layouts = options.csv.layouts.filter { $0.header == .row }
    guard let layout = layouts.first(where: { JSONLinesFormat.missing(in: opening, of: $0) == nil }) else {
      layout = nil
      state = .refused(RefusedFile(JSONLinesFormat.refusal(layouts, opening)))
      return
    }
    self.layout = layout.name
    let columns = layout.columns
    let keys = columns.map(\.text)
    state = .lines(
      TableReader(
        layout, options: options, encoding: .utf8(TextRepair(.rejectRecord)),
        finder: JSONRowScanner(keys: keys),
        shape: TableShape(
          openingBytes: opening.hasByteOrderMark ? 3 : 0, columnCount: max(1, columns.count), firstRecord: 1,
          marks: CSVMarks(hasQuotes: false), marking: .json)
      ) { column in columns.firstIndex(of: column) ?? 0 })
  }

  /// A required key that stands nowhere in a file's opening; nil when all do, and then the layout fits.
  private static func missing(in opening: FileOpening, of layout: TableLayout) -> TableColumn? {
    layout.requiredColumns.first { column in
      guard let name = column.text.split(separator: ".").last else { return true }
      return opening.bytes.firstRange(of: Array("\"\(name)\"".utf8)) == nil
    }
  }

  private static func refusal(_ layouts: [TableLayout], _ opening: FileOpening) -> Refusal {
    guard let first = layouts.first, let key = missing(in: opening, of: first)?.text else {
      return Refusal(.layoutMissing)
    }
    return layouts.count == 1
      ? Refusal(.jsonKeyMissing, field: key) : Refusal(.layoutMissing, field: "\(first.name): \(key)")
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    if !hasBegun, let layout {
      ledger.keep(HeaderFact(japanese: "列の対応付け", english: "Column layout", value: layout))
    }
    hasBegun = true
    switch state {
    case .lines(var reader):
      // Taken out while it changes, so that its memory is not copied.
      state = .refused(RefusedFile(Refusal(.formatUnrecognised)))
      defer { state = .lines(reader) }
      return reader.read(window, at: fileOffset, isLast: isLast, into: &batch, &ledger)
    case .refused(var rest):
      defer { state = .refused(rest) }
      return rest.read(window, at: fileOffset, isLast: isLast, into: &batch, &ledger)
    }
  }

  mutating func finish(_ ledger: inout FileLedger) {
    switch state {
    case .lines(let reader): reader.finish(&ledger)
    case .refused(let rest): rest.close(&ledger)
    }
  }
}
