import Core

/// Turns the rows of a file of analysts' decisions into its table.
struct DecisionRows: CSVRows {
  private enum Column {
    static let file = 0
    static let recordNumber = 1
    static let transactionID = 2
    static let decision = 3
    static let decidedAt = 4
    static let selection = 5
    static let share = 6
  }

  let wantedColumns: [String?] = [
    "file", "record_number", "transaction_id", "decision", "decided_at", "selection", "share",
  ]
  private let encoding: TextEncoding
  private let verdicts = CSVWords([("confirmed", true), ("dismissed", false)])
  private let selections = CSVWords([("alert", false), ("sample", true)])
  private var moments = CSVText()
  let countedYen: Int64? = nil
  let isCancelled = false

  init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  func hasRoom(_ decisions: AnalystDecisions) -> Bool { true }

  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to decisions: inout AnalystDecisions
  ) -> Refusal? {
    func range(_ column: Int) -> Range<Int> { scanner.range(header.column(column)) }
    func refusal(_ code: IngestCode, _ column: Int) -> Refusal {
      Refusal(code, field: header.name(column), byteInRecord: range(column).lowerBound)
    }
    if range(Column.file).isEmpty { return refusal(.decisionFileEmpty, Column.file) }
    guard let record = CSVText.number(window.extracting(range(Column.recordNumber))), record > 0 else {
      return refusal(.decisionRecordUnreadable, Column.recordNumber)
    }
    guard let isConfirmed = verdicts.value(window, range(Column.decision)) else {
      return refusal(.decisionUnknown, Column.decision)
    }
    let seconds: Int64
    switch moments.moment(window.extracting(range(Column.decidedAt))) {
    case .seconds(let found): seconds = found
    case .withoutOffset: return refusal(.timestampWithoutOffset, Column.decidedAt)
    case .unreadable: return refusal(.timestampUnreadable, Column.decidedAt)
    }
    guard BusinessCalendar.transactionSeconds.contains(seconds) else {
      return refusal(.momentOutsideCalendar, Column.decidedAt)
    }
    guard let isSample = selections.value(window, range(Column.selection)) else {
      return refusal(.selectionUnknown, Column.selection)
    }
    let share = DecisionRows.share(window.extracting(range(Column.share)))
    guard isSample ? share != nil : range(Column.share).isEmpty else {
      return refusal(.selectionShareUnusable, Column.share)
    }
    if let bad = appendTexts(scanner, header, window, to: &decisions) { return bad }
    decisions.recordNumber.append(record)
    decisions.isConfirmed.append(isConfirmed)
    decisions.decidedAtSeconds.append(seconds)
    decisions.drawnShare.append(share)
    return nil
  }

  private func appendTexts(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, to decisions: inout AnalystDecisions
  ) -> Refusal? {
    var texts: [UInt8] = []
    var ends: [Int] = []
    for column in [Column.file, Column.transactionID] {
      if let bad = scanner.append(header.column(column), of: window, encoding, to: &texts) {
        return Refusal(.encodingBroken, field: header.name(column), byteInRecord: bad)
      }
      ends.append(texts.count)
    }
    decisions.file.append(contentsOf: texts[..<ends[0]])
    decisions.transactionID.append(contentsOf: texts[ends[0]...])
    return nil
  }

  /// A share above 0 to 1, written in digits with at most one point; nil for anything else.
  private static func share(_ field: Span<UInt8>) -> Double? {
    guard (1...24).contains(field.count) else { return nil }
    var text = ""
    for index in field.indices {
      let byte = field[index]
      guard byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        return nil
      }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    guard let share = Double(text), share > 0, share <= 1 else { return nil }
    return share
  }
}
