/// Makes a text from a file safe to show: nothing in it can move a cursor, change a colour, end a line or
/// turn its direction.
///
/// Names and memos come from outside the bank; a terminal or a page must show them and never obey them.
public enum VisibleText {
  /// The text with a replacement character for everything that would not stand as a letter.
  public static func make(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(shown)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB:
      return true
    default: return false
    }
  }
}
