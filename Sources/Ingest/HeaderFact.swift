/// One thing that a file says of itself before its records, as a clerk reads it.
///
/// - Shape: the value is text as it is shown, decoded and with its meaning where it is a code; never a
///   password or an access code.
public struct HeaderFact: Hashable, Sendable {
  /// What it is, in Japanese.
  public let nameJapanese: String
  /// What it is, in English.
  public let nameEnglish: String
  /// What the file says.
  public let value: String
  /// The number of the record that says it, from 1, when one does.
  public let record: Int64?

  /// Makes a fact from its parts.
  public init(japanese: String, english: String, value: String, record: Int64? = nil) {
    nameJapanese = japanese
    nameEnglish = english
    self.value = value
    self.record = record
  }
}
