/// What the bank knows of its customers, one row an account.
///
/// - Shape: columns of equal length; an account appears once.
/// - Missing: an absent day of opening is nil, an absent kind is nil; nothing is guessed from the name.
public struct CustomerTable: Sendable {
  /// The sort of holder.
  public enum HolderKind: UInt8, Sendable {
    /// A natural person.
    case person = 1
    /// A company or another legal entity.
    case corporation = 2
  }

  /// The account of each row.
  public var account = TextColumn()
  /// The holder's name as the bank writes it.
  public var holderName = TextColumn()
  /// The sort of holder, when the bank says so.
  public var holderKind: [HolderKind?] = []
  /// The day on which the account was opened, when the bank says so.
  public var openedOn: [BankDay?] = []
  /// The day on which the file was true, when it says so.
  public var asOf: BankDay?

  /// Makes an empty table.
  public init() {}

  /// The number of customers' accounts.
  public var count: Int { account.count }
}
