import Core
import Manifests

/// A text in Japanese and in English.
public struct BilingualText: Hashable, Sendable {
  /// The Japanese text.
  public let japanese: String
  /// The English text.
  public let english: String

  /// Makes a text from its two forms.
  public init(japanese: String, english: String) {
    self.japanese = japanese
    self.english = english
  }

  /// Reads the keys `ja` and `en`, both required; nil when either leaves a finding.
  static func read(_ mapping: ManifestMapping) -> BilingualText? {
    let japanese = mapping.string("ja")
    let english = mapping.string("en")
    mapping.finish()
    guard let japanese, let english else { return nil }
    return BilingualText(japanese: japanese, english: english)
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    language == .japanese ? japanese : english
  }
}
