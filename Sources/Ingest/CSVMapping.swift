/// The names by which a CSV file's header calls each field, and the file's encoding.
///
/// - Input: names are compared byte for byte after decoding; every name given here must stand in the header
///   once.
/// - Missing: nil says that the file has no such column; the field is then absent in every row.
public struct CSVMapping: Hashable, Sendable {
  /// How the bytes of a CSV file stand for text.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8
    /// CP932, Microsoft's Shift_JIS.
    case cp932
    /// UTF-8 when there is a byte order mark or the first mebibyte is well-formed UTF-8, else CP932.
    case detect
  }

  /// The bank's own identifier of a transaction.
  public var transactionID: String?
  /// The moment, `2026-11-20T14:03:22+09:00`; `Z` and any offset are read, a moment without an offset is
  /// refused.
  public var occurredAt: String
  /// The account the transaction belongs to.
  public var account: String
  /// The direction, `in` or `out`.
  public var direction: String
  /// The amount in whole yen, digits only.
  public var amount: String
  /// The currency, which must be `JPY`; nil says that every amount of the file is in yen.
  public var currency: String?
  /// Where the order was given, one of the words of `Channel`, or empty.
  public var channel: String?
  /// The sort of movement, one of the words of `TransactionKind`, or empty.
  public var kind: String?
  /// The other account.
  public var counterpartyAccount: String?
  /// The other party's name.
  public var counterpartyName: String?
  /// The name given as the one who orders the transfer.
  public var originatorName: String?
  /// The free text.
  public var memo: String?
  /// The balance after the transaction in whole yen, with `-` before it when overdrawn, or empty.
  public var balanceAfter: String?
  /// How the bytes stand for text.
  public var encoding: Encoding

  /// Makes a mapping for a file that has the four fields no transaction can do without; add the others as
  /// properties.
  public init(
    occurredAt: String, account: String, direction: String, amount: String, encoding: Encoding = .detect
  ) {
    self.occurredAt = occurredAt
    self.account = account
    self.direction = direction
    self.amount = amount
    self.encoding = encoding
  }

  /// Mekiki's own thirteen columns, `transaction_id` to `balance_after`, in an encoding that is detected.
  public static let canonical: CSVMapping = {
    var mapping = CSVMapping(
      occurredAt: "occurred_at", account: "account", direction: "direction", amount: "amount")
    mapping.transactionID = "transaction_id"
    mapping.currency = "currency"
    mapping.channel = "channel"
    mapping.kind = "kind"
    mapping.counterpartyAccount = "counterparty_account"
    mapping.counterpartyName = "counterparty_name"
    mapping.originatorName = "originator_name"
    mapping.memo = "memo"
    mapping.balanceAfter = "balance_after"
    return mapping
  }()
}
