import Glibc

extension StringProtocol {
  /// Whether the text holds a word anywhere, byte for byte.
  ///
  /// The tests run without optimisation and ask this of every line of the tree; the library's own search by characters
  /// takes a hundred times longer there.
  func holds(_ word: StaticString) -> Bool {
    holds(bytes: word.utf8Start, count: word.utf8CodeUnitCount)
  }

  /// Whether the text holds a word that is put together at run time.
  func holds(word: String) -> Bool {
    var word = word
    return word.withUTF8 { holds(bytes: $0.baseAddress, count: $0.count) }
  }

  private func holds(bytes word: UnsafePointer<UInt8>?, count: Int) -> Bool {
    guard let word, count > 0 else { return true }
    // Safe: the buffer outlives the call, and nothing is compared past its end.
    let found = utf8.withContiguousStorageIfAvailable { text -> Bool in
      guard var place = text.baseAddress else { return false }
      let end = place + text.count
      while end - place >= count, let next = memchr(place, Int32(word[0]), end - place - count + 1) {
        if memcmp(next, word, count) == 0 { return true }
        place = UnsafePointer(next.assumingMemoryBound(to: UInt8.self)) + 1
      }
      return false
    }
    return found ?? contains(String(decoding: UnsafeBufferPointer(start: word, count: count), as: UTF8.self))
  }
}
