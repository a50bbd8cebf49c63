import Core

/// Turns the rows of a file of confirmed accounts into its table; of an account that stands there again, the earliest moment counts.
struct ConfirmedAccountRows: CSVRows {
  private enum Column {
    static let account = 0
    static let knownAt = 1
  }

  let wantedColumns: [String?] = ["account", "known_at"]
  private let encoding: TextEncoding
  private var seen = SymbolTable()
  private var moments = CSVText()
  private var text: [UInt8] = []
  /// Rows whose account a row before them had.
  private(set) var repeatedCount = 0
  let countedYen: Int64? = nil
  let isCancelled = false

  init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  func hasRoom(_ accounts: ConfirmedAccounts) -> Bool { true }

  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to accounts: inout ConfirmedAccounts
  ) -> Refusal? {
    func refusal(_ code: IngestCode, _ column: Int) -> Refusal {
      Refusal(
        code, field: header.name(column), byteInRecord: scanner.range(header.column(column)).lowerBound)
    }
    if scanner.range(header.column(Column.account)).isEmpty { return refusal(.accountEmpty, Column.account) }
    let seconds: Int64
    switch moments.moment(window.extracting(scanner.range(header.column(Column.knownAt)))) {
    case .seconds(let found): seconds = found
    case .withoutOffset: return refusal(.timestampWithoutOffset, Column.knownAt)
    case .unreadable: return refusal(.timestampUnreadable, Column.knownAt)
    }
    guard BusinessCalendar.transactionSeconds.contains(seconds) else {
      return refusal(.momentOutsideCalendar, Column.knownAt)
    }
    text.removeAll(keepingCapacity: true)
    if let bad = scanner.append(header.column(Column.account), of: window, encoding, to: &text) {
      return Refusal(.encodingBroken, field: header.name(Column.account), byteInRecord: bad)
    }
    add(seconds, to: &accounts)
    return nil
  }

  private mutating func add(_ seconds: Int64, to accounts: inout ConfirmedAccounts) {
    // Each account of the table has its own number here, in the same order.
    let account = text
    let row = Int(seen.intern(account.span))
    if row == accounts.count {
      accounts.account.append(account.span)
      accounts.knownAtSeconds.append(seconds)
    } else {
      repeatedCount += 1
      accounts.knownAtSeconds[row] = min(accounts.knownAtSeconds[row], seconds)
    }
  }
}
