import Core
import Testing

@testable import Features

@Suite struct TextCacheTests {
  static func hash(_ text: [UInt8]) -> UInt64 { TextBytes.hash(text.span) }

  @Test func findsTextsByAllTheirBytesWhateverTheHash() {
    var cache = TextCache<Int>(capacity: 64)
    let texts: [[UInt8]] = (0..<20).flatMap { length -> [[UInt8]] in
      let text = (0..<length).map { UInt8($0) }
      // One that differs in its last byte, one that is longer by a zero.
      return [text, text.dropLast() + [99], text + [0]].filter { !$0.isEmpty }
    }
    let distinct = Array(Set(texts)).sorted { $0.lexicographicallyPrecedes($1) }
    for (number, text) in distinct.enumerated() {
      let before = cache.place(of: text.span, hash: 7)
      #expect(before == nil)
      _ = cache.insert(text.span, hash: 7, number)
    }
    for (number, text) in distinct.enumerated() {
      let place = cache.place(of: text.span, hash: 7)
      #expect(place.map { cache.facts[$0] } == number)
    }
  }

  @Test func forgetsAllWhenItIsFull() {
    var cache = TextCache<Int>(capacity: 2)
    for number in 0..<3 {
      let text = [UInt8(number)]
      let place = cache.insert(text.span, hash: Self.hash(text), number)
      #expect(place == number % 2)
    }
    #expect(cache.facts == [2])
    let gone: [UInt8] = [0]
    let place = cache.place(of: gone.span, hash: Self.hash(gone))
    #expect(place == nil)
  }

  @Test func keepsNoMoreBytesThanItMay() {
    var cache = TextCache<Int>(capacity: 4)
    for number in 0..<3 {
      let text = [UInt8](repeating: UInt8(number), count: 100)
      _ = cache.insert(text.span, hash: Self.hash(text), number)
    }
    #expect(cache.facts == [2])
  }
}
