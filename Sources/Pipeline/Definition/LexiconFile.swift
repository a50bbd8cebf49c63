import Core
import JapaneseText
import Manifests

/// Reads a word list of a pipeline: a category, its words, and why they are there.
enum LexiconFile {
  static func read(bytes: [UInt8], name: String) -> (entries: [LexiconEntry], findings: [Finding]) {
    let reading = ManifestReading(bytes: bytes, name: name)
    guard let root = reading.rootMapping() else { return ([], reading.findings) }
    let category = root.string("category")
    let words = root.strings("words")
    // Where the words come from and why must be written down, though no program reads it.
    _ = root.string("source")
    _ = root.string("why")
    root.finish()
    guard let category, let words, !reading.hasErrors else { return ([], reading.findings) }
    return (words.map { LexiconEntry(category: category, surface: $0) }, reading.findings)
  }
}
