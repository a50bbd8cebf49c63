import Core
import NeuralNet
import Scoring

/// One alert's input to the network, split into what can be taken away: each encoded feature, and the memo.
struct AlertGroups {
  let model: ModelArtifact
  let reference: ReferencePass
  let inputs: [Float]
  let bag: [Int32]
  /// What each group contributes to the network's logit; the memo last.
  let contributions: [Double]

  var count: Int { contributions.count }

  init(
    _ model: ModelArtifact, _ reference: ReferencePass, inputs: [Float], bag: [Int32], _ found: Attribution
  ) {
    self.model = model
    self.reference = reference
    self.inputs = inputs
    self.bag = bag
    let features = model.encoder.columns.indices.map { column in
      model.encoder.inputs(of: column).reduce(0.0) { $0 + found.numeric[$1] }
    }
    contributions = features + [found.text.reduce(0, +) + found.absentText]
  }

  /// The network's logit with only some groups as they are and the others as in the baseline.
  func logit(keeping isKept: (Int) -> Bool) -> Double {
    var changed = inputs
    for column in model.encoder.columns.indices where !isKept(column) {
      for input in model.encoder.inputs(of: column) { changed[input] = model.baseline[input] }
    }
    var bags = TextBags()
    if isKept(count - 1) {
      for bucket in bag { bags.append(bucket: bucket) }
    }
    bags.endRow()
    return reference.evaluate(row: 0, numeric: changed, text: bags).logit
  }
}
