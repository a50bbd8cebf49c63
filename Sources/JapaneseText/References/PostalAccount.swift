/// The branch and account number that other banks use for an account of ゆうちょ銀行 (bank code 9900).
///
/// - Source: the conversion that ゆうちょ銀行 publishes: 記号 1xxyz with 番号 of up to eight digits ending in 1 is branch xx8, ordinary,
///   the number without its last digit; 記号 0xxyz is branch xx9, current (振替口座), the number padded to seven digits.
public struct PostalAccount: Equatable, Sendable {
  /// The bank code of ゆうちょ銀行.
  public static let bankCode = 9_900

  /// The branch code, three digits.
  public let branchCode: Int
  /// Whether the account is current (当座); otherwise it is ordinary (普通).
  public let isCurrent: Bool
  /// The account number, seven digits with leading zeros.
  public let accountNumber: Int

  /// Converts 記号 and 番号; gives nil when the two cannot belong to an account.
  public init?(symbol: Int, number: Int) {
    guard (0...19_999).contains(symbol), number > 0 else { return nil }
    isCurrent = symbol < 10_000
    branchCode = symbol / 100 % 100 * 10 + (isCurrent ? 9 : 8)
    if isCurrent {
      guard number <= 999_999 else { return nil }
      accountNumber = number
    } else {
      guard number <= 99_999_999, number % 10 == 1 else { return nil }
      accountNumber = number / 10
    }
  }
}
