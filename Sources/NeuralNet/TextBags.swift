/// The n-grams of many texts, one bag of bucket numbers for each row, in two flat arrays.
///
/// Shape: `offsets` has one entry more than there are rows, starts at zero and never falls; row `r` owns
/// `buckets[offsets[r] ..< offsets[r + 1]]`. A bucket may occur several times in a bag and then counts as
/// often.
/// Missing: an empty bag is a text that is absent or has no n-gram.
/// Cost: meant to be refilled; `removeAll` keeps the memory.
public struct TextBags: Sendable, Equatable {
  /// The start of each row in `buckets`, and the end of the last one.
  public private(set) var offsets: [Int32]

  /// The bucket numbers of all rows, one after the other.
  public private(set) var buckets: [Int32]

  /// Makes bags of no rows.
  public init() {
    offsets = [0]
    buckets = []
  }

  /// Makes bags from finished arrays; offsets that are not as described above are a programmer error.
  public init(offsets: [Int32], buckets: [Int32]) {
    precondition(offsets.first == 0, "The first offset of text bags is zero.")
    precondition(offsets.last.map(Int.init) == buckets.count, "The last offset is the number of buckets.")
    precondition(zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }, "Offsets never fall.")
    self.offsets = offsets
    self.buckets = buckets
  }

  /// Makes bags that are all empty, for rows without text.
  public init(emptyRows: Int) {
    offsets = [Int32](repeating: 0, count: emptyRows + 1)
    buckets = []
  }

  /// The number of finished rows.
  public var rowCount: Int { offsets.count - 1 }

  /// The buckets of one row.
  public subscript(row: Int) -> ArraySlice<Int32> {
    buckets[Int(offsets[row])..<Int(offsets[row + 1])]
  }

  /// Adds an n-gram to the row that is being filled.
  public mutating func append(bucket: Int32) {
    buckets.append(bucket)
  }

  /// Finishes the row that is being filled, which may be empty.
  public mutating func endRow() {
    precondition(
      buckets.count <= Int(Int32.max), "Text bags hold at most 2^31 - 1 n-grams; use smaller batches.")
    offsets.append(Int32(buckets.count))
  }

  /// Forgets all rows and keeps the memory.
  public mutating func removeAll() {
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    buckets.removeAll(keepingCapacity: true)
  }
}
