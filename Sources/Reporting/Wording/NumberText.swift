import Core

/// Writes numbers for people; every figure is rounded from integers or once from a double, the same on every
/// machine.
enum NumberText {
  static func yen(_ amountYen: Int64, _ language: Language) -> String {
    let digits = grouped(amountYen)
    return language == .japanese ? digits + "円" : digits + " yen"
  }

  static func yen(_ amountYen: Int64?, _ language: Language) -> String {
    amountYen.map { yen($0, language) } ?? Label.unknown.text(language)
  }

  static func grouped(_ number: Int64) -> String {
    Amount(yen: number).grouped
  }

  /// Millionths with three decimals, rounded half away from zero.
  static func score(_ micro: Int64) -> String {
    let thousandths = micro.magnitude / 1_000 + (micro.magnitude % 1_000 >= 500 ? 1 : 0)
    let fraction = String(thousandths % 1_000)
    let zeros = String(repeating: "0", count: 3 - fraction.count)
    let isNegative = micro < 0 && thousandths > 0
    return (isNegative ? "-" : "") + "\(thousandths / 1_000).\(zeros)\(fraction)"
  }

  /// The same with a plus before what is not negative.
  static func contribution(_ micro: Int64) -> String {
    let text = score(micro)
    return text.hasPrefix("-") ? text : "+" + text
  }

  /// A share with one decimal; what would round to certainty is written as a bound.
  static func percent(_ probability: Double) -> String {
    let tenths = Int((probability * 1_000).rounded())
    if tenths >= 1_000 && probability < 1 { return ">99.9%" }
    if tenths == 0 && probability > 0 { return "<0.1%" }
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// A feature's value: whole numbers grouped, others with at most four decimals.
  static func value(_ value: Double?, _ language: Language) -> String {
    guard let value else { return Label.unknown.text(language) }
    guard value.magnitude < 9e14 else { return "\(value)" }
    let rounded = Int64((value * 10_000).rounded())
    var fraction = String(rounded.magnitude % 10_000)
    fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = grouped(Int64(rounded.magnitude / 10_000))
    let sign = rounded < 0 ? "-" : ""
    return sign + (fraction.isEmpty ? whole : "\(whole).\(fraction)")
  }
}
