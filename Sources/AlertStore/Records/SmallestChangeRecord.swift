/// The smallest change of one or two features that would have kept a transaction below the line.
public struct SmallestChangeRecord: Hashable, Sendable {
  /// One feature.
  public struct Part: Hashable, Sendable {
    /// The feature's name.
    public var name: String
    /// The value that it had.
    public var value: Double
    /// The value that would have been enough.
    public var enough: Double

    /// Makes a part.
    public init(name: String, value: Double, enough: Double) {
      self.name = name
      self.value = value
      self.enough = enough
    }
  }

  /// One or two features.
  public var parts: [Part]
  /// The score that the transaction would have had, in millionths of a logit.
  public var scoreMicro: Int64
  /// The sentence in Japanese.
  public var japanese: String
  /// The sentence in English.
  public var english: String

  /// Makes a record from its parts.
  public init(parts: [Part], scoreMicro: Int64, japanese: String, english: String) {
    self.parts = parts
    self.scoreMicro = scoreMicro
    self.japanese = japanese
    self.english = english
  }
}
