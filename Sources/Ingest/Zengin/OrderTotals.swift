/// The totals of one set of orders beside those of its trailer, 120 bytes.
struct OrderTotals: Sendable {
  private enum Trailer {
    static let count = 1..<7
    static let amount = 7..<19
  }

  private(set) var setCount = 0
  private var totals = SetTotals()

  mutating func beginSet() {
    setCount += 1
    totals = SetTotals()
  }

  @inline(__always)
  mutating func count(_ amount: ZenginNumber) { totals.count(amount) }

  @inline(__always)
  mutating func accept(_ amountYen: Int64) { totals.accept(amountYen) }

  /// Holds the set's totals against its trailer; the names say what is totalled.
  func compare(
    _ record: Span<UInt8>, japanese: String, english: String, _ place: RecordPlace,
    _ ledger: inout FileLedger
  ) {
    let (count, yen) = (record.number(Trailer.count), record.number(Trailer.amount))
    if count.value == nil || yen.value == nil {
      ledger.note(.trailerUnreadable, record: place.record, at: place.byteOffset, field: "合計件数・合計金額")
    }
    let total = totals.controlTotal(
      japanese: "\(japanese)(第\(setCount)セット)", english: "\(english) (set \(setCount))",
      record: place.record, declaredCount: count.value, declaredYen: yen.value)
    ledger.keep(total)
    if !total.agrees {
      ledger.note(.trailerDisagrees, record: place.record, at: place.byteOffset, field: "合計件数・合計金額")
    }
  }
}
