import TestSupport
import Testing

@testable import Expressions

/// Searching in texts: the search for long texts gives what the plain one gives.
@Suite struct UTF8TextTests {
  private func plainPlaces(_ wanted: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> [Int] {
    guard wanted.count <= text.count else { return [] }
    return (text.startIndex...(text.endIndex - wanted.count)).filter {
      text[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }

  @Test func searchesAgree() {
    var random = SeededGenerator(seed: 3)
    var found = 0
    for _ in 0..<3_000 {
      // Two letters, so that beginnings repeat and the long search has to fall back.
      let text = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        UInt8.random(in: 97...98, using: &random)
      }
      let start = Int.random(in: 0...text.count, using: &random)
      let part = text[start...].prefix(Int.random(in: 0...40, using: &random))
      let wanted = Bool.random(using: &random) ? Array(part) : Array(part) + [98]
      let places = plainPlaces(wanted[...], text[...])
      found += places.isEmpty ? 0 : 1
      #expect(UTF8Text.find(wanted[...], in: text[...]) == places.first)
      #expect(UTF8Text.findLast(wanted[...], in: text[...], from: text.count) == places.last)
      let last = Int.random(in: 0...text.count, using: &random)
      #expect(UTF8Text.findLast(wanted[...], in: text[...], from: last) == places.last { $0 <= last })
    }
    #expect(found > 1_000)
  }

  @Test func placesAreCodePoints() {
    let text = Array("aあ😀z".utf8)[...]
    #expect(UTF8Text.count(text) == 4)
    #expect((0...5).map { UTF8Text.offset(of: $0, in: text) } == [0, 1, 4, 8, 9, nil])
    #expect(UTF8Text.offset(of: -1, in: text) == nil)
    #expect(UTF8Text.characters(text).map { String(decoding: $0, as: UTF8.self) } == ["a", "あ", "😀", "z"])
  }
}
