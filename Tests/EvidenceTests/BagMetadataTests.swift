import Testing

@testable import Evidence

struct BagMetadataTests {
  @Test func fieldsAreWrittenAndReadBack() {
    var metadata = BagMetadata()
    metadata.append("Access-Restriction", "顧客に見せてはならない")
    metadata.append("Access-Restriction", "do not show: secret")
    #expect(
      metadata.document
        == Array("Access-Restriction: 顧客に見せてはならない\nAccess-Restriction: do not show: secret\n".utf8))
    #expect(BagMetadata(reading: metadata.document) == metadata)
  }

  @Test func foldedLinesAndOtherLineEndsAreRead() {
    let read = BagMetadata(reading: Array("a: one\r\n  two\r\nB:three\r\n".utf8))
    #expect(read?.value(of: "A") == "one two")
    #expect(read?.value(of: "b") == "three")
    #expect(read?.value(of: "c") == nil)
  }

  @Test(arguments: ["no colon\n", " continued from nothing\n"])
  func whatIsNotFieldsIsRefused(text: String) {
    #expect(BagMetadata(reading: Array(text.utf8)) == nil)
  }
}
