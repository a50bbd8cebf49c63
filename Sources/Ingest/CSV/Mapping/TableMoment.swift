/// Where a table file writes the moment of a transaction, and how.
///
/// - Input: several columns, such as a date and a time, are joined with the text's separator before they are read.
/// - Missing: a moment without an offset is refused unless `offsetSeconds` says which one the file means; a form
///   without a time of day gives a date only, and then no offset is used.
public struct TableMoment: Hashable, Sendable {
  /// Where it stands.
  public var text: TableText
  /// The forms, tried in order.
  public var patterns: [MomentPattern]
  /// The seconds by which the file's clock is ahead of UTC, for moments that do not say so themselves.
  public var offsetSeconds: Int?

  /// Makes a moment.
  public init(_ text: TableText, patterns: [MomentPattern], offsetSeconds: Int? = nil) {
    precondition(!patterns.isEmpty, "A moment has at least one form.")
    self.text = text
    self.patterns = patterns
    self.offsetSeconds = offsetSeconds
  }

  /// `2026-11-20T14:03:22+09:00`, with any offset or `Z`.
  public static func iso8601(_ text: TableText) -> TableMoment {
    TableMoment(text, patterns: [.iso8601])
  }
}
