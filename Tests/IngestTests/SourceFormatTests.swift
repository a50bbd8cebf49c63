import Ingest
import Testing

@Suite struct SourceFormatTests {
  @Test func wordsAreReadBack() {
    for format in SourceFormat.allCases { #expect(SourceFormat(word: format.word) == format) }
    #expect(SourceFormat(word: "CSV") == nil)
    let words = SourceFormat.allCases.map(\.word)
    #expect(
      words.prefix(3) == ["zengin-transfer", "zengin-statement", "csv"] && Set(words).count == words.count)
  }
}
