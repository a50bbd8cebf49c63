import Core

/// The count and sum of a message's records, beside what the message declares of them.
struct ISOTotal: Sendable {
  private(set) var count: Int64 = 0
  private(set) var units: ISOAmount.Units = 0
  private(set) var isYen = true
  private(set) var isReadable = true
  private var acceptedCount: Int64 = 0
  private var acceptedYen: Int64 = 0

  /// Counts a record, whether or not it can be used.
  mutating func count(_ amount: ISOAmount?, isNegative: Bool = false) {
    count += 1
    isYen = isYen && (amount?.isYen ?? true)
    if let amount = amount?.units {
      units += isNegative ? -amount : amount
    } else {
      isReadable = false
    }
  }

  mutating func accept(_ yen: Int64) {
    acceptedCount += 1
    acceptedYen = RunningTotal.sum(acceptedYen, yen)
  }

  /// Whether everything declared equals what was read.
  func agrees(_ declared: ISODeclaredTotal) -> Bool {
    (declared.count ?? count) == count
      && (declared.units == nil || (isReadable && declared.units == units))
  }

  /// These totals beside the declared ones; yen stand in it when every amount is in yen.
  func controlTotal(japanese: String, english: String, _ declared: ISODeclaredTotal) -> ControlTotal {
    ControlTotal(
      nameJapanese: japanese, nameEnglish: english, declaredInRecord: nil, declaredCount: declared.count,
      declaredYen: isYen ? declared.units.flatMap(ISOAmount.whole) : nil, readCount: count,
      readYen: isYen ? ISOAmount.whole(units) : nil, acceptedCount: acceptedCount,
      acceptedYen: acceptedYen, agrees: agrees(declared))
  }
}

/// A count and a sum that a message declares.
struct ISODeclaredTotal: Sendable {
  private(set) var count: Int64?
  private(set) var units: ISOAmount.Units?
  /// Whether something is declared that cannot be read.
  private(set) var isUnreadable = false

  init() {}

  /// Makes a declared sum without a count.
  init(units: ISOAmount.Units) { self.units = units }

  /// Whether nothing is declared.
  var isAbsent: Bool { count == nil && units == nil && !isUnreadable }

  mutating func takeCount(_ text: Span<UInt8>) {
    let units = ISOAmount.units(text)
    count = units.flatMap(ISOAmount.whole)
    if count == nil { isUnreadable = true }
  }

  mutating func takeSum(_ text: Span<UInt8>) {
    units = ISOAmount.units(text)
    if units == nil { isUnreadable = true }
  }
}

extension FileLedger {
  /// Holds a message's totals against the declared ones, when there are any.
  mutating func compare(
    _ total: ISOTotal, _ declared: ISODeclaredTotal, japanese: String, english: String, field: String,
    code: IngestCode = .messageTotalDisagrees, at byteOffset: Int64
  ) {
    if declared.isAbsent { return }
    if declared.isUnreadable { note(.messageTotalUnreadable, at: byteOffset, field: field) }
    let compared = total.controlTotal(japanese: japanese, english: english, declared)
    keep(compared)
    if !compared.agrees { note(code, at: byteOffset, field: field) }
  }
}
