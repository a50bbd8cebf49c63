import Core
import NeuralNet
import Scoring

/// Transactions of a folder that nobody decided on, drawn by chance: as many near and above the line as far below it.
///
/// They hold what is learned from a few decisions to the bank's other transactions.
/// - Determinism: by seed and the order of the folder's rows.
/// - Cost: the inputs of at most twice `rowsOfEachSide` rows stay in memory.
public struct UndecidedRows: Sendable {
  /// The rows drawn on either side.
  public static let rowsOfEachSide = 500
  /// The calibrated logit that parts the two sides: a probability of about one in fifty.
  static let partingLogit = -4.0

  /// One side: the rows drawn so far and how many there were to draw from.
  private struct Side {
    var inputs: [[Float]] = []
    var memos: [[UInt8]] = []
    var seen = 0

    /// The place that the next row takes, or nil: every row stays with the same chance.
    mutating func place(_ generator: inout SeededGenerator) -> Int? {
      seen += 1
      if inputs.count < UndecidedRows.rowsOfEachSide { return inputs.count }
      let drawn = generator.next(below: seen)
      return drawn < UndecidedRows.rowsOfEachSide ? drawn : nil
    }

    mutating func put(_ row: [Float], _ memo: [UInt8], at place: Int) {
      if place == inputs.count {
        inputs.append(row)
        memos.append(memo)
      } else {
        (inputs[place], memos[place]) = (row, memo)
      }
    }
  }

  private var near = Side()
  private var far = Side()
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// The number of rows drawn.
  public var count: Int { near.inputs.count + far.inputs.count }

  /// Lets a row take part in the draw; `encode` is asked for its inputs when it is drawn.
  mutating func offer(logit: Double, memo: ArraySlice<UInt8>, encode: () -> [Float]) {
    if logit >= UndecidedRows.partingLogit {
      if let place = near.place(&generator) { near.put(encode(), Array(memo), at: place) }
    } else {
      if let place = far.place(&generator) { far.put(encode(), Array(memo), at: place) }
    }
  }

  /// The rows as training reads them, each with the number of rows that it stands for; nil when there is none.
  func trainingRows(buckets: Int) -> TrainingRows? {
    guard count > 0 else { return nil }
    var memo = TextColumn()
    for text in near.memos + far.memos { memo.append(contentsOf: text) }
    var bags = TextBags()
    var encoder = MemoEncoder(buckets: buckets)
    encoder.encode(memo, rows: 0..<count, into: &bags)
    let weights = [near, far].flatMap { side in
      side.inputs.map { _ in Float(side.seen) / Float(side.inputs.count) }
    }
    return TrainingRows(
      numeric: (near.inputs + far.inputs).flatMap { $0 }, text: bags,
      labels: [Float](repeating: 0, count: count), weights: weights)
  }
}
