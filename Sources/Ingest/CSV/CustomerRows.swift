import Core

/// Turns the rows of a customer file into the customer table.
struct CustomerRows: CSVRows {
  private enum Column {
    static let account = 0
    static let holderName = 1
    static let holderKind = 2
    static let openedOn = 3
  }

  let wantedColumns: [String?] = ["account", "holder_name", "holder_kind", "opened_on"]
  private let encoding: TextEncoding
  private let kinds = CSVWords([
    ("person", CustomerTable.HolderKind.person), ("corporation", CustomerTable.HolderKind.corporation),
  ])
  private var seenAccounts = SymbolTable()
  let countedYen: Int64? = nil
  let isCancelled = false

  init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  func hasRoom(_ table: CustomerTable) -> Bool { true }

  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to table: inout CustomerTable
  ) -> Refusal? {
    func range(_ column: Int) -> Range<Int> { scanner.range(header.column(column)) }
    func refusal(_ code: IngestCode, _ column: Int) -> Refusal {
      Refusal(code, field: header.name(column), byteInRecord: range(column).lowerBound)
    }
    if range(Column.account).isEmpty { return refusal(.accountEmpty, Column.account) }
    let kind = kinds.value(window, range(Column.holderKind))
    if kind == nil && !range(Column.holderKind).isEmpty {
      return refusal(.holderKindUnknown, Column.holderKind)
    }
    let opened = window.extracting(range(Column.openedOn))
    let openedOn = opened.count == 10 ? CSVText.day(opened) : nil
    if openedOn == nil && !opened.isEmpty { return refusal(.openedOnUnreadable, Column.openedOn) }
    return appendTexts(scanner, header, window, to: &table) {
      $0.holderKind.append(kind)
      $0.openedOn.append(openedOn)
    }
  }

  /// Appends account and name, then lets the caller append the rest; a repeated account is refused.
  private mutating func appendTexts(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, to table: inout CustomerTable,
    rest: (inout CustomerTable) -> Void
  ) -> Refusal? {
    var texts: [UInt8] = []
    if let bad = scanner.append(header.column(Column.account), of: window, encoding, to: &texts) {
      return Refusal(.encodingBroken, field: header.name(Column.account), byteInRecord: bad)
    }
    if seenAccounts.symbol(of: texts.span) != nil {
      let start = scanner.range(header.column(Column.account)).lowerBound
      return Refusal(.accountRepeated, field: header.name(Column.account), byteInRecord: start)
    }
    let accountEnd = texts.count
    if let bad = scanner.append(header.column(Column.holderName), of: window, encoding, to: &texts) {
      return Refusal(.encodingBroken, field: header.name(Column.holderName), byteInRecord: bad)
    }
    let account = texts.span.extracting(0..<accountEnd)
    _ = seenAccounts.intern(account)
    table.account.appendRow(copying: account)
    table.holderName.appendRow(copying: texts.span.extracting(accountEnd..<texts.count))
    rest(&table)
    return nil
  }
}
