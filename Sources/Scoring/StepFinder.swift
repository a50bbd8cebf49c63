import Foundation

/// Finds the values of one feature between which fraud becomes more or less frequent.
///
/// A decision tree of that one feature: the leaf whose best cut tells most about the labels is cut next, until there are enough.
/// - Determinism: sums in the order of the sorted values; of cuts that tell as much the lowest.
/// - Cost: a sort, and one pass over a leaf's values for each cut.
/// - Source: Breiman, Friedman, Olshen, Stone, "Classification and Regression Trees", 1984, with entropy; used for edges as in Gorishniy
///   and others, 2022, section 3.2.2.
struct StepFinder {
  private struct Leaf {
    var range: Range<Int>
    var cut: (index: Int, gain: Double)?
  }

  private static let leastRows = 32

  private let values: [Double]
  /// Weights of all and of fraud before each index.
  private let total: [Double]
  private let fraud: [Double]

  /// Takes values that are all present, each with its label and weight.
  init(values: [Double], labels: [Float], weights: [Float]) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    self.values = order.map { values[$0] }
    var (total, fraud) = ([0.0], [0.0])
    var (sum, fraudSum) = (0.0, 0.0)
    for index in order {
      sum += Double(weights[index])
      fraudSum += Double(weights[index]) * Double(labels[index])
      total.append(sum)
      fraud.append(fraudSum)
    }
    self.total = total
    self.fraud = fraud
  }

  /// The edges, rising, at most `count`.
  func edges(count: Int) -> [Double] {
    var leaves = [leaf(0..<values.count)]
    var edges: [Double] = []
    while edges.count < count {
      var best: Int?
      for (index, leaf) in leaves.enumerated() {
        guard let cut = leaf.cut else { continue }
        if let known = best, let other = leaves[known].cut, other.gain >= cut.gain { continue }
        best = index
      }
      guard let best, let cut = leaves[best].cut else { break }
      edges.append(between(cut.index))
      let range = leaves[best].range
      leaves[best] = leaf(range.lowerBound..<cut.index)
      leaves.append(leaf(cut.index..<range.upperBound))
    }
    return edges.sorted()
  }

  /// A number that the value before the index does not exceed and the one at it does.
  private func between(_ index: Int) -> Double {
    let (low, high) = (values[index - 1], values[index])
    let middle = low / 2 + high / 2
    return middle >= low && middle < high ? middle : low
  }

  private func leaf(_ range: Range<Int>) -> Leaf {
    let whole = impurity(range.lowerBound, range.upperBound)
    var best: (index: Int, gain: Double)?
    let first = range.lowerBound + StepFinder.leastRows
    let last = range.upperBound - StepFinder.leastRows
    if first <= last {
      for index in first...last where values[index - 1] < values[index] {
        let gain = whole - impurity(range.lowerBound, index) - impurity(index, range.upperBound)
        if gain > best?.gain ?? 1e-9 { best = (index, gain) }
      }
    }
    return Leaf(range: range, cut: best)
  }

  /// The entropy of the labels between two indices, times their weight.
  private func impurity(_ start: Int, _ end: Int) -> Double {
    let weight = total[end] - total[start]
    let share = fraud[end] - fraud[start]
    return StepFinder.surprise(share, weight) + StepFinder.surprise(weight - share, weight)
  }

  private static func surprise(_ part: Double, _ whole: Double) -> Double {
    part > 0 && part < whole ? -part * log(part / whole) : 0
  }
}
