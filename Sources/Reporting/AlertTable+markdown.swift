import Core

extension AlertTable {
  /// The alerts as a table in Markdown with the columns of the terminal's table.
  ///
  /// What a file says is shown and never obeyed: every sign of Markdown and HTML in it is written as a character.
  public func markdown() -> String {
    let columns = self.columns
    let titles = columns.map { AlertTable.escaped($0.title) }
    let lines = columns.map { $0.alignment == .right ? "---:" : "---" }
    var text = AlertTable.line(titles) + AlertTable.line(lines)
    for (index, alert) in alerts.enumerated() {
      text += AlertTable.line(row(alert, rank: index + 1).map { AlertTable.escaped($0.text) })
    }
    return text
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  /// Signs that begin something in Markdown get a backslash, those of HTML become references.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in VisibleText.make(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!", "#": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
