/// Counts the columns that a text takes on a terminal with fixed columns.
///
/// - Unit: columns; kanji, full-width kana, Hangul and full-width forms take two, half-width kana and most
///   else one, combining marks none. Characters whose width depends on the terminal's settings (class A) take
///   one.
/// - Shape: counted by Unicode scalars, since a half-width voicing mark takes a column of its own although it
///   joins the letter before it.
/// - Source: Unicode Standard Annex 11, classes W and F.
enum DisplayWidth {
  static func columns(_ text: String) -> Int {
    var total = 0
    for scalar in text.unicodeScalars { total += columns(scalar) }
    return total
  }

  static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isWithoutWidth(scalar) { return 0 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The longest start of a text that fits into some columns, with two dots where something was cut off.
  static func cut(_ text: String, to limit: Int) -> String {
    guard columns(text) > limit else { return text }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let width = columns(scalar)
      if used + width > max(0, limit - 2) { break }
      kept.append(scalar)
      used += width
    }
    return String(kept) + String(repeating: ".", count: min(2, limit - used))
  }

  static func padding(_ text: String, to limit: Int) -> String {
    String(repeating: " ", count: max(0, limit - columns(text)))
  }

  private static func isWithoutWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0x20D0...0x20FF, 0x3099...0x309A, 0xFE00...0xFE0F, 0xFE20...0xFE2F,
      0xFEFF, 0xE0100...0xE01EF:
      return true
    default: return false
    }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF,
    0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F2FF,
    0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
