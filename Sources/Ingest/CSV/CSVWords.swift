/// The few words that a field may hold, each with its meaning.
struct CSVWords<Meaning: Sendable>: Sendable {
  private let words: [(key: UInt128, meaning: Meaning)]

  init(_ words: [(String, Meaning)]) {
    self.words = words.compactMap { word, meaning in
      CSVText.wordKey(Array(word.utf8).span).map { ($0, meaning) }
    }
    precondition(self.words.count == words.count, "A word of a CSV field has at most 15 bytes.")
  }

  /// The meaning of the word in part of a window, or nil.
  @inline(__always)
  func value(_ window: Span<UInt8>, _ range: Range<Int>) -> Meaning? {
    guard let key = CSVText.wordKey(window.extracting(range)) else { return nil }
    for index in words.indices where words[index].key == key { return words[index].meaning }
    return nil
  }
}
