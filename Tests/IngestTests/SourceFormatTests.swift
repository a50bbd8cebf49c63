import Ingest
import Testing

@Suite struct SourceFormatTests {
  @Test func wordsAreReadBack() {
    for format in SourceFormat.allCases { #expect(SourceFormat(word: format.word) == format) }
    #expect(SourceFormat(word: "CSV") == nil)
    #expect(SourceFormat.allCases.map(\.word) == ["zengin-transfer", "zengin-statement", "csv"])
  }
}
