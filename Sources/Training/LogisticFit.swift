import Foundation
import Scoring

/// A logistic regression with few inputs, fitted by Newton's method.
///
/// - Determinism: plain loops in a fixed order; the same rows give the same coefficients.
enum LogisticFit {
  /// The coefficients of the inputs, then the constant.
  ///
  /// - Input: `rows` of equal width; labels and weights of equal count. A small ridge keeps coefficients finite.
  static func fit(rows: [[Double]], labels: [Float], weights: [Float]) -> [Double] {
    precondition(
      rows.count == labels.count && labels.count == weights.count, "Every row needs label and weight.")
    let width = (rows.first?.count ?? 0) + 1
    var coefficients = [Double](repeating: 0, count: width)
    for _ in 0..<50 {
      var gradient = coefficients.map { -1e-6 * $0 }
      var hessian = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
      for index in 0..<width { hessian[index][index] = 1e-6 }
      for (index, row) in rows.enumerated() {
        let inputs = row + [1]
        let logit = zip(inputs, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        let probability = Logistic.probability(logit)
        let weight = Double(weights[index])
        let pull = weight * (Double(labels[index]) - probability)
        let curve = weight * probability * (1 - probability)
        for left in 0..<width {
          gradient[left] += pull * inputs[left]
          for right in 0..<width { hessian[left][right] += curve * inputs[left] * inputs[right] }
        }
      }
      let step = solve(hessian, gradient)
      for index in 0..<width { coefficients[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-10 }) { break }
    }
    return coefficients
  }

  /// Solves a small symmetric system by elimination with pivots.
  private static func solve(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    var rows = zip(matrix, vector).map { $0 + [$1] }
    let width = vector.count
    for pivot in 0..<width {
      let best = (pivot..<width).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
      rows.swapAt(pivot, best)
      guard rows[pivot][pivot] != 0 else { continue }
      for row in 0..<width where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...width { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<width).map { rows[$0][$0] == 0 ? 0 : rows[$0][width] / rows[$0][$0] }
  }
}
