import Core

/// Turns the rows of a CSV file into transactions.
struct TransactionRows: CSVRows {
  /// The fields in the order in which their columns are looked for.
  private enum Column {
    static let transactionID = 0
    static let occurredAt = 1
    static let account = 2
    static let direction = 3
    static let amount = 4
    static let currency = 5
    static let channel = 6
    static let kind = 7
    static let counterpartyAccount = 8
    static let counterpartyName = 9
    static let originatorName = 10
    static let memo = 11
    static let balanceAfter = 12
  }

  /// The values of a row that are no texts.
  private struct Values {
    var occurredAtSeconds: Int64
    var direction: Direction
    var amountYen: Int64
    var channel: Channel
    var kind: TransactionKind
    var balanceAfterYen: Int64
  }

  let wantedColumns: [String?]
  private let batchRows: Int
  private let encoding: TextEncoding
  private let directions = CSVWords(Direction.allCases.map { ($0.word, $0) })
  private let channels = CSVWords(Channel.allCases.map { ($0.word, $0) })
  private let kinds = CSVWords(TransactionKind.allCases.map { ($0.word, $0) })
  private let currencies = CSVWords([("JPY", true)])
  private var text = CSVText()
  private var incoming = RunningTotal()
  private var outgoing = RunningTotal()
  private(set) var countedYen: Int64?
  private(set) var isCancelled = false

  init(options: ReadingOptions, encoding: TextEncoding) {
    let names = options.csv
    wantedColumns = [
      names.transactionID, names.occurredAt, names.account, names.direction, names.amount, names.currency,
      names.channel, names.kind, names.counterpartyAccount, names.counterpartyName, names.originatorName,
      names.memo, names.balanceAfter,
    ]
    batchRows = options.batchRows
    self.encoding = encoding
  }

  func hasRoom(_ batch: TransactionBatch) -> Bool {
    batch.count < batchRows
  }

  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to batch: inout TransactionBatch
  ) -> Refusal? {
    let values: Values
    countedYen = nil
    isCancelled = false
    do {
      values = try read(scanner, header, window)
      try appendTexts(scanner, header, window, to: &batch)
    } catch {
      batch.discardUnfinishedRow()
      return error
    }
    batch.appendFixedColumns(
      occurredAtSeconds: values.occurredAtSeconds, hasTimeOfDay: true, direction: values.direction,
      amountYen: values.amountYen, channel: values.channel, kind: values.kind,
      balanceAfterYen: values.balanceAfterYen, place)
    isCancelled = values.kind == .correction
    if values.direction == .incoming {
      incoming.add(values.amountYen)
    } else {
      outgoing.add(values.amountYen)
    }
    return nil
  }

  /// Keeps the file's totals; a CSV file declares none of its own.
  func keepTotals(_ ledger: inout FileLedger) {
    for (total, japanese, english) in [(incoming, "入金", "credits"), (outgoing, "出金", "debits")] {
      ledger.keep(
        ControlTotal(
          nameJapanese: japanese, nameEnglish: english, declaredInRecord: nil, declaredCount: nil,
          declaredYen: nil, readCount: total.count, readYen: total.yen, acceptedCount: total.count,
          acceptedYen: total.yen, agrees: true))
    }
  }

  private mutating func read(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>
  ) throws(Refusal) -> Values {
    func refusal(_ code: IngestCode, _ column: Int) -> Refusal {
      Refusal(
        code, field: header.name(column), byteInRecord: scanner.range(header.column(column)).lowerBound)
    }
    let seconds: Int64
    switch text.moment(window.extracting(scanner.range(header.column(Column.occurredAt)))) {
    case .seconds(let value): seconds = value
    case .withoutOffset: throw refusal(.timestampWithoutOffset, Column.occurredAt)
    case .unreadable: throw refusal(.timestampUnreadable, Column.occurredAt)
    }
    if !BusinessCalendar.transactionSeconds.contains(seconds) {
      throw refusal(.momentOutsideCalendar, Column.occurredAt)
    }
    if scanner.range(header.column(Column.account)).isEmpty { throw refusal(.accountEmpty, Column.account) }
    guard let direction = directions.value(window, scanner.range(header.column(Column.direction))) else {
      throw refusal(.directionUnreadable, Column.direction)
    }
    guard let amountYen = CSVText.number(window.extracting(scanner.range(header.column(Column.amount))))
    else {
      throw refusal(.amountUnreadable, Column.amount)
    }
    if amountYen > Limits.amountYen { throw refusal(.amountTooLarge, Column.amount) }
    countedYen = amountYen
    var values = Values(
      occurredAtSeconds: seconds, direction: direction, amountYen: amountYen, channel: .unstated,
      kind: .other,
      balanceAfterYen: TransactionBatch.absentBalance)
    try readOptional(scanner, header, window, into: &values)
    return values
  }

  /// Reads the fields that a file, or a row of it, may leave out.
  private func readOptional(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, into values: inout Values
  ) throws(Refusal) {
    func field(_ column: Int) -> Range<Int>? {
      let position = header.column(column)
      return position < 0 ? nil : scanner.range(position)
    }
    func refusal(_ code: IngestCode, _ column: Int) -> Refusal {
      Refusal(code, field: header.name(column), byteInRecord: field(column)?.lowerBound)
    }
    if let range = field(Column.currency), currencies.value(window, range) == nil {
      throw refusal(.currencyNotYen, Column.currency)
    }
    if let range = field(Column.channel), !range.isEmpty {
      guard let channel = channels.value(window, range) else {
        throw refusal(.channelUnknown, Column.channel)
      }
      values.channel = channel
    }
    if let range = field(Column.kind), !range.isEmpty {
      guard let kind = kinds.value(window, range) else { throw refusal(.kindUnknown, Column.kind) }
      values.kind = kind
    }
    if let range = field(Column.balanceAfter), !range.isEmpty {
      guard let yen = CSVText.signedNumber(window.extracting(range)) else {
        throw refusal(.balanceUnreadable, Column.balanceAfter)
      }
      values.balanceAfterYen = yen
    }
  }

  private func appendTexts(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, to batch: inout TransactionBatch
  ) throws(Refusal) {
    try append(Column.transactionID, scanner, header, window, to: &batch.transactionID)
    try append(Column.account, scanner, header, window, to: &batch.account)
    try append(Column.counterpartyAccount, scanner, header, window, to: &batch.counterpartyAccount)
    try append(Column.counterpartyName, scanner, header, window, to: &batch.counterpartyName)
    try append(Column.originatorName, scanner, header, window, to: &batch.originatorName)
    try append(Column.memo, scanner, header, window, to: &batch.memo)
  }

  @inline(__always)
  private func append(
    _ column: Int, _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>,
    to texts: inout TextColumn
  ) throws(Refusal) {
    let position = header.column(column)
    var badByte: Int?
    let isWhole = texts.appendRow { bytes in
      if position >= 0 { badByte = scanner.append(position, of: window, encoding, to: &bytes) }
      return badByte == nil
    }
    if !isWhole { throw Refusal(.encodingBroken, field: header.name(column), byteInRecord: badByte) }
  }
}
