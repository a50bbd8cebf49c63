/// How a text is laid out for the place where it will be read.
///
/// - Input: the caller finds out whether the output is a terminal, how wide it is and whether colour is
///   wanted; this target asks no environment.
public struct TerminalStyle: Hashable, Sendable {
  /// Whether colour codes are written.
  public var usesColour: Bool
  /// The width in columns to which tables are cut, or nil when nothing is cut.
  public var widthColumns: Int?

  /// Makes a style.
  public init(usesColour: Bool, widthColumns: Int?) {
    self.usesColour = usesColour
    self.widthColumns = widthColumns
  }

  /// No colour and nothing cut: for pipes and files.
  public static let plain = TerminalStyle(usesColour: false, widthColumns: nil)

  func coloured(_ text: String, _ colour: TerminalColour?) -> String {
    guard usesColour, let colour else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}

/// The few colours that mean something; each stands beside a word that says the same.
enum TerminalColour: String {
  case alarm = "1;31"
  case look = "33"
  case heading = "1"
}
