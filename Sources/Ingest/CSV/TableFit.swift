import Core

/// A layout that fits a file, with everything that was found of the file by it.
struct TableFit: Sendable {
  let layout: TableLayout
  let marks: CSVMarks
  /// The encoding, and how it was found.
  private(set) var choice: EncodingChoice
  /// The number of columns of every row.
  let columnCount: Int
  /// The bytes before the first row: mark, lines left out, header row.
  let openingBytes: Int
  /// The decoded lines before the header row.
  let preamble: [String]
  /// The header row's names; empty where there is no such row.
  let names: [String]
  private let positions: [TableColumn: Int]

  var encoding: TextEncoding { choice.encoding }

  /// The number of the first row among the file's records.
  var firstRecord: Int64 { layout.header == .row ? 2 : 1 }

  /// The position of a column that the layout names, from 0.
  func position(_ column: TableColumn) -> Int {
    guard let position = positions[column] else {
      preconditionFailure("A layout's own columns are found before it is used.")
    }
    return position
  }

  /// The number of columns that no field is read from.
  var ignoredCount: Int { columnCount - Set(positions.values).count }

  /// Keeps what the file's opening says.
  func keepFacts(_ ledger: inout FileLedger) {
    ledger.keep(HeaderFact(japanese: "列の対応付け", english: "Column layout", value: layout.name))
    ledger.keep(HeaderFact(japanese: "区切り文字", english: "Delimiter", value: marks.word))
    choice.begin(&ledger)
    for line in preamble where !line.isEmpty {
      ledger.keep(HeaderFact(japanese: "前書き", english: "Line before the header", value: line))
    }
    guard layout.header == .row else { return }
    ledger.keep(
      HeaderFact(
        japanese: "見出し行", english: "Header row", value: names.joined(separator: ", ").cut, record: 1))
  }
}

extension TableFit {
  /// Why a layout does not fit, and how much of it was found.
  struct Miss: Error {
    var refusal: Refusal
    /// The columns of the layout that the header row has.
    var foundCount = 0
    /// The fields of the row that was looked at.
    var fieldCount = 0
  }

  /// Tries a layout with one delimiter on a file's opening.
  init(
    _ layout: TableLayout, _ marks: CSVMarks, _ choice: EncodingChoice, _ opening: FileOpening,
    options: ReadingOptions
  ) throws(Miss) {
    self.layout = layout
    self.marks = marks
    self.choice = choice
    var lines = OpeningLines(opening, choice.forTrial.encoding, marks)
    guard let preamble = lines.skip(layout.skipLines) else {
      throw Miss(refusal: Refusal(.headerRowUnreadable))
    }
    self.preamble = preamble
    switch layout.header {
    case .row:
      guard let names = lines.nextRow() else { throw Miss(refusal: Refusal(.headerRowUnreadable)) }
      self.names = names
      columnCount = names.count
      openingBytes = lines.offset
      positions = try TableFit.positions(layout.columns, names)
    case .absent(let wantedCount):
      openingBytes = lines.offset
      names = []
      columnCount = wantedCount
      positions = try TableFit.positions(layout.columns, (1...max(1, wantedCount)).map { "\($0)" })
      guard let first = lines.nextRow(), first.count == wantedCount else {
        throw Miss(refusal: Refusal(.columnCountDiffers), fieldCount: 0)
      }
      if let refusal = firstRowRefusal(opening, options) {
        throw Miss(refusal: refusal, foundCount: layout.columns.count, fieldCount: first.count)
      }
    }
  }

  private static func positions(
    _ columns: [TableColumn], _ names: [String]
  ) throws(Miss) -> [TableColumn: Int] {
    var positions: [TableColumn: Int] = [:]
    var refusal: Refusal?
    for column in columns {
      switch column {
      case .number(let number):
        if number <= names.count { positions[column] = number - 1 }
      case .name(let name):
        // Bytes are compared, not Swift's canonical equivalence.
        let matches = names.indices.filter { names[$0].utf8.elementsEqual(name.utf8) }
        if matches.count > 1 && refusal == nil { refusal = Refusal(.columnRepeated, field: name) }
        positions[column] = matches.first
      }
      if positions[column] == nil && refusal == nil { refusal = Refusal(.columnMissing, field: column.text) }
    }
    if let refusal {
      throw Miss(refusal: refusal, foundCount: positions.count, fieldCount: names.count)
    }
    return positions
  }

