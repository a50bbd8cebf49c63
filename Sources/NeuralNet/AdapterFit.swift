import Foundation

/// Fits an adapter to labelled rows, with a pull back to the network as it is, and then a calibration to the adapted network.
///
/// Climbed is the labels' likelihood under a share of wrong ones, less half the square of every change over its usual size. Rows that nobody
/// labelled count too, each with the answer of the network as it is: what a few labels teach must not change the answers to all others.
/// The calibration is fitted afterwards, since it ranks nothing: learned together, wrong labels of sure rows flatten it and the adapter grows.
/// Determinism: no chance in it; the same rows give the same bytes on one machine.
/// Source: Fisher scoring as in McCullagh and Nelder, "Generalized Linear Models", 1989; wrong labels as in Patrini and others, "Making Deep
/// Neural Networks Robust to Label Noise", 2017; unlabelled rows as in Li and Hoiem, "Learning without Forgetting", 2016.
public struct AdapterFit: Sendable {
  /// The adapter that was found.
  public let adapter: NetworkAdapter

  /// The slope of the calibration over the adapted network's logit, as a multiple of the slope before.
  public let slopeFactor: Double

  /// What is added to the calibrated logit, with the constant before multiplied by `slopeFactor`.
  public let offsetChange: Double

  /// The logits of all labelled rows with the adapter, by the calibration before it; rows that did not count among them.
  public let logits: [Double]

  /// Fits to the labelled rows that count; the others are only scored.
  ///
  /// Input: a truth value for each labelled row, at least one of them true; unlabelled rows of the same network, whose labels are not read.
  /// Missing: nil when the numbers that fit best are too large to be of use.
  public init?(
    _ rows: AdapterRows, counting: [Bool], unlabelled: AdapterRows? = nil, settings: AdapterSettings
  ) {
    precondition(
      counting.count == rows.count && counting.contains(true), "An adapter is fitted to some row.")
    precondition((0..<0.5).contains(settings.doubt), "Less than half of the labels are taken to be wrong.")
    MatrixProduct.prepare()
    let changes = AdapterFit.changes(rows, counting, unlabelled, settings)
    guard changes.allSatisfy({ $0.magnitude < 100 }) else { return nil }
    let slope = rows.slope
    adapter = NetworkAdapter(
      unitGains: changes[1..<(1 + rows.unitCount)].map { Float($0) },
      inputWeights: changes[(1 + rows.unitCount)...].map { Float($0 / slope) })
    let logits = AdapterFit.logits(rows, changes)
    self.logits = logits
    var climb = AdapterClimb(sizes: [settings.slopeChange, settings.offsetChange])
    for row in counting.indices where counting[row] {
      climb.append(
        AdapterClimb.Row(
          logit: logits[row], wanted: Double(rows.labels[row]), weight: Double(rows.weights[row]),
          doubt: settings.doubt), [logits[row], 1])
    }
    let calibration = climb.run()
    slopeFactor = 1 + calibration[0]
    offsetChange = calibration[1]
    guard slopeFactor > 0.1 else { return nil }
  }

  /// The logarithm of the chance with which a row's label comes out as it did.
  public func likelihood(of row: Int, in rows: AdapterRows, doubt: Double) -> Double {
    LabelChance(logit: slopeFactor * logits[row] + offsetChange, doubt: doubt).likelihood(
      ofShare: Double(rows.labels[row]))
  }

  /// The change of every column: the constant, the units and the inputs.
  private static func changes(
    _ rows: AdapterRows, _ counting: [Bool], _ unlabelled: AdapterRows?, _ settings: AdapterSettings
  ) -> [Double] {
    let sizes =
      [settings.offsetChange] + [Double](repeating: settings.unitGain, count: rows.unitCount)
      + [Double](repeating: settings.inputWeight, count: rows.width - 1 - rows.unitCount)
    guard sizes.dropFirst().contains(where: { $0 > 0 }) else { return sizes.map { _ in 0 } }
    var climb = AdapterClimb(sizes: sizes)
    for row in counting.indices where counting[row] {
      climb.append(
        AdapterClimb.Row(
          logit: rows.logits[row], wanted: Double(rows.labels[row]),
          weight: min(Double(rows.weights[row]), settings.heaviestWeight), doubt: settings.doubt), rows[row])
    }
    if let unlabelled, settings.unlabelledWeight > 0 {
      for row in 0..<unlabelled.count {
        let wanted = 1 / (1 + exp(-unlabelled.logits[row]))
        climb.append(
          AdapterClimb.Row(
            logit: unlabelled.logits[row], wanted: wanted,
            weight: settings.unlabelledWeight * Double(unlabelled.weights[row]), doubt: 0),
          // The constant stands for how labelled rows were chosen, which unlabelled ones were not.
          [0] + unlabelled[row].dropFirst())
      }
    }
    return climb.run()
  }

  /// The logits of all rows with the changes of units and inputs; the constant is left to the calibration.
  private static func logits(_ rows: AdapterRows, _ changes: [Double]) -> [Double] {
    let changed = changes.indices.dropFirst().filter { changes[$0] != 0 }
    return (0..<rows.count).map { row in
      let values = rows[row]
      var logit = rows.logits[row]
      for column in changed { logit += changes[column] * values[values.startIndex + column] }
      return logit
    }
  }
}
