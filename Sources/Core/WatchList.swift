/// A list of names and accounts that a bank watches: who stands on it, since when, and how fresh it is.
///
/// - Shape: columns of equal length, one row an entry; an entry has a name, a name in kana or an account.
/// - Missing: an absent text is empty. An absent day of listing is nil, and such an entry counts for every
///   day, because a list that does not say since when must not hide anyone.
public struct WatchList: Sendable {
  /// What standing on a list means.
  public enum Kind: String, CaseIterable, Sendable {
    /// Holders of frozen accounts, as the police share them with banks.
    case frozenAccount = "frozen_account"
    /// Accounts in the public notices of the Deposit Insurance Corporation of Japan.
    case dicNotice = "dic_notice"
    /// Crypto-asset exchanges, which are lawful businesses.
    case cryptoExchange = "crypto_exchange"
    /// The bank's own list.
    case own

    /// Whether an entry speaks against the one who is listed.
    public var isAdverse: Bool { self != .cryptoExchange }
  }

  /// The name by which the pipeline calls the list.
  public let id: String
  /// What standing on it means.
  public let kind: Kind
  /// The day on which the list was true.
  public let asOf: BankDay
  /// The name of each entry.
  public var name = TextColumn()
  /// The name of each entry in kana.
  public var nameKana = TextColumn()
  /// The account of each entry, as transactions write theirs.
  public var account = TextColumn()
  /// The day on which each entry was listed, when the list says so.
  public var listedOn: [BankDay?] = []
  /// The list's own identifier of each entry.
  public var sourceID = TextColumn()
  /// What the list says beside.
  public var note = TextColumn()

  /// Makes an empty list.
  public init(id: String, kind: Kind, asOf: BankDay) {
    self.id = id
    self.kind = kind
    self.asOf = asOf
  }

  /// The number of entries.
  public var count: Int { listedOn.count }

  /// Appends an entry from texts, for callers that make a list by hand.
  public mutating func append(
    name: String = "", nameKana: String = "", account: String = "", listedOn: BankDay? = nil,
    sourceID: String = "", note: String = ""
  ) {
    self.name.append(contentsOf: name.utf8)
    self.nameKana.append(contentsOf: nameKana.utf8)
    self.account.append(contentsOf: account.utf8)
    self.listedOn.append(listedOn)
    self.sourceID.append(contentsOf: sourceID.utf8)
    self.note.append(contentsOf: note.utf8)
  }
}
