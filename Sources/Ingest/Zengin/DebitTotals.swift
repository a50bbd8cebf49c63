/// The totals of one set of direct debits, the collected and the failed ones apart, beside those of its
/// trailer.
///
/// A request has no results yet: its trailer leaves both parts zero or blank, and every record's result is 0.
struct DebitTotals: Sendable {
  private enum Trailer {
    static let count = 1..<7
    static let amount = 7..<19
    static let collectedCount = 19..<25
    static let collectedAmount = 25..<37
    static let failedCount = 37..<43
    static let failedAmount = 43..<55
  }

  private var setCount = 0
  private var collected = SetTotals()
  private var failed = SetTotals()

  mutating func beginSet() {
    setCount += 1
    collected = SetTotals()
    failed = SetTotals()
  }

  @inline(__always)
  mutating func count(_ amount: ZenginNumber, isCollected: Bool) {
    if isCollected { collected.count(amount) } else { failed.count(amount) }
  }

  @inline(__always)
  mutating func accept(_ amountYen: Int64) { collected.accept(amountYen) }

  /// Holds the set's totals against its trailer, and says whether the set is a request or a result.
  func compare(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    let (count, yen) = (record.number(Trailer.count), record.number(Trailer.amount))
    let parts = [
      record.number(Trailer.collectedCount), record.number(Trailer.collectedAmount),
      record.number(Trailer.failedCount), record.number(Trailer.failedAmount),
    ]
    if count.value == nil || yen.value == nil || parts.contains(.unreadable) {
      ledger.note(.trailerUnreadable, record: place.record, at: place.byteOffset, field: "件数・金額")
    }
    var totals = [
      collected.adding(failed).controlTotal(
        japanese: "引落合計(第\(setCount)セット)", english: "debits (set \(setCount))", record: place.record,
        declaredCount: count.value, declaredYen: yen.value)
    ]
    let isRequest = parts.allSatisfy { ($0.value ?? 0) == 0 } && failed.read.count == 0
    ledger.keep(
      "依頼・結果", "request or result",
      isRequest ? "依頼(引落し前) / request, not yet carried out" : "結果 / result", place)
    if !isRequest { totals += resultTotals(parts.map(\.value), place) }
    for total in totals { ledger.keep(total) }
    if !totals.allSatisfy(\.agrees) {
      ledger.note(.trailerDisagrees, record: place.record, at: place.byteOffset, field: "件数・金額")
    }
  }

  private func resultTotals(_ declared: [Int64?], _ place: RecordPlace) -> [ControlTotal] {
    [
      collected.controlTotal(
        japanese: "振替済(第\(setCount)セット)", english: "collected (set \(setCount))", record: place.record,
        declaredCount: declared[0], declaredYen: declared[1]),
      failed.controlTotal(
        japanese: "振替不能(第\(setCount)セット)", english: "not collected (set \(setCount))",
        record: place.record, declaredCount: declared[2], declaredYen: declared[3]),
    ]
  }
}
