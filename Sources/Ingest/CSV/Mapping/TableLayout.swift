import Core

/// How one kind of table file, CSV or TSV, is laid out and which of its columns is which field.
///
/// - Input: a layout fits a file when every column it names stands in the header row exactly once; without a header
///   row, when the first row has the number of columns and can be read.
/// - Missing: a field that is nil is absent in every row.
public struct TableLayout: Hashable, Sendable {
  /// What separates the fields of a row.
  public enum Delimiter: String, CaseIterable, Sendable {
    /// The first of comma, tab and semicolon with which the layout fits.
    case detect
    /// `,`.
    case comma
    /// The tab character.
    case tab
    /// `;`.
    case semicolon
  }

  /// What a quotation mark means.
  public enum Quotes: String, CaseIterable, Sendable {
    /// RFC 4180: a field may stand between quotes, and two quotes inside it are one.
    case doubled
    /// Nothing: it is a character like others, and a line end always ends the row.
    case none
  }

  /// How columns are told apart.
  public enum Header: Hashable, Sendable {
    /// By a header row.
    case row
    /// By their numbers; every row has so many columns.
    case absent(columnCount: Int)
  }

  /// The layout's name in findings and reports.
  public var name: String
  /// How the bytes stand for text.
  public var encoding: CSVMapping.Encoding = .detect
  /// What separates fields.
  public var delimiter: Delimiter = .detect
  /// What a quotation mark means.
  public var quotes: Quotes = .doubled
  /// How columns are told apart.
  public var header: Header = .row
  /// The lines before the header row or the first row.
  public var skipLines = 0
  /// Rows that are no transactions, such as totals, by a word in one of their columns.
  public var skipRows: TableMarker?

  /// The bank's own identifier of a transaction.
  public var transactionID: TableText?
  /// The moment.
  public var occurredAt: TableMoment
  /// The account the transaction belongs to.
  public var account: TableText
  /// The direction.
  public var direction: TableDirection
  /// The amount.
  public var amount: TableAmount
  /// The currency and the words that mean yen; nil says that every amount of the file is in yen.
  public var currency: TableMarker?
  /// Where the order was given.
  public var channel: TableWords<Channel>?
  /// The sort of movement.
  public var kind: TableWords<TransactionKind>?
  /// The other account.
  public var counterpartyAccount: TableText?
  /// The other party's name.
  public var counterpartyName: TableText?
  /// The name given as the one who orders the transfer.
  public var originatorName: TableText?
  /// The free text.
  public var memo: TableText?
  /// The balance after the transaction.
  public var balanceAfter: TableNumber?
  /// The declared extra columns that the file has.
  public var extras: [TableExtra] = []

  /// Makes a layout with the fields no transaction can do without; add the others as properties.
  public init(
    name: String, occurredAt: TableMoment, account: TableText, direction: TableDirection, amount: TableAmount
  ) {
    self.name = name
    self.occurredAt = occurredAt
    self.account = account
    self.direction = direction
    self.amount = amount
  }

  /// Every text that the layout reads, in the order in which a row is checked.
  private var texts: [TableText] {
    var texts: [TableText?] = [skipRows?.text, transactionID, occurredAt.text, account]
    if case .words(let words) = direction { texts.append(words.text) }
    switch amount.place {
    case .single(let text): texts.append(text)
    case .sides(let incoming, let outgoing): texts += [incoming, outgoing]
    }
    texts += [
      currency?.text, channel?.text, kind?.text, counterpartyAccount, counterpartyName, originatorName, memo,
      balanceAfter?.text,
    ]
    return texts.compactMap { $0 } + extras.map(\.text)
  }

  /// The columns of the fields no transaction can do without.
  var requiredColumns: [TableColumn] {
    var texts = [occurredAt.text, account]
    if case .words(let words) = direction { texts.append(words.text) }
    if case .single(let text) = amount.place { texts.append(text) }
    return texts.flatMap(\.columns)
  }

  /// Every column that the layout reads, each once, in the order in which a row is checked.
  public var columns: [TableColumn] {
    var columns: [TableColumn] = []
    for column in texts.flatMap(\.columns) where !columns.contains(column) { columns.append(column) }
    return columns
  }
}

extension TableWords where Meaning == Channel {
  /// The words of `Channel`; an empty field is unstated.
  public static func canonical(_ text: TableText) -> TableWords<Channel> {
    TableWords(
      text, meanings: Dictionary(uniqueKeysWithValues: Channel.allCases.map { ($0.word, $0) }),
      whenEmpty: .unstated)
  }
}

extension TableWords where Meaning == TransactionKind {
  /// The words of `TransactionKind`; an empty field is `other`.
  public static func canonical(_ text: TableText) -> TableWords<TransactionKind> {
    TableWords(
      text, meanings: Dictionary(uniqueKeysWithValues: TransactionKind.allCases.map { ($0.word, $0) }),
      whenEmpty: .other)
  }
}

extension TableMarker {
  /// A field that must say `JPY`.
  public static func yen(_ text: TableText) -> TableMarker { TableMarker(text, words: ["JPY"]) }
}
