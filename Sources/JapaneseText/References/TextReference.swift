/// A telephone or account number that a text holds, and where.
public struct TextReference: Equatable, Sendable {
  /// What the number is.
  public enum Kind: UInt8, CaseIterable, Sendable {
    /// 060, 070, 080 or 090 and eight digits.
    case mobilePhone = 0
    /// 050 and eight digits.
    case internetPhone = 1
    /// An area code of two to five digits, ten digits in all.
    case fixedPhone = 2
    /// 0120, 0800 and 0570.
    case servicePhone = 3
    /// Seven digits after the word for a deposit or account.
    case bankAccount = 4
    /// 記号 and 番号 of ゆうちょ銀行.
    case postalAccount = 5
  }

  /// What the number is.
  public let kind: Kind
  /// The bytes of the original text that hold the number, its brackets and country code included.
  public let byteRange: Range<Int>
  /// The number: a telephone number without its leading zero, or an account number.
  public let number: Int
  /// The account as other banks know it, for `postalAccount`.
  public let postalAccount: PostalAccount?
}
