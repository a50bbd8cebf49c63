import Core

/// Where a table file writes the amount.
public struct TableAmount: Hashable, Sendable {
  /// The column or columns of the amount.
  public enum Place: Hashable, Sendable {
    /// One field for both directions.
    case single(TableText)
    /// A field for each direction (入金金額, 出金金額), of which exactly one is filled and not zero in a row.
    case sides(incoming: TableText, outgoing: TableText)
  }

  /// Where it stands.
  public var place: Place
  /// How it is written.
  public var form: NumberForm

  /// Makes an amount.
  public init(_ place: Place, form: NumberForm = .digits) {
    self.place = place
    self.form = form
  }
}

/// How a table file says which way the money went.
public enum TableDirection: Hashable, Sendable {
  /// By words.
  case words(TableWords<Direction>)
  /// By the sign of the amount: amounts above zero went this way, amounts below zero the other; zero is refused.
  case sign(positive: Direction)
  /// By which of the amount's two fields is filled.
  case sides

  /// The words `in` and `out` in a field.
  public static func canonicalWords(_ text: TableText) -> TableDirection {
    .words(TableWords(text, meanings: ["in": .incoming, "out": .outgoing]))
  }
}

/// A declared extra column and where a table file writes it.
public struct TableExtra: Hashable, Sendable {
  /// The name of the declared column.
  public var name: String
  /// Where it stands.
  public var text: TableText
  /// How it is written when the declared column is a number.
  public var form: NumberForm

  /// Makes an extra column.
  public init(
    name: String, _ text: TableText,
    form: NumberForm = NumberForm(
      decimalMark: .point, decimals: 0, negativeMarks: [.minus])
  ) {
    self.name = name
    self.text = text
    self.form = form
  }
}
