/// A column of a table file.
public enum TableColumn: Hashable, Sendable {
  /// By its name in the header row, compared byte for byte after decoding.
  case name(String)
  /// By its number from 1, for files without a header row.
  case number(Int)

  /// The name or the number as findings show it.
  public var text: String {
    switch self {
    case .name(let name): return name
    case .number(let number): return "\(number)"
    }
  }
}

/// Where a field's text comes from: a column, a constant, or several of them joined.
///
/// - Shape: at least one part. Parts are joined with `separator` between them.
/// - Missing: a joined part that is empty leaves an empty place between two separators; where the text is a moment,
///   empty parts are left out together with their separator.
public struct TableText: Hashable, Sendable {
  /// One part of a text.
  public enum Part: Hashable, Sendable {
    /// A column's value; when `width` is given, zeros are put before it until it has so many characters.
    case column(TableColumn, width: Int? = nil)
    /// The same text in every row.
    case constant(String)
  }

  /// The parts in order.
  public var parts: [Part]
  /// What stands between two parts.
  public var separator: String
  /// Whether blanks before and behind a column's value are taken away.
  public var isTrimmed: Bool

  /// Makes a text of several parts.
  public init(parts: [Part], separator: String = "", isTrimmed: Bool = false) {
    precondition(!parts.isEmpty, "A text has at least one part.")
    self.parts = parts
    self.separator = separator
    self.isTrimmed = isTrimmed
  }

  /// The text of one column.
  public static func column(_ name: String) -> TableText { TableText(parts: [.column(.name(name))]) }

  /// The text of the column with a number from 1.
  public static func column(_ number: Int) -> TableText { TableText(parts: [.column(.number(number))]) }

  /// The same text in every row.
  public static func constant(_ text: String) -> TableText { TableText(parts: [.constant(text)]) }

  /// The columns it is read from.
  public var columns: [TableColumn] {
    parts.compactMap { part in
      if case .column(let column, _) = part { return column }
      return nil
    }
  }

  /// The name under which findings speak of it.
  var title: String {
    columns.isEmpty ? "" : columns.map(\.text).joined(separator: "+")
  }
}
