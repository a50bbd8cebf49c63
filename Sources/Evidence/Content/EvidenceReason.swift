/// One part of a score, with the sentence that says it in both languages.
public struct EvidenceReason: Sendable {
  /// The word for what the reason comes from: `rule`, `feature`, `memo` or `others`.
  public var origin: String
  /// The rule's identifier or the feature's name.
  public var name: String
  /// The value that was seen, or nil when there is none.
  public var value: Double?
  /// What the reason adds to the score, in millionths of a logit.
  public var contributionMicro: Int64
  /// The place in the memo that mattered, in UTF-8 bytes.
  public var span: Range<Int>?
  /// The sentence in Japanese.
  public var japanese: String
  /// The sentence in English.
  public var english: String
  /// The reference case of the authorities that the reason rests on, when there is one.
  public var referenceCase: String?

  /// Makes a reason without a span and a reference case; set them where there are any.
  public init(
    origin: String, name: String, value: Double?, contributionMicro: Int64, japanese: String, english: String
  ) {
    self.origin = origin
    self.name = name
    self.value = value
    self.contributionMicro = contributionMicro
    self.japanese = japanese
    self.english = english
  }
}
