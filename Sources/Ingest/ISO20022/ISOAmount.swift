import Core

/// An amount of an ISO 20022 message: a decimal number with at most five places, and its currency.
struct ISOAmount: Sendable {
  /// The sum of amounts in hundred-thousandths of the currency's unit.
  typealias Units = Int128
  static let unitsPerWhole: Units = 100_000

  /// The amount in hundred-thousandths; nil when it is not readable.
  let units: Units?
  let isYen: Bool

  init(_ text: Span<UInt8>, currency: Span<UInt8>) {
    units = ISOAmount.units(text)
    isYen = currency.count == 3 && currency.hasXMLPrefix([0x4A, 0x50, 0x59], at: 0)
  }

  /// The amount when it is a whole number of yen.
  var yen: Int64? { isYen ? wholeNumber : nil }

  /// The amount when it is a whole number.
  var wholeNumber: Int64? { units.flatMap(ISOAmount.whole) }

  /// Why the amount cannot be a transaction's; nil when it can.
  func refusal(_ field: String) -> Refusal? {
    if !isYen { return Refusal(.currencyNotYen, field: field) }
    guard let yen else { return Refusal(.amountUnreadable, field: field) }
    return yen > Limits.amountYen ? Refusal(.amountTooLarge, field: field) : nil
  }

  /// A number of hundred-thousandths as a whole number, when it is one.
  static func whole(_ units: Units) -> Int64? {
    units % unitsPerWhole == 0 ? Int64(exactly: units / unitsPerWhole) : nil
  }

  /// Reads a decimal number of at most 18 digits, five of them after the point; other zeros do not count.
  static func units(_ text: Span<UInt8>) -> Units? {
    var index = text.count > 0 && text[0] == UInt8(ascii: "+") ? 1 : 0
    var value: Units = 0
    var digits = 0
    var places: Int?
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: ".") && places == nil {
        places = 0
        continue
      }
      guard byte &- 0x30 <= 9 else { return nil }
      digits += 1
      if let count = places {
        places = count + 1
        if count >= 5 {
          if byte != 0x30 { return nil }
          continue
        }
      }
      value = value * 10 + Units(byte &- 0x30)
      if value >= 1_000_000_000_000_000_000 * unitsPerWhole { return nil }
    }
    guard digits > 0 else { return nil }
    for _ in min(places ?? 0, 5)..<5 { value *= 10 }
    return value >= 1_000_000_000_000_000_000 * unitsPerWhole ? nil : value
  }
}
