import Core
import Testing

@Suite struct TextBytesTests {
  @Test func equalTextsHaveOneHashAndOthersAreTold() {
    for length in 0..<40 {
      let text = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37) }
      // The same bytes at another place of memory.
      let shifted = [0, 0, 0] + text
      let again = shifted.span.extracting(3..<shifted.count)
      let isEqual = TextBytes.areEqual(text.span, again)
      let hash = TextBytes.hash(text.span)
      let hashAgain = TextBytes.hash(again)
      #expect(isEqual && hash == hashAgain, "\(length)")
      for place in text.indices {
        var other = text
        other[place] ^= 0x10
        let isStillEqual = TextBytes.areEqual(text.span, other.span)
        let otherHash = TextBytes.hash(other.span)
        #expect(!isStillEqual && otherHash != hash, "\(length) \(place)")
      }
    }
  }
}
