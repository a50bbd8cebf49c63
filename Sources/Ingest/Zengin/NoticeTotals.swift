/// The totals of one set of incoming transfers, cancelled ones apart, beside those of its trailer.
///
/// Banks differ in what the transfer total holds: the transfers without the cancellations, all records, or
/// the transfers less the cancellations. Each is accepted, and the control total's name says which one it
/// was.
struct NoticeTotals: Sendable {
  private enum Trailer {
    static let count = 1..<7
    static let amount = 7..<19
    static let cancelledCount = 19..<25
    static let cancelledAmount = 25..<37
  }

  private var setCount = 0
  private var transfers = SetTotals()
  private var cancellations = SetTotals()

  mutating func beginSet() {
    setCount += 1
    transfers = SetTotals()
    cancellations = SetTotals()
  }

  @inline(__always)
  mutating func count(_ amount: ZenginNumber, isCancelled: Bool) {
    if isCancelled { cancellations.count(amount) } else { transfers.count(amount) }
  }

  @inline(__always)
  mutating func accept(_ amountYen: Int64, isCancelled: Bool) {
    if isCancelled { cancellations.accept(amountYen) } else { transfers.accept(amountYen) }
  }

  /// Holds the set's totals against its trailer.
  func compare(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    let (count, yen) = (record.number(Trailer.count), record.number(Trailer.amount))
    let cancelled = (record.number(Trailer.cancelledCount), record.number(Trailer.cancelledAmount))
    if count.value == nil || yen.value == nil || cancelled.0 == .unreadable || cancelled.1 == .unreadable {
      ledger.note(.trailerUnreadable, record: place.record, at: place.byteOffset, field: "合計件数・合計金額")
    }
    let total = transferTotal(count.value, yen.value, place)
    ledger.keep(total)
    var agrees = total.agrees
    // A trailer that has only zeros for the optional totals says nothing of the cancellations.
    let isDeclared = (cancelled.0.value ?? 0) != 0 || (cancelled.1.value ?? 0) != 0
    if isDeclared || cancellations.read.count > 0 {
      let total = cancellations.controlTotal(
        japanese: "取消合計(第\(setCount)セット)", english: "cancellations (set \(setCount))",
        record: place.record, declaredCount: isDeclared ? cancelled.0.value : nil,
        declaredYen: isDeclared ? cancelled.1.value : nil)
      ledger.keep(total)
      agrees = agrees && total.agrees
    }
    if !agrees {
      ledger.note(.trailerDisagrees, record: place.record, at: place.byteOffset, field: "合計件数・合計金額")
    }
  }

  /// The transfer total beside the trailer's, in the first of the three ways that agrees, else in the first.
  private func transferTotal(_ count: Int64?, _ yen: Int64?, _ place: RecordPlace) -> ControlTotal {
    let apart = total(transfers, "", "", count, yen, place)
    if apart.agrees || cancellations.read.count == 0 { return apart }
    let all = total(
      transfers.adding(cancellations), "、取消を含む", ", cancellations included", count, yen, place)
    if all.agrees { return all }
    let net = total(
      transfers.subtracting(cancellations), "、取消を差引き", ", less cancellations", count, yen, place)
    return net.agrees ? net : apart
  }

  private func total(
    _ totals: SetTotals, _ japanese: String, _ english: String, _ count: Int64?, _ yen: Int64?,
    _ place: RecordPlace
  ) -> ControlTotal {
    totals.controlTotal(
      japanese: "振込合計(第\(setCount)セット\(japanese))", english: "transfers (set \(setCount)\(english))",
      record: place.record, declaredCount: count, declaredYen: yen)
  }
}
