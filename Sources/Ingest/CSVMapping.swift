/// How CSV and TSV files are read: layouts that are tried in order, of which the first that fits a file is used.
///
/// - Input: at least one layout.
/// - Determinism: the choice is made by a file's content alone.
public struct CSVMapping: Hashable, Sendable {
  /// How the bytes of a CSV file stand for text.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8
    /// CP932, Microsoft's Shift_JIS.
    case cp932
    /// EUC-JP with half-width katakana, JIS X 0212 and the characters of NEC and IBM.
    case eucJP = "eucjp"
    /// JIS X 0201: ASCII and half-width katakana, one byte each.
    case jisX0201 = "jisx0201"
    /// Found from the first mebibyte; how certain that is stands among the header facts.
    case detect
  }

  /// The layouts in the order in which they are tried.
  public var layouts: [TableLayout]

  /// Makes a mapping from its layouts.
  public init(layouts: [TableLayout]) {
    precondition(!layouts.isEmpty, "A mapping has at least one layout.")
    self.layouts = layouts
  }

  /// Mekiki's own thirteen columns, `transaction_id` to `balance_after`, in an encoding that is detected.
  public static let canonical = CSVMapping(layouts: [.canonical])
}

extension TableLayout {
  /// Mekiki's own thirteen columns, `transaction_id` to `balance_after`, in an encoding that is detected.
  public static let canonical: TableLayout = {
    var layout = TableLayout(
      name: "canonical", occurredAt: .iso8601(.column("occurred_at")), account: .column("account"),
      direction: .canonicalWords(.column("direction")), amount: TableAmount(.single(.column("amount"))))
    layout.transactionID = .column("transaction_id")
    layout.currency = .yen(.column("currency"))
    layout.channel = .canonical(.column("channel"))
    layout.kind = .canonical(.column("kind"))
    layout.counterpartyAccount = .column("counterparty_account")
    layout.counterpartyName = .column("counterparty_name")
    layout.originatorName = .column("originator_name")
    layout.memo = .column("memo")
    layout.balanceAfter = TableNumber(.column("balance_after"), form: .signedDigits)
    return layout
  }()
}
