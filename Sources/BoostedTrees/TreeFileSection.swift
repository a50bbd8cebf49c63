/// Keys with their values, each with the line it stands on.
struct TreeFileSection {
  private struct Entry {
    let line: Int
    let value: ArraySlice<UInt8>
  }

  /// Where the section begins, for what is missing from it.
  let firstLine: Int
  private var entries: [String: Entry] = [:]

  init(firstLine: Int) {
    self.firstLine = firstLine
  }

  /// Adds a line; a line without `=` is a key without a value.
  mutating func add(_ line: ArraySlice<UInt8>, number: Int, _ known: Set<String>) throws(BoostedTreesError) {
    let end = line.firstIndex(of: UInt8(ascii: "=")) ?? line.endIndex
    let key = line[..<end].text
    guard known.contains(key) else {
      throw BoostedTreesError(line: number, .unknownKey(line[..<end].shownText))
    }
    guard entries[key] == nil else { throw BoostedTreesError(line: number, .duplicateKey(key)) }
    entries[key] = Entry(line: number, value: end < line.endIndex ? line[(end + 1)...] : [])
  }

  /// The line of a key, or the section's first where it is missing.
  func line(_ key: String) -> Int { entries[key]?.line ?? firstLine }

  /// Whether the section has a key.
  func has(_ key: String) -> Bool { entries[key] != nil }

  func error(_ key: String, _ problem: TreeFileProblem) -> BoostedTreesError {
    BoostedTreesError(line: line(key), problem)
  }

  /// The value of a key that must be there.
  func value(_ key: String) throws(BoostedTreesError) -> ArraySlice<UInt8> {
    guard let entry = entries[key] else { throw error(key, .missingKey(key)) }
    return entry.value
  }

  /// The values of a key, separated by single spaces; none when it is empty.
  func words(_ key: String) throws(BoostedTreesError) -> [ArraySlice<UInt8>] {
    let value = try value(key)
    if value.isEmpty { return [] }
    return value.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
  }

  /// The values of a key, which must be so many.
  func words(_ key: String, count: Int) throws(BoostedTreesError) -> [ArraySlice<UInt8>] {
    let words = try words(key)
    guard words.count == count else {
      throw error(key, .wrongCount(key: key, expected: count, found: words.count))
    }
    return words
  }

  /// So many finite numbers.
  func reals(_ key: String, count: Int) throws(BoostedTreesError) -> [Double] {
    try numbers(key, count: count, TreeFileNumber.real)
  }

  /// So many finite numbers or infinities.
  func bounds(_ key: String, count: Int) throws(BoostedTreesError) -> [Double] {
    try numbers(key, count: count, TreeFileNumber.bound)
  }

  private func numbers(
    _ key: String, count: Int, _ read: (ArraySlice<UInt8>) -> Double?
  ) throws(BoostedTreesError) -> [Double] {
    var found: [Double] = []
    for word in try words(key, count: count) {
      guard let number = read(word) else { throw error(key, .malformedValue(key: key)) }
      found.append(number)
    }
    return found
  }

  /// So many whole numbers of a range.
  func integers(
    _ key: String, count: Int, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(BoostedTreesError) -> [Int] {
    var found: [Int] = []
    for word in try words(key, count: count) {
      guard let number = TreeFileNumber.integer(word) else { throw error(key, .malformedValue(key: key)) }
      guard range.contains(number) else { throw error(key, .outOfRange(key: key)) }
      found.append(number)
    }
    return found
  }

  /// One whole number of a range.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(BoostedTreesError) -> Int {
    try integers(key, count: 1, in: range)[0]
  }
}
