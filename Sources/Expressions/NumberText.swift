/// Real numbers as texts.
enum NumberText {
  /// The shortest decimal number that reads back as the same one: `1`, `0.5`, `-0.0045`, `1e+21`.
  static func write(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if number == 0 { return number.sign == .minus ? "-0" : "0" }
    // Swift's own text has the shortest digits, in one of two forms.
    let parts = number.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let whole = String(mantissa[0])
    var fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    if fraction == "0" { fraction = "" }
    var digits = Array((whole + fraction).utf8)
    var point = whole.utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (number < 0 ? "-" : "") + place(String(decoding: digits, as: UTF8.self), point)
  }

  /// Puts the decimal point behind so many digits.
  private static func place(_ digits: String, _ point: Int) -> String {
    let count = digits.utf8.count
    if point > 21 || point < -5 {
      let rest = digits.dropFirst()
      let exponent = point - 1
      let written =
        (exponent < 0 ? "e-" : "e+") + (exponent.magnitude < 10 ? "0" : "") + String(exponent.magnitude)
      return String(digits.prefix(1)) + (rest.isEmpty ? "" : "." + rest) + written
    }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    if point >= count { return digits + String(repeating: "0", count: point - count) }
    return digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
