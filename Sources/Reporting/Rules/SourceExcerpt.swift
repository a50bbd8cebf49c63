import Core

/// The line of a file on which a finding stands, with a mark below its column.
struct SourceExcerpt {
  /// The most columns of a terminal that a line is given.
  private static let mostColumns = 140

  private let lines: [String: [Substring]]

  /// Keeps the lines of files by their names.
  init(_ files: [(name: String, bytes: [UInt8])]) {
    lines = Dictionary(
      files.map { file in
        (
          file.name,
          String(decoding: file.bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The line of a place, without its end, or nil when the file or the line is not known.
  func line(_ place: Finding.Place) -> String? {
    guard let number = place.record, let lines = lines[place.file], number >= 1, number <= lines.count else {
      return nil
    }
    return String(lines[Int(number) - 1])
  }

  /// The line and its mark for a terminal, each ended, or nothing.
  func terminal(_ place: Finding.Place) -> String {
    guard let number = place.record, let line = line(place) else { return "" }
    let shown = VisibleText.make(line.replacing("\t", with: " "))
    let head = "      \(number) | "
    var text = head + DisplayWidth.cut(shown, to: SourceExcerpt.mostColumns) + "\n"
    if let column = place.column, column >= 1 {
      let before = String(String.UnicodeScalarView(shown.unicodeScalars.prefix(column - 1)))
      let columns = DisplayWidth.columns(before)
      if columns < SourceExcerpt.mostColumns {
        text +=
          String(repeating: " ", count: head.count - 2) + "| " + String(repeating: " ", count: columns)
          + "^\n"
      }
    }
    return text
  }
}
