/// Writes CSV that a spreadsheet shows and never computes.
///
/// - Shape: UTF-8, comma, records ended by CR LF, fields quoted where they must be.
/// - Source: RFC 4180; a text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that
///   begins with an apostrophe: taking one apostrophe away from every field that begins with one gives the texts back.
struct CSVText {
  private(set) var text = ""
  private var isAtStartOfRecord = true

  mutating func field(_ text: String) {
    append(CSVText.quoted(CSVText.guarded(text)))
  }

  mutating func field(_ text: String?) {
    field(text ?? "")
  }

  mutating func field(_ number: Int64) {
    append(String(number))
  }

  /// A text as it is, in a file that programs read and no spreadsheet.
  mutating func exact(_ text: String) {
    append(CSVText.quoted(text))
  }

  /// A number that is already written out; it may begin with a minus.
  mutating func number(_ digits: String) {
    append(digits)
  }

  mutating func endRecord() {
    text += "\r\n"
    isAtStartOfRecord = true
  }

  /// The full-width forms are in the list because Japanese spreadsheets read them as their half-width twins.
  private static let formulaStarts: Set<UInt32> = Set("'=+-@\t\r\n\0＝＋－＠".unicodeScalars.map(\.value))

  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, formulaStarts.contains(first.value) else { return text }
    return "'" + text
  }

  /// Quote, comma, carriage return and line feed.
  private static let special: Set<UInt8> = [0x22, 0x2C, 0x0D, 0x0A]

  static func quoted(_ text: String) -> String {
    let mustQuote = text.utf8.contains(where: special.contains)
    guard mustQuote else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"\"" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
  }

  private mutating func append(_ written: String) {
    if !isAtStartOfRecord { text += "," }
    text += written
    isAtStartOfRecord = false
  }
}
