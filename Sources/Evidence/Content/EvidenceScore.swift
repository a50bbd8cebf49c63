/// The score of a transaction and where it starts.
///
/// Unit: millionths of a logit; points for rules; probability 0 to 1.
public struct EvidenceScore: Sendable {
  /// The score that decided.
  public var scoreMicro: Int64
  /// Where every transaction starts.
  public var baselineMicro: Int64
  /// The model's own score, before rules are added.
  public var modelScoreMicro: Int64
  /// The sum of the points of the rules that fired.
  public var rulePoints: Int64
  /// The calibrated probability.
  public var probability: Double

  /// Makes a score from its parts.
  public init(
    scoreMicro: Int64, baselineMicro: Int64, modelScoreMicro: Int64, rulePoints: Int64, probability: Double
  ) {
    self.scoreMicro = scoreMicro
    self.baselineMicro = baselineMicro
    self.modelScoreMicro = modelScoreMicro
    self.rulePoints = rulePoints
    self.probability = probability
  }
}

/// The value of a feature and what it adds to the score.
public struct EvidenceFeature: Sendable {
  /// The feature's name in the catalogue.
  public var name: String
  /// Its value, or nil when it is missing.
  public var value: Double?
  /// What it adds to the score, in millionths of a logit.
  public var contributionMicro: Int64

  /// Makes a feature's entry.
  public init(name: String, value: Double?, contributionMicro: Int64) {
    self.name = name
    self.value = value
    self.contributionMicro = contributionMicro
  }
}

/// A rule that fired, with the values that it cites.
public struct EvidenceFiredRule: Sendable {
  /// A value that a rule cites as evidence.
  public struct Citation: Sendable {
    /// The feature's name.
    public var name: String
    /// Its value, or nil when it is missing.
    public var value: Double?

    /// Makes a citation.
    public init(name: String, value: Double?) {
      self.name = name
      self.value = value
    }
  }

  /// The rule's identifier.
  public var identifier: String
  /// Its title in Japanese.
  public var titleJapanese: String
  /// Its title in English.
  public var titleEnglish: String
  /// The points that it adds.
  public var points: Int64
  /// The reference case of the authorities that it rests on, when there is one.
  public var referenceCase: String?
  /// The values that it cites.
  public var citations: [Citation] = []

  /// Makes an entry without reference case and citations; set them where there are any.
  public init(identifier: String, titleJapanese: String, titleEnglish: String, points: Int64) {
    self.identifier = identifier
    self.titleJapanese = titleJapanese
    self.titleEnglish = titleEnglish
    self.points = points
  }
}

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
