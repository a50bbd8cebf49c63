import Scoring

/// The rising curve that fits the share of fraud at each score best.
///
/// - Input: scores with labels; rows of one score are taken together.
/// - Shape: knots at the mean score of each block; every block holds `leastFraud` frauds or more, so that no probability rests on fewer and none is zero.
/// - Determinism: blocks are joined in the order of scores.
/// - Source: pool adjacent violators, Ayer and others, 1955; knots at block means as in Oron and Flournoy, 2017.
enum IsotonicFit {
  private struct Block {
    var rows: Double
    var fraud: Double
    /// The sum of the scores.
    var scores: Double

    var share: Double { fraud / rows }

    mutating func join(_ other: Block) {
      rows += other.rows
      fraud += other.fraud
      scores += other.scores
    }
  }

  /// The knots, or nil when there are too few frauds for two blocks.
  static func knots(scoresMicro: [Int64], labels: [Bool], leastFraud: Double = 5)
    -> [ProbabilityScale.Knot]?
  {
    precondition(scoresMicro.count == labels.count, "Every score needs a label.")
    let order = scoresMicro.indices.sorted { scoresMicro[$0] < scoresMicro[$1] }
    var blocks: [Block] = []
    var start = 0
    while start < order.count {
      let score = scoresMicro[order[start]]
      var block = Block(rows: 0, fraud: 0, scores: 0)
      while start < order.count && scoresMicro[order[start]] == score {
        block.join(Block(rows: 1, fraud: labels[order[start]] ? 1 : 0, scores: Double(score)))
        start += 1
      }
      blocks.append(block)
      pool(&blocks, leastFraud)
    }
    // What is left below the last full block goes into it.
    while blocks.count > 1 && blocks[blocks.count - 1].fraud < leastFraud { joinLast(&blocks) }
    let knots = blocks.map {
      ProbabilityScale.Knot(
        scoreMicro: Int64(($0.scores / $0.rows).rounded()),
        probabilityMicro: Int64(($0.share * 1e6).rounded()))
    }
    guard ProbabilityScale(knots: knots, isCalibrated: false) != nil else { return nil }
    return knots
  }

  /// Joins the last block to those before it as long as they are too small or say more than it does.
  private static func pool(_ blocks: inout [Block], _ leastFraud: Double) {
    while blocks.count > 1 {
      let before = blocks[blocks.count - 2]
      guard before.fraud < leastFraud || before.share >= blocks[blocks.count - 1].share else { return }
      joinLast(&blocks)
    }
  }

  private static func joinLast(_ blocks: inout [Block]) {
    let last = blocks.removeLast()
    blocks[blocks.count - 1].join(last)
  }
}
