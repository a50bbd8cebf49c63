import Core
import JapaneseText

/// Turns the rows of a watch list into its entries.
struct WatchListRows: CSVRows {
  private enum Column {
    static let name = 0
    static let nameKana = 1
    static let account = 2
    static let listedOn = 3
    static let sourceID = 4
    static let note = 5
    static let count = 6
  }

  private(set) var columns: WatchListColumns
  /// Whether a column that is named must be there.
  private let isStrict: Bool
  private let encoding: TextEncoding
  private var names = NameKeyBuilder()
  private var seen = SymbolTable()
  /// The texts of the row at hand, in the order of the columns.
  private var texts: [[UInt8]] = Array(repeating: [], count: Column.count)
  /// Rows that say again what a row before them said.
  private(set) var repeatedCount = 0
  /// Entries listed after the day of the list itself.
  private(set) var listedLaterCount = 0
  let countedYen: Int64? = nil
  let isCancelled = false

  /// Makes rows; without columns of its own a list may have any of the canonical ones.
  init(columns: WatchListColumns?, encoding: TextEncoding) {
    self.columns = columns ?? .canonical
    self.isStrict = columns != nil
    self.encoding = encoding
  }

  var wantedColumns: [String?] {
    [columns.name, columns.nameKana, columns.account, columns.listedOn, columns.sourceID, columns.note]
  }

  /// Whether the header names no column that could identify anyone.
  var namesNobody: Bool { columns.name == nil && columns.nameKana == nil && columns.account == nil }

  mutating func meet(header: [String]) {
    if !isStrict { columns = columns.present(in: header) }
  }

  func hasRoom(_ list: WatchList) -> Bool { true }

  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to list: inout WatchList
  ) -> Refusal? {
    for column in 0..<Column.count {
      texts[column].removeAll(keepingCapacity: true)
      let position = header.column(column)
      guard position >= 0 else { continue }
      if let bad = scanner.append(position, of: window, encoding, to: &texts[column]) {
        return Refusal(.encodingBroken, field: header.name(column), byteInRecord: bad)
      }
    }
    if let code = refusalOfEntry() { return Refusal(code) }
    let day = texts[Column.listedOn]
    let listedOn = day.count == 10 ? CSVText.day(day.span) : nil
    if listedOn == nil && !day.isEmpty {
      let start = scanner.range(header.column(Column.listedOn)).lowerBound
      return Refusal(.listedOnUnreadable, field: header.name(Column.listedOn), byteInRecord: start)
    }
    guard isNew() else {
      repeatedCount += 1
      return nil
    }
    if let listedOn, listedOn > list.asOf { listedLaterCount += 1 }
    append(listedOn, to: &list)
    return nil
  }

  private func append(_ listedOn: BankDay?, to list: inout WatchList) {
    list.name.append(contentsOf: texts[Column.name])
    list.nameKana.append(contentsOf: texts[Column.nameKana])
    list.account.append(contentsOf: texts[Column.account])
    list.listedOn.append(listedOn)
    list.sourceID.append(contentsOf: texts[Column.sourceID])
    list.note.append(contentsOf: texts[Column.note])
  }

  /// Why an entry identifies nobody.
  private mutating func refusalOfEntry() -> IngestCode? {
    guard texts[Column.account].isEmpty else { return nil }
    var isBlank = true
    for column in [Column.name, Column.nameKana] {
      let text = texts[column]
      names.build(text.span)
      if !names.isEmptyName { return nil }
      isBlank = isBlank && text.allSatisfy { $0 == 0x20 }
    }
    return isBlank ? .watchEntryEmpty : .watchNameUnreadable
  }

  /// Whether no row before says the same of the same.
  private mutating func isNew() -> Bool {
    var key: [UInt8] = []
    for column in Column.name...Column.listedOn {
      key += texts[column]
      // No text of UTF-8 holds this byte, so two rows have one key only when all four are equal.
      key.append(0xFF)
    }
    let count = seen.count
    _ = seen.intern(key.span)
    return seen.count > count
  }
}
