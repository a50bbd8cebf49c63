import Core
import JapaneseText
import NeuralNet

/// The mean n-gram vectors of memos, each computed once as long as it is remembered: most memos of a bank are the same few.
///
/// - Determinism: what is remembered is what would be computed; a memo is recognised by all its bytes.
/// - Cost: a hash and a comparison for a memo that was there lately.
struct MemoMeans {
  private static let slots = 4_096
  /// Longer memos are computed each time.
  private static let longest = 120

  private let network: Network
  private let width: Int
  private var encoder: MemoEncoder
  private var bags = TextBags()
  /// The remembered memos, each with its length first; zero for none.
  private var keys: [UInt8]
  private var vectors: [Float]
  private var fresh: [Float] = []

  init(network: Network) {
    self.network = network
    width = network.shape.textWidth
    encoder = MemoEncoder(buckets: network.shape.textBuckets)
    keys = [UInt8](repeating: 0, count: MemoMeans.slots * (MemoMeans.longest + 1))
    vectors = [Float](repeating: 0, count: MemoMeans.slots * width)
  }

  /// Sets `means` to the vectors of a run of rows, one after the other; zeros for a row without memo.
  mutating func encode(_ memo: borrowing TextColumn, rows: Range<Int>, into means: inout [Float]) {
    if means.count != rows.count * width { means = [Float](repeating: 0, count: rows.count * width) }
    for row in rows {
      let bytes = memo.range(of: row)
      let place = (row - rows.lowerBound) * width
      if bytes.isEmpty {
        for column in 0..<width { means[place + column] = 0 }
      } else if bytes.count > MemoMeans.longest {
        compute(memo, row)
        for column in 0..<width { means[place + column] = fresh[column] }
      } else {
        let slot = remember(memo, row, bytes)
        for column in 0..<width { means[place + column] = vectors[slot * width + column] }
      }
    }
  }

  /// The slot of a memo, which is computed when it is not there.
  private mutating func remember(_ memo: borrowing TextColumn, _ row: Int, _ bytes: Range<Int>) -> Int {
    let text = memo.bytes.span.extracting(bytes)
    let slot = MemoMeans.slot(of: text)
    let start = slot * (MemoMeans.longest + 1)
    if keys[start] == UInt8(bytes.count) {
      var index = 0
      while index < bytes.count && keys[start + 1 + index] == text[index] { index += 1 }
      if index == bytes.count { return slot }
    }
    keys[start] = UInt8(bytes.count)
    for index in text.indices { keys[start + 1 + index] = text[index] }
    compute(memo, row)
    for column in 0..<width { vectors[slot * width + column] = fresh[column] }
    return slot
  }

  private mutating func compute(_ memo: borrowing TextColumn, _ row: Int) {
    encoder.encode(memo, rows: row..<(row + 1), into: &bags)
    fresh.removeAll(keepingCapacity: true)
    network.appendTextMeans(of: bags, to: &fresh)
  }

  /// FNV-1a, folded to the number of slots.
  private static func slot(of text: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & UInt64(slots - 1))
  }
}
