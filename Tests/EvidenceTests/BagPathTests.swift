import Testing

@testable import Evidence

struct BagPathTests {
  @Test(arguments: [
    ("a\nb", "a%0Ab"), ("a\rb", "a%0Db"), ("a\r\nb", "a%0D%0Ab"), ("100%", "100%25"), ("%0A", "%250A"),
    ("規則/高額.yaml", "規則/高額.yaml"), ("a b", "a b"),
  ])
  func pathsAreWrittenAsTheStandardSays(path: String, written: String) {
    #expect(BagPath.encoded(path) == written)
    #expect(BagPath.decoded(written) == path)
  }

  @Test func lowerCaseCodesAndStrayPercentSignsAreRead() {
    #expect(BagPath.decoded("a%0ab%0d") == "a\nb\r")
    #expect(BagPath.decoded("100%") == "100%")
    #expect(BagPath.decoded("%41%2") == "%41%2")
  }
}
