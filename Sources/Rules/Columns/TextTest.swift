import Expressions

/// The column that a text of a row stands in.
enum TextPlace: Hashable, Sendable {
  /// One of the pack's declared columns.
  case declared(Int)
  /// A field of the transaction itself, by its place among all fields.
  case field(Int)
}

/// What is asked of a text, byte for byte.
struct TextTest: Hashable, Sendable {
  enum Question: Hashable, Sendable {
    /// Whether it is one of a few.
    case isAmong([[UInt8]])
    /// Whether it holds something, begins or ends with it, or fits a pattern.
    case holds(TextPredicate)
  }

  let place: TextPlace
  let question: Question

  /// The answer for a text that is there; nil when it cannot be had.
  func answer(_ text: ArraySlice<UInt8>) -> Bool? {
    switch question {
    case .isAmong(let words): return words.contains { text.elementsEqual($0) }
    case .holds(let predicate): return predicate.holds(text)
    }
  }
}
