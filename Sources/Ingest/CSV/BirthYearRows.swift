import Core

/// Turns the rows of a customer file into years of birth.
struct BirthYearRows: CSVRows {
  private enum Column {
    static let account = 0
    static let birthYear = 1
  }

  let wantedColumns: [String?] = ["account", "birth_year"]
  private let encoding: TextEncoding
  let countedYen: Int64? = nil
  let isCancelled = false

  init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  func hasRoom(_ table: BirthYears) -> Bool { true }

  mutating func append(
    _ scanner: CSVScanner, _ header: CSVHeader, _ window: Span<UInt8>, _ place: RecordPlace,
    to table: inout BirthYears
  ) -> Refusal? {
    let account = scanner.range(header.column(Column.account))
    if account.isEmpty {
      return Refusal(.accountEmpty, field: header.name(Column.account), byteInRecord: account.lowerBound)
    }
    let digits = window.extracting(scanner.range(header.column(Column.birthYear)))
    if digits.isEmpty { return nil }
    var year: Int32? = digits.count == 4 ? 0 : nil
    for index in digits.indices {
      let digit = Int32(digits[index]) - 0x30
      year = (0...9).contains(digit) ? year.map { $0 * 10 + digit } : nil
    }
    guard let year else {
      let start = scanner.range(header.column(Column.birthYear)).lowerBound
      return Refusal(.birthYearUnreadable, field: header.name(Column.birthYear), byteInRecord: start)
    }
    var text: [UInt8] = []
    if let bad = scanner.append(header.column(Column.account), of: window, encoding, to: &text) {
      return Refusal(.encodingBroken, field: header.name(Column.account), byteInRecord: bad)
    }
    table.add(text.span, year: year)
    return nil
  }
}
