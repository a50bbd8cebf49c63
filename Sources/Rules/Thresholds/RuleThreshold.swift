import Core

/// A number that conditions name as `limit.NAME`: with its unit, the reason for it and where it comes from.
///
/// - Unit: as `unit` says; the last word of the name says it too.
public struct RuleThreshold: Sendable {
  /// The number of a threshold.
  public enum Number: Hashable, Sendable {
    /// A whole number.
    case integer(Int64)
    /// A real number.
    case real(Double)

    /// The number as a double, for comparisons by tools.
    public var asDouble: Double {
      switch self {
      case .integer(let number): return Double(number)
      case .real(let number): return number
      }
    }

    /// The number as packs write it.
    var text: String {
      switch self {
      case .integer(let number): return "\(number)"
      case .real(let number): return "\(number)"
      }
    }
  }

  /// What stands before the name in conditions.
  public static let prefix = "limit."

  /// The name, without `limit.`.
  public let name: String
  /// The number.
  public let number: Number
  /// What the number counts.
  public let unit: FeatureSpec.Unit
  /// Why this number.
  public let why: BilingualText
  /// Where the number comes from.
  public let source: String
  /// Where the threshold stands.
  public let place: Finding.Place
}
