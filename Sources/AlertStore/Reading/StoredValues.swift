import Core
import GRDB

/// Reads the values of a row that the schema keeps as text and the program as types.
///
/// The file outlives the program and other tools may have written to it, so each value is checked again on
/// the way back.
struct StoredValues {
  private let row: Row
  private let table: String

  init(_ row: Row, table: String) {
    self.row = row
    self.table = table
  }

  func day(_ column: String) throws -> BankDay {
    try found(BankDay(iso8601: row[column] as String), column)
  }

  func moment(_ column: String) throws -> Instant {
    let (moment, hasTimeOfDay) = try momentOrDay(column)
    guard hasTimeOfDay else { throw AlertStoreError.damagedValue(table: table, column: column) }
    return moment
  }

  func optionalMoment(_ column: String) throws -> Instant? {
    (row[column] as String?) == nil ? nil : try moment(column)
  }

  /// Reads `YYYY-MM-DDThh:mm:ss+09:00`, or the day alone.
  func momentOrDay(_ column: String) throws -> (moment: Instant, hasTimeOfDay: Bool) {
    try found(StoredValues.momentOrDay(row[column]), column)
  }

  /// Reads `YYYY-MM-DDThh:mm:ss+09:00`, or the day alone; nil for anything else.
  static func momentOrDay(_ text: String) -> (moment: Instant, hasTimeOfDay: Bool)? {
    guard let day = BankDay(iso8601: text.prefix(10)) else { return nil }
    if text.utf8.count == 10 { return (Instant(day: day), false) }
    let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, clock.allSatisfy({ (0..<100).contains($0) }) else { return nil }
    let moment = Instant(day: day, secondOfDay: clock[0] * 3_600 + clock[1] * 60 + clock[2])
    // Writing the moment again catches every other shape, other offsets and times beyond midnight included.
    return moment.iso8601Japan == text ? (moment, true) : nil
  }

  func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
    try found(Word(rawValue: row[column]), column)
  }

  func found<Value>(_ value: Value?, _ column: String) throws -> Value {
    guard let value else { throw AlertStoreError.damagedValue(table: table, column: column) }
    return value
  }
}
