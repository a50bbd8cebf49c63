/// Lays cells out in columns whose widths are counted as a terminal shows them.
struct TerminalTable {
  enum Alignment {
    case left
    case right
  }

  struct Cell {
    var text: String
    var colour: TerminalColour?

    init(_ text: String, _ colour: TerminalColour? = nil) {
      self.text = VisibleText.make(text)
      self.colour = colour
    }
  }

  private let titles: [String]
  private let alignments: [Alignment]
  private var rows: [[Cell]] = []

  init(_ columns: [(title: String, alignment: Alignment)]) {
    titles = columns.map(\.title)
    alignments = columns.map(\.alignment)
  }

  mutating func append(_ row: [Cell]) {
    precondition(row.count == titles.count, "A row has one cell for each column.")
    rows.append(row)
  }

  /// The lines, each ended; only the last column is cut when the table is wider than the style allows.
  func text(_ style: TerminalStyle) -> String {
    let widths = columnWidths(style)
    var lines = [line(titles.map { Cell($0, .heading) }, widths, style)]
    lines.append(line(widths.map { Cell(String(repeating: "-", count: $0)) }, widths, style))
    for row in rows { lines.append(line(row, widths, style)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func columnWidths(_ style: TerminalStyle) -> [Int] {
    var widths = titles.map(DisplayWidth.columns)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.columns(cell.text))
      }
    }
    guard let limit = style.widthColumns, let last = widths.last else { return widths }
    let others = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    let least = min(last, 12)
    widths[widths.count - 1] = min(last, max(least, limit - others))
    return widths
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ style: TerminalStyle) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let text = DisplayWidth.cut(cell.text, to: widths[column])
      let padding = DisplayWidth.padding(text, to: widths[column])
      let shown = style.coloured(text, cell.colour)
      let isLast = column == cells.count - 1
      switch alignments[column] {
      case .left: line += isLast ? shown : shown + padding
      case .right: line += padding + shown
      }
      if !isLast { line += "  " }
    }
    return line
  }
}
