/// How far each feature moved a row's raw score away from the baseline: the path-dependent Shapley values of trees.
///
/// What is not known of a row is weighed by the rows of training that went each way. All values together are
/// `score - baseline` but for rounding.
/// - Unit: of the raw score; times `sigmoid`, logits.
/// - Determinism: one fixed order of operations in double precision.
/// - Cost: leaves times the square of the depth, for each tree; no allocation a row.
/// - Source: Lundberg, Erion, Lee, "Consistent Individualized Feature Attribution for Tree Ensembles", 2018, Algorithm 2.
public struct TreeShapley: Sendable {
  private let ensemble: TreeEnsemble
  /// The paths to the node at hand and to all above it, one behind the other.
  private var paths: [Step]
  private var values: [Double] = []

  /// One feature on the way to a node.
  private struct Step {
    /// The feature, or -1 for the start of the way.
    var feature: Int32 = -1
    /// The share of ways that go on when the feature is not known.
    var unknownShare = 0.0
    /// One when the row itself goes on, else zero.
    var knownShare = 0.0
    /// The weight of all sets of features of one size.
    var weight = 0.0
  }

  /// Prepares the values of an ensemble.
  public init(_ ensemble: TreeEnsemble) {
    self.ensemble = ensemble
    let longest = ensemble.depth + 2
    paths = [Step](repeating: Step(), count: longest * (longest + 1) / 2)
  }

  /// The value of each feature, in the order of a row.
  public mutating func values(of row: [Double]) -> [Double] {
    precondition(row.count == ensemble.featureNames.count, "There must be one number for each feature.")
    values = [Double](repeating: 0, count: row.count)
    for root in ensemble.roots where root >= 0 {
      walk(row, root, parent: 0, start: 0, length: 0, added: Step(unknownShare: 1, knownShare: 1))
    }
    return values
  }

  /// Walks both ways below a node with the path that leads to it.
  ///
  /// The parent's path has `length` steps from `parent`; the node's own is put at `start`, with one step more.
  private mutating func walk(
    _ row: [Double], _ place: Int32, parent: Int, start: Int, length: Int, added: Step
  ) {
    for index in 0..<length { paths[start + index] = paths[parent + index] }
    extend(start, length, added)
    var length = length + 1
    guard place >= 0 else {
      credit(leaf: Int(~place), start, length)
      return
    }
    let node = ensemble.nodes[Int(place)]
    let isLeft = ensemble.goesLeft(node, row[Int(node.feature)])
    let (taken, other) = isLeft ? (node.left, node.right) : (node.right, node.left)
    var known = (unknownShare: 1.0, knownShare: 1.0)
    // A feature asked before counts once: its step is taken back and joined with the new one.
    if let earlier = (0..<length).first(where: { paths[start + $0].feature == node.feature }) {
      known = (paths[start + earlier].unknownShare, paths[start + earlier].knownShare)
      remove(earlier, start, length)
      length -= 1
    }
    let rows = ensemble.nodeCounts[Int(place)]
    for (child, knownShare) in [(taken, known.knownShare), (other, 0.0)] {
      let share = count(child) / rows * known.unknownShare
      // A way that no row took and this one does not take weighs nothing.
      if share == 0 && knownShare == 0 { continue }
      walk(
        row, child, parent: start, start: start + length, length: length,
        added: Step(feature: node.feature, unknownShare: share, knownShare: knownShare))
    }
  }

  private func count(_ place: Int32) -> Double {
    place >= 0 ? ensemble.nodeCounts[Int(place)] : ensemble.leafCounts[Int(~place)]
  }

  /// Adds a step behind a path of `length` steps.
  private mutating func extend(_ start: Int, _ length: Int, _ step: Step) {
    paths[start + length] = step
    paths[start + length].weight = length == 0 ? 1 : 0
    let total = Double(length + 1)
    for index in (0..<length).reversed() {
      let weight = paths[start + index].weight
      paths[start + index + 1].weight += step.knownShare * weight * Double(index + 1) / total
      paths[start + index].weight = step.unknownShare * weight * Double(length - index) / total
    }
  }

  /// Takes a step out of a path of `length` steps, as though it had never been added.
  private mutating func remove(_ step: Int, _ start: Int, _ length: Int) {
    let last = length - 1
    let (unknown, known) = (paths[start + step].unknownShare, paths[start + step].knownShare)
    var next = paths[start + last].weight
    for index in (0..<last).reversed() {
      let weight = paths[start + index].weight
      if known != 0 {
        let undone = next * Double(length) / (Double(index + 1) * known)
        paths[start + index].weight = undone
        next = weight - undone * unknown * Double(last - index) / Double(length)
      } else {
        paths[start + index].weight = weight * Double(length) / (unknown * Double(last - index))
      }
    }
    for index in step..<last {
      let weight = paths[start + index].weight
      paths[start + index] = paths[start + index + 1]
      paths[start + index].weight = weight
    }
  }

  /// The sum of the weights of a path without one of its steps.
  private func sumWithout(_ step: Int, _ start: Int, _ length: Int) -> Double {
    let last = length - 1
    let (unknown, known) = (paths[start + step].unknownShare, paths[start + step].knownShare)
    var next = paths[start + last].weight
    var sum = 0.0
    for index in (0..<last).reversed() {
      let weight = paths[start + index].weight
      if known != 0 {
        let undone = next * Double(length) / (Double(index + 1) * known)
        sum += undone
        next = weight - undone * unknown * Double(last - index) / Double(length)
      } else {
        sum += weight * Double(length) / (unknown * Double(last - index))
      }
    }
    return sum
  }

  /// Gives each feature on the way to a leaf its share of the leaf.
  private mutating func credit(leaf: Int, _ start: Int, _ length: Int) {
    let value = ensemble.leafValues[leaf]
    for index in 1..<length {
      let step = paths[start + index]
      values[Int(step.feature)] +=
        sumWithout(index, start, length) * (step.knownShare - step.unknownShare) * value
    }
  }
}
