import Core

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

  /// The text in a language.
  public subscript(language: Language) -> String {
    language == .japanese ? japanese : english
  }
}
