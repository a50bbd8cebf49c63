import Core
import Foundation
import NeuralNet
import Scoring
import Training

// Trains the network on each fold of a folder that `prepare.py` made and writes its scores of the fold's test rows.
// Usage: handbook FOLDER SEEDS

/// How large a network may be.
enum Size: String {
  /// As large as it was seen to gain by.
  case full = "ours"
  /// With its encoder, by a byte a weight, a tenth of the bytes of XGBoost's hundred trees.
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
  var labelSmoothing = 0.02
  /// The share of the features that each member reads.
  var inputShare = 0.7
  /// Whether it learns what the full network of its seed says of the training rows, not their labels.
  var isTaught = false

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
      (steps, weightDecay) = (4, 0.05)
      if isSmall {
        // Its teacher has been held back already.
        (isTaught, labelSmoothing, dropout, weightDecay, inputShare) = (true, 0, 0, 0.01, 1)
        (members, hiddenSizes, epochs, peakRate) = (1, [13], 60, 0.02)
      }
    }
  }

  func settings(rows: Int) -> TrainingSettings {
    let steps = TrainingSettings.stepCount(rows: rows, batchRows: batchRows) * epochs
    return TrainingSettings(
      batchRows: batchRows,
      schedule: LearningRateSchedule(
        peakRate: peakRate, warmUpSteps: steps / 10, totalSteps: steps, finalFraction: 0.0001),
      weightDecay: weightDecay, dropout: dropout, labelSmoothing: labelSmoothing)
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

/// A fold as networks of one size see it.
struct Fold {
  let path: String
  let recipe: Recipe
  let encoder: FeatureEncoder
  let labels: [Float]
  let training: [Float]
  let test: [Float]

  init(path: String, size: Size) throws {
    self.path = path
    recipe = Recipe(fold: path, size: size)
    labels = try numbers(path + "/train.y", as: Float.self)
    let flat = try numbers(path + "/train.x", as: Double.self)
    let width = flat.count / labels.count
    let specs = (0..<width).map {
      FeatureSpec(
        FeatureName("column.\($0)"), .real, .ratio, missing: .never, japanese: "列", english: "column",
        source: "the benchmark's table")
    }
    let rows = columns(flat, width: width)
    encoder = FeatureEncoder.fit(
      rows, specs: specs, labels: labels, weights: [Float](repeating: 1, count: labels.count),
      steps: recipe.steps)
    training = encoded(rows, encoder, specs)
    test = encoded(columns(try numbers(path + "/test.x", as: Double.self), width: width), encoder, specs)
  }

  /// A network that has learned the labels given.
  func trained(on labels: [Float], seed: UInt64) throws -> Network {
    let rows = TrainingRows(
      numeric: training, text: TextBags(emptyRows: labels.count), labels: labels,
      weights: [Float](repeating: 1, count: labels.count))
    let shape = try NetworkShape(
      numericInputs: encoder.inputCount, textBuckets: 0, textWidth: 0, hiddenSizes: recipe.hiddenSizes)
    var ensemble = try EnsembleTrainer(
      shape: shape, members: recipe.members, settings: recipe.settings(rows: rows.count), seed: seed,
      inputs: InputChoice(groups: encoder.columns.indices.map(encoder.inputs(of:))),
      share: recipe.inputShare)
    for _ in 0..<recipe.epochs { _ = try ensemble.trainEpoch(on: rows) }
    return try ensemble.merged()
  }

  /// How likely fraud is in each training row, as a network says.
  func answers(of network: Network) -> [Float] {
    logits(of: network, training).map { Float(1 / (1 + exp(-Double($0)))) }
  }

  /// Writes what a network says of the test rows, and the bytes of the weights with what turns features into their inputs, as a model's file
  /// holds them.
  func write(_ network: Network, as name: String, seed: UInt64) throws {
    let logits = logits(of: network, test)
    try logits.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: "\(path)/\(name)-\(seed).f32"))
    let tensors = network.tensors(prefix: "") + encoder.tensors
    let file = try SafetensorsFile(tensors: tensors, metadata: [:]).bytes()
    try Data("\(file.count)".utf8).write(to: URL(fileURLWithPath: "\(path)/\(name).bytes"))
  }
}

func run(fold path: String, seeds: Int) throws {
  let started = Date()
  let (full, small) = (try Fold(path: path, size: .full), try Fold(path: path, size: .small))
  for seed in 1...UInt64(seeds) {
    let teacher = try full.trained(on: full.labels, seed: seed)
    try full.write(teacher, as: Size.full.rawValue, seed: seed)
    try full.write(teacher.quantised(), as: "\(Size.full.rawValue)-quantised", seed: seed)
    let labels = small.recipe.isTaught ? full.answers(of: teacher) : small.labels
    let pupil = try small.trained(on: labels, seed: seed)
    try small.write(pupil.quantised(), as: "\(Size.small.rawValue)-quantised", seed: seed)
  }
  let seconds = Date().timeIntervalSince(started) / Double(seeds)
  let inputs = "\(full.encoder.inputCount) and \(small.encoder.inputCount) inputs"
  print("\(path): \(inputs), \(String(format: "%.1f", seconds)) s for both trainings of a seed")
}

let folder = CommandLine.arguments[1]
for fold in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where fold.hasPrefix("fold-")
{
  try run(fold: folder + "/" + fold, seeds: Int(CommandLine.arguments[2]) ?? 5)
}
