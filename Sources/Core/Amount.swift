/// An amount of money in whole minor units of its currency; a yen has none, so yen are counted as they are.
///
/// - Unit: minor units; for yen the unit is one yen.
/// - Determinism: integers only; arithmetic that would overflow stops the program rather than give a wrong sum.
public struct Amount: Hashable, Comparable, Sendable {
  /// The count of minor units.
  public let minorUnits: Int64

  /// Makes an amount of yen.
  public init(yen: Int64) {
    self.minorUnits = yen
  }

  /// Adds two amounts of the same currency.
  public static func + (left: Amount, right: Amount) -> Amount {
    Amount(yen: left.minorUnits + right.minorUnits)
  }

  /// Orders amounts of the same currency by size.
  public static func < (left: Amount, right: Amount) -> Bool {
    left.minorUnits < right.minorUnits
  }

  /// The amount with a comma between groups of three digits.
  public var grouped: String {
    let digits = String(minorUnits.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return minorUnits < 0 ? "-" + text : text
  }
}
