import Testing

@testable import Evidence

/// A masked text is the original with parts left out, and nothing else.
@Suite struct MaskedTextTests {
  private let pseudonym = "P" + String(repeating: "0f", count: 16)

  @Test func masksStandForAnyPart() {
    for text in ["***", "***567", "1***", "123***67", "******", pseudonym, "1\(pseudonym)7", "1234567"] {
      #expect(MaskedText(text).isMask(of: "1234567"), "\(text)")
    }
    let sentence = "口座1234567から山田太郎へ、山田太郎は初めて"
    #expect(MaskedText("口座***567から\(pseudonym)へ、\(pseudonym)は初めて").isMask(of: sentence))
    #expect(MaskedText("***").isMask(of: ""))
    for text in ["*****振込", "****太郎*振込", "*山田太郎****"] {
      #expect(MaskedText(text).isMask(of: "*山田太郎*振込"), "\(text)")
    }
  }

  @Test func anythingElseIsAnotherText() {
    for text in [
      "", "***568", "2***", "12***34567*", "***7***5***", "1234567 ", "12345", "p" + pseudonym.dropFirst(),
    ] {
      #expect(!MaskedText(text).isMask(of: "1234567"), "\(text)")
    }
    #expect(!MaskedText("ab***ba").isMask(of: "aba"))
    #expect(!MaskedText("***ab***ab***").isMask(of: "xaby"))
    // Equal to Unicode and written with other characters.
    #expect(!MaskedText("か\u{3099}***").isMask(of: "が1"))
    #expect(!MaskedText("P" + String(repeating: "0F", count: 16)).isMask(of: "1234567"))
  }
}
