import Core

/// Writes the value of a feature for people.
///
/// - Missing: a missing value is said to be unknown, never written as a number.
public enum FeatureValueText {
  /// The value of a feature with its unit, in one language.
  public static func text(_ value: Double?, spec: FeatureSpec, language: Language) -> String {
    guard let value, value.isFinite else { return language == .japanese ? "不明" : "unknown" }
    switch spec.unit {
    case .yen:
      let amount = Amount(yen: Int64(value)).grouped
      return language == .japanese ? "\(amount)円" : "\(amount) yen"
    case .truth:
      if language == .japanese { return value != 0 ? "該当" : "非該当" }
      return value != 0 ? "yes" : "no"
    case .seconds: return duration(Int64(value), language)
    case .days: return "\(decimal(value))\(language == .japanese ? "日" : " days")"
    case .count, .ordinal: return String(Int64(value))
    case .ratio: return decimal(value)
    }
  }

  /// A number with two significant decimals at most.
  static func decimal(_ value: Double) -> String {
    let magnitude = value.magnitude
    if magnitude >= 100 { return Amount(yen: Int64(value.rounded())).grouped }
    let hundredths = Int64((magnitude * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    let rest = hundredths % 100
    return rest == 0
      ? "\(sign)\(hundredths / 100)" : "\(sign)\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A time in its two largest units.
  static func duration(_ seconds: Int64, _ language: Language) -> String {
    let parts: [(Int64, String, String)] = [
      (86_400, "日", " d"), (3_600, "時間", " h"), (60, "分", " min"), (1, "秒", " s"),
    ]
    var rest = seconds
    var words: [String] = []
    for (length, japanese, english) in parts where rest >= length && words.count < 2 {
      words.append("\(rest / length)\(language == .japanese ? japanese : english)")
      rest %= length
    }
    if words.isEmpty { return language == .japanese ? "0秒" : "0 s" }
    return words.joined(separator: language == .japanese ? "" : " ")
  }
}
