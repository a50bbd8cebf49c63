import Core

/// The bulk credit transfer of the Japanese Bankers Association (総合振込, type 21): orders of one company.
///
/// Mapping: every record is money that leaves the ordering company's account, ordered as a file. An order
/// without an account number of its own is filed under the company's code, `consignor-` and the code as
/// written.
/// Missing: no time of day, no balance, no identifier of a transaction.
struct ZenginTransferFormat: ZenginLayout {
  static let sourceFormat = SourceFormat.zenginTransfer
  static let types = [ZenginType(code: "21", japanese: "総合振込", english: "bulk credit transfer")]
  static let recordBytes = 120

  private static let remittanceText = 91..<111
  private static let textMark = 112

  var progress: ZenginProgress
  private var order: CompanyOrder

  init(_ progress: ZenginProgress, referenceDay: BankDay) {
    self.progress = progress
    order = CompanyOrder(referenceDay: referenceDay)
  }

  var amount: ZenginNumber { order.amount }

  mutating func beginRefusedSet() { order.beginRefusedSet() }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    order.beginSet(record, place, &ledger)
  }

  mutating func count(_ record: Span<UInt8>) { order.count(record) }

  mutating func read(
    _ record: Span<UInt8>, into row: inout ZenginRow, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    order.read(record, kind: .transfer, into: &row, &ledger)
  }

  func appendTexts(of rows: ZenginRows, in window: Span<UInt8>, to batch: inout TransactionBatch) {
    order.appendTexts(of: rows, in: window, to: &batch)
    batch.memo.append(rows, of: window, atMost: 3 * Self.remittanceText.count) { record, room in
      // The field holds two customer codes unless the mark says that it is one text.
      let hasText = record[Self.textMark] == UInt8(ascii: "Y")
      guard hasText else { return 0 }
      return record.writeUTF8(record.trimmed(Self.remittanceText), isWide: rows.isWide, to: room)
    }
  }

  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    order.totals.compare(record, japanese: "振込合計", english: "transfers", place, &ledger)
  }
}
