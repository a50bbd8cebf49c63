import Core
import Foundation
import NeuralNet
import Scoring
import Training

// Trains the network on each fold of a folder that `prepare.py` made and writes its scores of the fold's test rows.
// Usage: handbook FOLDER SEEDS

/// How large a network may be.
enum Size: String, CaseIterable {
  /// As large as it was seen to gain by.
  case full = "ours"
  /// With its encoder, by a byte a weight, a tenth of the bytes of XGBoost's hundred trees, or of LightGBM's on `own`.
  case small
}

/// The hyperparameters, chosen on the validation weeks for each set of features and the same for every week.
struct Recipe {
  var steps = 12
  var members = 8
  var hiddenSizes = [16]
  var epochs = 16
  let batchRows = 256
  var peakRate = 0.01
  var weightDecay = 0.1
  var dropout = 0.1
  let labelSmoothing = 0.02
  /// The share of the features that each member reads.
  var inputShare = 0.7

  /// Wide sets need to be held back; the fifteen features of the book lose by it.
  init(fold: String, size: Size) {
    let isSmall = size == .small
    if fold.contains("fold-book-") {
      (steps, epochs, peakRate) = (16, 20, 0.03)
      (weightDecay, dropout, inputShare) = (0.01, 0.05, 1)
      if isSmall { (members, steps) = (2, 14) }
    }
    if fold.contains("fold-quotients-") {
      (steps, inputShare) = (8, 1)
      if isSmall { (members, hiddenSizes) = (2, [14]) }
    }
    if fold.contains("fold-own-") {
      weightDecay = 0.05
      if isSmall { members = 6 }
    }
  }
}

/// Little-endian numbers as a file holds them.
func numbers<Number>(_ path: String, as type: Number.Type) throws -> [Number] {
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  return data.withUnsafeBytes { Array($0.bindMemory(to: type)) }
}

func columns(_ rows: [Double], width: Int) -> [[Double]] {
  (0..<width).map { column in stride(from: column, to: rows.count, by: width).map { rows[$0] } }
}

func encoded(_ rows: [[Double]], _ encoder: FeatureEncoder, _ specs: [FeatureSpec]) -> [Float] {
  let count = rows.first?.count ?? 0
  var matrix = FeatureMatrix(names: specs.map(\.name), rowCapacity: count)
  matrix.reset(rows: count)
  for (column, values) in rows.enumerated() {
    for row in 0..<count { matrix[column, row] = values[row] }
  }
  guard let places = encoder.matrixColumns(in: matrix.names) else {
    preconditionFailure("The encoder was fitted on these columns.")
  }
  var inputs: [Float] = []
  encoder.encode(matrix, matrixColumns: places, rows: 0..<count, into: &inputs)
  return inputs
}

func logits(of network: Network, _ inputs: [Float]) -> [Float] {
  let count = inputs.count / max(network.shape.numericInputs, 1)
  var scratch = ForwardScratch(shape: network.shape)
  var logits: [Float] = []
  network.forward(
    numeric: inputs, text: TextBags(emptyRows: count), rows: count, scratch: &scratch, logits: &logits)
  return logits
}

func run(fold: String, size: Size, seeds: Int) throws {
  let recipe = Recipe(fold: fold, size: size)
  let labels = try numbers(fold + "/train.y", as: Float.self)
  let flat = try numbers(fold + "/train.x", as: Double.self)
  let width = flat.count / labels.count
  let specs = (0..<width).map {
    FeatureSpec(
      FeatureName("column.\($0)"), .real, .ratio, missing: .never, japanese: "列", english: "column",
      source: "the benchmark's table")
  }
  let weights = [Float](repeating: 1, count: labels.count)
  let training = columns(flat, width: width)
  let started = Date()
  let encoder = FeatureEncoder.fit(
    training, specs: specs, labels: labels, weights: weights, steps: recipe.steps)
  let rows = TrainingRows(
    numeric: encoded(training, encoder, specs), text: TextBags(emptyRows: labels.count), labels: labels,
    weights: weights)
  let test = encoded(columns(try numbers(fold + "/test.x", as: Double.self), width: width), encoder, specs)
  let shape = try NetworkShape(
    numericInputs: encoder.inputCount, textBuckets: 0, textWidth: 0, hiddenSizes: recipe.hiddenSizes)
  let steps = TrainingSettings.stepCount(rows: rows.count, batchRows: recipe.batchRows) * recipe.epochs
  let settings = TrainingSettings(
    batchRows: recipe.batchRows,
    schedule: LearningRateSchedule(
      peakRate: recipe.peakRate, warmUpSteps: steps / 10, totalSteps: steps, finalFraction: 0.0001),
    weightDecay: recipe.weightDecay, dropout: recipe.dropout, labelSmoothing: recipe.labelSmoothing)
  let groups = InputChoice(groups: encoder.columns.indices.map(encoder.inputs(of:)))
  for seed in 1...UInt64(seeds) {
    var ensemble = try EnsembleTrainer(
      shape: shape, members: recipe.members, settings: settings, seed: seed, inputs: groups,
      share: recipe.inputShare)
    for _ in 0..<recipe.epochs { _ = try ensemble.trainEpoch(on: rows) }
    let network = try ensemble.merged()
    let kinds = size == .small ? [] : [(size.rawValue, network)]
    for (name, network) in kinds + [("\(size.rawValue)-quantised", network.quantised())] {
      let logits = logits(of: network, test)
      try logits.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: "\(fold)/\(name)-\(seed).f32"))
      // The weights and what turns features into their inputs, as a model's file holds them.
      let tensors = network.tensors(prefix: "") + encoder.tensors
      let file = try SafetensorsFile(tensors: tensors, metadata: [:]).bytes()
      try Data("\(file.count)".utf8).write(to: URL(fileURLWithPath: "\(fold)/\(name).bytes"))
    }
  }
  let seconds = Date().timeIntervalSince(started) / Double(seeds)
  print(
    "\(fold) \(size.rawValue): \(encoder.inputCount) inputs, \(String(format: "%.1f", seconds)) s a training")
}

let folder = CommandLine.arguments[1]
for fold in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where fold.hasPrefix("fold-")
{
  for size in Size.allCases {
    try run(fold: folder + "/" + fold, size: size, seeds: Int(CommandLine.arguments[2]) ?? 5)
  }
}
