import Core

/// Puts together one record of CSV whose values read back as they are.
///
/// - Shape: UTF-8, comma, ended by CR LF, fields quoted where they must be; no text is changed for a spreadsheet's sake.
/// - Source: RFC 4180.
struct CSVRecord {
  /// Below this magnitude a whole number is exact and is written without a point.
  private static let exactWhole = 9_007_199_254_740_992.0

  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  mutating func end() {
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  mutating func field(_ text: String) {
    field(bytes: text.utf8)
  }

  /// A field given as UTF-8.
  mutating func field(bytes text: some Collection<UInt8>) {
    separate()
    guard text.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  mutating func field(_ number: Int64) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// A number that reads back to the same `Double`; a missing one, NaN, leaves the field empty.
  mutating func field(_ number: Double) {
    separate()
    if number.isNaN { return }
    let isWhole = number.magnitude < CSVRecord.exactWhole && number.rounded(.towardZero) == number
    // Minus zero as a whole number would lose its sign.
    if isWhole && !(number == 0 && number.sign == .minus) {
      bytes.append(contentsOf: String(Int64(number)).utf8)
    } else {
      bytes.append(contentsOf: number.description.utf8)
    }
  }

  private mutating func separate() {
    if isFirst { isFirst = false } else { bytes.append(0x2C) }
  }
}

extension CSVRecord {
  /// The names of the fields that say which transaction a row is.
  static let identityFields = ["file", "record", "transaction_id", "account", "occurred_at"]

  /// The fields that say which transaction a row is; a moment of which only the day is known is that day.
  mutating func identity(_ batch: borrowing TransactionBatch, row: Int, file: String) {
    field(file)
    field(batch.recordNumber[row])
    field(bytes: batch.transactionID.bytes[batch.transactionID.range(of: row)])
    field(bytes: batch.account.bytes[batch.account.range(of: row)])
    let instant = Instant(secondsSince1970: batch.occurredAtSeconds[row])
    field(batch.hasTimeOfDay[row] ? instant.iso8601Japan : instant.japanDay.iso8601)
  }
}
