import JapaneseText
import Testing

struct UTF8ValidationTests {
  @Test(
    arguments: [
      ([], nil), ([0x41], nil), (Array("山田ｶﾞ𠮷".utf8), nil), ([0xEF, 0xBB, 0xBF], nil),
      ([0xF4, 0x8F, 0xBF, 0xBF], nil),
      ([0xC0, 0xAF], 0), ([0x41, 0xC1, 0x81], 1), ([0xE0, 0x9F, 0xBF], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xED, 0x9F, 0xBF], nil), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0x41, 0xE5, 0xB1], 1), ([0x80], 0), (Array(repeating: 0x20, count: 17) + [0xFF], 17),
      ([0x83, 0x5C], 0), ([0xB6, 0xDE], 0),
    ] as [([UInt8], Int?)])
  func findsTheFirstBadSequence(bytes: [UInt8], offset: Int?) {
    #expect(UTF8Validation.firstInvalidOffset(bytes.span) == offset)
  }

  @Test func agreesWithTheStandardLibrary() {
    var generator = FixedGenerator(state: 20_260_415)
    let alphabet: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE3, 0xED, 0xEF, 0xF0, 0xF3,
      0xF4, 0xF5,
    ]
    for _ in 0..<200_000 {
      let bytes = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((UTF8Validation.firstInvalidOffset(bytes.span) == nil) == isValid)
    }
  }
}
