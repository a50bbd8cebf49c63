/// The totals of one set of records: what was read, and what became transactions.
struct SetTotals: Sendable {
  private(set) var read = RunningTotal()
  private(set) var accepted = RunningTotal()

  @inline(__always)
  mutating func count(_ amount: ZenginNumber) {
    if let yen = amount.value { read.add(yen) } else { read.addUnreadable() }
  }

  @inline(__always)
  mutating func accept(_ amountYen: Int64) {
    accepted.add(amountYen)
  }

  /// These totals and others together.
  func adding(_ other: SetTotals) -> SetTotals {
    var sum = self
    sum.read.add(other.read)
    sum.accepted.add(other.accepted)
    return sum
  }

  /// These totals less others.
  func subtracting(_ other: SetTotals) -> SetTotals {
    var difference = self
    difference.read.subtract(other.read)
    difference.accepted.subtract(other.accepted)
    return difference
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
