/// The words of a field, found by their bytes.
struct WordTable<Meaning: Sendable>: Sendable {
  private struct Short: Sendable {
    let key: UInt64
    let length: Int
    let meaning: Meaning
  }

  private let short: [Short]
  private let long: [(word: [UInt8], meaning: Meaning)]

  /// Makes a table of words in the bytes in which they will be looked up.
  init(_ words: [(word: [UInt8], meaning: Meaning)]) {
    short = words.filter { $0.word.count <= 8 }.map { entry in
      var key: UInt64 = 0
      for (index, byte) in entry.word.enumerated() { key |= UInt64(byte) << (8 * UInt64(index)) }
      return Short(key: key, length: entry.word.count, meaning: entry.meaning)
    }
    long = words.filter { $0.word.count > 8 }
  }

  /// The meaning of a word, or nil.
  ///
  /// Safe when `readable` bytes can be read from `word`, which has `count` of them.
  @inline(__always)
  func meaning(_ word: UnsafePointer<UInt8>, _ count: Int, readable: Int) -> Meaning? {
    if count > 8 { return longMeaning(UnsafeBufferPointer(start: word, count: count)) }
    var key: UInt64 = 0
    if readable >= 8 {
      key = UInt64(littleEndian: UnsafeRawPointer(word).loadUnaligned(as: UInt64.self))
      key &= count == 8 ? ~0 : (1 << (8 * UInt64(count))) &- 1
    } else {
      for index in 0..<count { key |= UInt64(word[index]) << (8 * UInt64(index)) }
    }
    for index in short.indices where short[index].key == key && short[index].length == count {
      return short[index].meaning
    }
    return nil
  }

  /// What the empty word means, if it is one of the words.
  var emptyMeaning: Meaning? { short.first { $0.length == 0 }?.meaning }

  private func longMeaning(_ word: UnsafeBufferPointer<UInt8>) -> Meaning? {
    long.first { $0.word.elementsEqual(word) }?.meaning
  }
}