  /// Why the first row cannot be read; nil when it can.
  private func firstRowRefusal(_ opening: FileOpening, _ options: ReadingOptions) -> Refusal? {
    var options = options
    options.batchRows = 1
    var trial = self
    trial.choice = choice.forTrial
    var reader = TableReader(trial, options: options)
    var batch = TransactionBatch(extraColumns: options.extraColumns)
    var ledger = FileLedger(fileName: "")
    var consumed = 0
    while batch.count == 0 && ledger.records.rejected == 0 && consumed < opening.bytes.count {
      let count = reader.read(
        opening.bytes.span.extracting(consumed..<opening.bytes.count), at: Int64(consumed),
        isLast: opening.isWhole, into: &batch, &ledger)
      if count == 0 { break }
      consumed += count
    }
    guard batch.count == 0 else { return nil }
    return ledger.takeRejects().first.map { reject in
      Refusal(
        IngestCode.allCases.first { $0.literal == reject.finding.code } ?? .columnCountDiffers,
        field: reject.finding.place.field)
    }
  }
}

/// Walks over the lines with which a file begins.
private struct OpeningLines {
  private let opening: FileOpening
  private let encoding: TextEncoding
  private var scanner: CSVScanner
  private(set) var offset = 0

  init(_ opening: FileOpening, _ encoding: TextEncoding, _ marks: CSVMarks) {
    self.opening = opening
    self.encoding = encoding
    scanner = CSVScanner(marks)
    if case .utf8 = encoding, opening.hasByteOrderMark { offset = 3 }
  }

  /// Leaves out lines and gives their text; nil when there are not so many.
  mutating func skip(_ count: Int) -> [String]? {
    var lines: [String] = []
    for _ in 0..<count {
      guard let end = opening.bytes[offset...].firstIndex(of: CSVByte.lineFeed) else { return nil }
      var line = opening.bytes[offset..<end]
      if line.last == CSVByte.carriageReturn { line = line.dropLast() }
      var text: [UInt8] = []
      let isText = encoding.append(Array(line).span, to: &text) == nil
      lines.append(isText ? String(decoding: text, as: UTF8.self).cut : "")
      offset = end + 1
    }
    return lines
  }

  /// The fields of the next line that is not blank; nil when it is no row or not whole.
  mutating func nextRow() -> [String]? {
    let opening = opening
    let bytes = opening.bytes.span
    while offset < bytes.count {
      guard
        case .record(let count, let terminatorBytes) = scanner.scan(
          bytes, from: offset, isLast: opening.isWhole)
      else { return nil }
      let range = offset..<(offset + count)
      offset = range.upperBound + terminatorBytes
      if opening.bytes[range].allSatisfy({ $0 == 0x1A }) { continue }
      guard scanner.fault == nil, scanner.fieldCount <= Limits.csvColumns, count <= Limits.csvRecordBytes
      else { return nil }
      return names()
    }
    return nil
  }

  private func names() -> [String]? {
    var names: [String] = []
    var text: [UInt8] = []
    for column in 0..<scanner.fieldCount {
      text.removeAll(keepingCapacity: true)
      guard scanner.append(column, of: opening.bytes.span, encoding, to: &text) == nil else { return nil }
      names.append(String(decoding: text, as: UTF8.self))
    }
    return names
  }
}

extension CSVMarks {
  /// The word for the delimiter in pipelines and reports.
  var word: String {
    switch delimiter {
    case CSVByte.comma: return TableLayout.Delimiter.comma.rawValue
    case CSVByte.tab: return TableLayout.Delimiter.tab.rawValue
    default: return TableLayout.Delimiter.semicolon.rawValue
    }
  }
}

extension String {
  /// The text, cut where it would be too long to show.
  fileprivate var cut: String { count > 300 ? String(prefix(300)) + "…" : self }
}
