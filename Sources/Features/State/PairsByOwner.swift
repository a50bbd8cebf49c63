/// The pairs of one shard, gathered by the place of their owner, each owner's in the order in which they were first seen.
///
/// - Cost: two passes over the pairs and no allocation an owner.
struct PairsByOwner {
  private var starts: [Int]
  private var order: [Int]

  init(_ table: PairTable, places: Int) {
    starts = [Int](repeating: 0, count: places + 1)
    order = [Int](repeating: 0, count: table.pairs.count)
    for pair in table.pairs { starts[PairsByOwner.place(pair) + 1] += 1 }
    for place in 0..<places { starts[place + 1] += starts[place] }
    var next = starts
    for (index, pair) in table.pairs.enumerated() {
      let place = PairsByOwner.place(pair)
      order[next[place]] = index
      next[place] += 1
    }
  }

  /// The indices of an owner's pairs.
  subscript(place: Int) -> ArraySlice<Int> {
    order[starts[place]..<starts[place + 1]]
  }

  private static func place(_ pair: PairTable.Pair) -> Int {
    Int(truncatingIfNeeded: pair.key >> 32) / FeatureState.shardCount
  }
}
