/// Something that is wrong with data or configuration, said as a value with an exact place.
///
/// - Shape: the code is a literal that never changes its meaning; both texts say what is wrong and what to do.
/// - Errors: none; findings are returned and stored, never thrown.
public struct Finding: Hashable, Sendable {
  /// How much a finding weighs.
  public enum Severity: String, CaseIterable, Sendable {
    /// Worth knowing; nothing is refused.
    case notice
    /// The record or entry is refused, the rest goes on.
    case error
    /// The whole file or configuration is refused.
    case fatal
  }

  /// Where a finding is.
  public struct Place: Hashable, Sendable {
    /// The file's name, without the folders of this machine.
    public var file: String
    /// The record or line number, from 1, when one is at fault.
    public var record: Int64?
    /// The column on the line, from 1 and in characters, when it is known.
    public var column: Int?
    /// The offset of the first byte at fault, when it is known.
    public var byteOffset: Int64?
    /// The field or key at fault, when one is.
    public var field: String?

    /// Makes a place from what is known.
    public init(file: String, record: Int64? = nil, byteOffset: Int64? = nil, field: String? = nil) {
      self.file = file
      self.record = record
      self.byteOffset = byteOffset
      self.field = field
    }
  }

  /// The stable code, for example `ING-012`.
  public let code: String
  /// How much it weighs.
  public let severity: Severity
  /// Where it is.
  public let place: Place
  /// What is wrong and what to do, in Japanese.
  public let japanese: String
  /// What is wrong and what to do, in English.
  public let english: String

  /// Makes a finding from its parts.
  public init(code: String, severity: Severity, place: Place, japanese: String, english: String) {
    self.code = code
    self.severity = severity
    self.place = place
    self.japanese = japanese
    self.english = english
  }

  /// The finding on one line, for a terminal: code, place and text.
  public func line(_ language: Language) -> String {
    var words = place.file
    if let record = place.record { words += ":\(record)" }
    if let field = place.field { words += " [\(field)]" }
    if let byteOffset = place.byteOffset { words += " @\(byteOffset)" }
    return "\(code) \(words): \(language == .japanese ? japanese : english)"
  }
}
