import Scoring
import Testing

@testable import Training

@Suite struct LogisticFitTests {
  @Test func knownCoefficientsAreFoundAgain() {
    var rows: [[Double]] = []
    var labels: [Float] = []
    var weights: [Float] = []
    for left in stride(from: -3.0, through: 3, by: 0.5) {
      for right in stride(from: -2.0, through: 2, by: 0.5) {
        let probability = Logistic.probability(0.7 * left - 1.2 * right + 0.4)
        rows += [[left, right], [left, right]]
        labels += [1, 0]
        weights += [Float(probability), Float(1 - probability)]
      }
    }
    let found = LogisticFit.fit(rows: rows, labels: labels, weights: weights)
    for (value, expected) in zip(found, [0.7, -1.2, 0.4]) { #expect(abs(value - expected) < 1e-3) }
  }

  @Test func figuresAreWrittenWithFixedDecimals() {
    #expect(Figure.text(0.12345, 4) == "0.1235")
    #expect(Figure.text(-1.5, 2) == "-1.50")
    #expect(Figure.text(12, 0) == "12")
    #expect(Figure.text(0.05, 1) == "0.1")
    #expect(Figure.text(-0.001, 2) == "0.00")
  }
}
