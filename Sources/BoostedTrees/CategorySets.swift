/// Sets of whole numbers as bits, for the splits that ask for categories.
struct CategorySets: Equatable, Sendable {
  /// The first word of each set, and the end of the last one.
  private(set) var starts: [Int32] = [0]
  private(set) var words: [UInt32] = []

  /// The number of sets.
  var count: Int { starts.count - 1 }

  /// Adds a set.
  mutating func append(words own: ArraySlice<UInt32>) {
    words += own
    starts.append(Int32(words.count))
  }

  /// Whether a value, cut to a whole number, is in a set; a missing or negative one never is.
  func contains(_ value: Double, inSet set: Int) -> Bool {
    // What is missing compares false; minus a half is cut to zero.
    guard value > -1, value < 2_147_483_648 else { return false }
    let number = Int(value)
    let place = Int(starts[set]) + number / 32
    return place < Int(starts[set + 1]) && words[place] >> UInt32(number % 32) & 1 == 1
  }
}
