import Testing

struct ByteSearchTests {
  @Test(arguments: [("a func b", true), ("func", true), ("fun c", false), ("", false), ("全角func", true)])
  func wordsAreFoundAnywhere(text: String, holds: Bool) {
    #expect(text.holds("func") == holds)
    #expect(text.holds(word: "func") == holds)
    #expect("x\(text)"[...].dropFirst().holds("func") == holds)
  }
}
