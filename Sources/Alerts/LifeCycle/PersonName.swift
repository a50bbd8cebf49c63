import Core
import Foundation

/// The name under which a person acts.
///
/// - Shape: on one line, with single spaces between words and none around, 1 to `Limits.personNameCharacters` characters, without
///   control characters and marks that turn the direction of writing.
public struct PersonName: Hashable, Sendable {
  /// The name.
  public let text: String

  /// Makes a name from what a person typed, or nil when that is no name.
  public init?(_ typed: String) {
    let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty, words.count <= Limits.personNameCharacters,
      !words.unicodeScalars.contains(where: PersonName.isUnwritten)
    else { return nil }
    text = words
  }

  /// Whether two names are the same but for width, case and spaces.
  public func isSame(as other: PersonName) -> Bool { key == other.key }

  private var key: String {
    text.precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace }
  }

  private static func isUnwritten(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
