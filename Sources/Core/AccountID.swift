/// The name of an account: `bank-branch-type-number`, or any opaque text a file uses.
///
/// - Shape: codes keep their leading zeros; an account is text and never a number.
public struct AccountID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The text as stored and shown.
  public let text: String

  /// Makes an account name from text.
  public init(_ text: String) {
    self.text = text
  }

  /// Makes an account name from the four codes of a Japanese account, each with its leading zeros.
  public init(bank: String, branch: String, type: String, number: String) {
    self.text = "\(bank)-\(branch)-\(type)-\(number)"
  }

  /// The text as stored and shown.
  public var description: String { text }

  /// Orders accounts by their text.
  public static func < (left: AccountID, right: AccountID) -> Bool {
    left.text < right.text
  }
}
