/// The name of a feature, for example `account.out.count_24h`.
public struct FeatureName: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral
{
  /// The name's text.
  public let text: String

  /// Makes a name from text.
  public init(_ text: String) {
    self.text = text
  }

  /// Makes a name from a literal.
  public init(stringLiteral value: String) {
    self.text = value
  }

  /// The name's text.
  public var description: String { text }

  /// Orders names by their text.
  public static func < (left: FeatureName, right: FeatureName) -> Bool {
    left.text < right.text
  }
}
