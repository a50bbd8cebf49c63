import NeuralNet
import Scoring

/// Calibrates the heads of a network, each by a logistic regression on the fraud of data that it was not trained on.
struct HeadCalibration {
  /// The type of each fraud whose type is said.
  private let scamTypes: [String]
  /// The network's outputs for the same rows, row by row.
  private let outputs: [Float]
  private let outputCount: Int

  init(network: Network, rows: Examples, encoder: FeatureEncoder) {
    let fraud = rows.typedFraud()
    scamTypes = fraud.scamTypes.map { $0 ?? "" }
    outputCount = network.shape.outputs
    let (inputs, bags) = fraud.encoded(encoder, memoBuckets: network.shape.textBuckets)
    var scratch = ForwardScratch(shape: network.shape)
    var outputs: [Float] = []
    network.forwardAll(
      numeric: inputs, text: bags, rows: fraud.count, scratch: &scratch, outputs: &outputs)
    self.outputs = outputs
  }

  /// The heads of the types, which are the outputs after the first; one stays uncalibrated when fewer than `leastRows` frauds are of its
  /// type, or fewer than that of others, or when no rising line fits.
  func heads(_ types: [String], leastRows: Int) -> [TypeHead] {
    types.enumerated().map { place, type in
      let labels = scamTypes.map { $0 == type ? Float(1) : 0 }
      let own = labels.count { $0 == 1 }
      guard own >= leastRows, labels.count - own >= leastRows else {
        return TypeHead(name: type, calibration: nil)
      }
      let line = LogisticFit.fit(
        rows: labels.indices.map { [Double(outputs[$0 * outputCount + 1 + place])] }, labels: labels,
        weights: [Float](repeating: 1, count: labels.count))
      guard line.allSatisfy({ abs($0) < 1_000 }) else { return TypeHead(name: type, calibration: nil) }
      return TypeHead(name: type, calibration: .init(slope: line[0], offset: line[1]))
    }
  }
}
