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
