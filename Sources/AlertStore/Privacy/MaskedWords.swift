import Foundation
import JapaneseText

/// The names, accounts and texts of an alert with what stands in their place, for the sentences that were made of them.
struct MaskedWords {
  /// What stands for a thing that is not shown.
  static let hidden = "***"

  private struct Word {
    let original: String
    let folded: String
    let replacement: String
  }

  private var words: [Word] = []

  /// Adds a text and what stands in its place; one that is shown as it is, or empty, is no secret.
  mutating func add(_ original: String?, _ replacement: String?) {
    guard let original, let replacement, original != replacement, !original.isEmpty else { return }
    guard !words.contains(where: { $0.original == original }) else { return }
    words.append(
      Word(original: original, folded: SearchText.folded(original), replacement: replacement))
    // A text inside another is replaced after it.
    words.sort { ($0.original.utf8.count, $1.original) > ($1.original.utf8.count, $0.original) }
  }

  /// A sentence with every masked text replaced; hidden whole when one still stands in it, written in another way.
  func sentence(_ text: String) -> String {
    var masked = text
    for word in words where !MaskedWords.isShortNumber(word.original) {
      masked = masked.replacingOccurrences(of: word.original, with: word.replacement)
    }
    let bare = words.reduce(SearchText.folded(masked)) {
      $0.replacingOccurrences(of: SearchText.folded($1.replacement), with: " ")
    }
    let isLeft = words.contains { !$0.folded.isEmpty && bare.contains($0.folded) }
    return isLeft ? MaskedWords.hidden : masked
  }

  /// A number that stands in many sentences by chance, in which nothing can be replaced.
  private static func isShortNumber(_ text: String) -> Bool {
    text.unicodeScalars.count < 4 && text.unicodeScalars.allSatisfy { $0.properties.numericType != nil }
  }
}
