/// The totals of one set of records: what was read, and what became transactions.
struct SetTotals: Sendable {
  private(set) var read = RunningTotal()
  private(set) var accepted = RunningTotal()

  mutating func count(_ amount: ZenginNumber) {
    if let yen = amount.value { read.add(yen) } else { read.addUnreadable() }
  }

  mutating func accept(_ amountYen: Int64) {
    accepted.add(amountYen)
  }

  /// These totals beside the declared ones.
  func controlTotal(
    japanese: String, english: String, record: Int64, declaredCount: Int64?, declaredYen: Int64?
  ) -> ControlTotal {
    let agrees = (declaredCount ?? read.count) == read.count && (declaredYen ?? read.yen) == read.yen
    return ControlTotal(
      nameJapanese: japanese, nameEnglish: english, declaredInRecord: record,
      declaredCount: declaredCount, declaredYen: declaredYen, readCount: read.count, readYen: read.yen,
      acceptedCount: accepted.count, acceptedYen: accepted.yen, agrees: agrees)
  }
}
