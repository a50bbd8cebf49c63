/// One part of a score, with the sentence that says it in both languages.
///
/// - Missing: `value` is nil when the feature has no value or the reason has none; a value that is not a
///   number is stored as missing. The span is nil unless a piece of text carries the reason.
public struct ReasonRecord: Hashable, Sendable {
  /// What a reason comes from.
  public enum Origin: String, CaseIterable, Sendable {
    /// A rule that fired.
    case rule
    /// A feature's value.
    case feature
    /// A piece of the free text.
    case memo
    /// All smaller parts together.
    case others
  }

  /// What the reason comes from.
  public var origin: Origin
  /// The rule's identifier or the feature's name.
  public var name: String
  /// The value that was seen.
  public var value: Double?
  /// What the reason adds to the score, in millionths of a logit.
  public var contributionMicro: Int64
  /// The place in the text that mattered, in UTF-8 bytes.
  public var span: Range<Int>?
  /// The sentence in Japanese.
  public var japanese: String
  /// The sentence in English.
  public var english: String
  /// The reference case of the authorities that the reason rests on, when there is one.
  public var referenceCase: String?

  /// Makes a reason without a span and a reference case; set them where there are any.
  public init(
    origin: Origin, name: String, value: Double?, contributionMicro: Int64, japanese: String, english: String
  ) {
    self.origin = origin
    self.name = name
    self.value = value
    self.contributionMicro = contributionMicro
    self.japanese = japanese
    self.english = english
  }
}
