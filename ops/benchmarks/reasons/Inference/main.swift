import BankRows
import Core
import Features
import Foundation
import NeuralNet
import Rules
import Scoring

/// Times the scoring of a bank's rows on one thread: the fast pass as the night runs it, the same network by products, and the whole
/// assessment down to the line; with a third argument it writes the rows for `inference_peers.py`.
let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: inference PIPELINE FOLDER [OUT]")
  exit(64)
}
let bank = try BankRows(pipeline: arguments[1], folder: arguments[2])
let model = bank.model
let points = bank.pack.rules.map(\.points)
let assessor = Assessor(
  model: model, combination: bank.policy.combination, packPoints: points, seeksChanges: false, workers: 1)
let wanted = 100_000
var batches: [(TransactionBatch, FeatureMatrix, RuleVerdicts)] = []
var rows = 0
try bank.walk { batch, matrix, verdicts in
  guard rows < wanted else { return }
  rows += batch.count
  batches.append((copy batch, copy matrix, copy verdicts))
}

/// The best and the median of rounds over all batches, in millions of rows a second.
@MainActor func time(_ name: String, _ body: (TransactionBatch, FeatureMatrix, RuleVerdicts) throws -> Void)
  rethrows
{
  let clock = ContinuousClock()
  var rounds: [Double] = []
  for _ in 0..<9 {
    let taken = try clock.measure {
      for (batch, matrix, verdicts) in batches { try body(batch, matrix, verdicts) }
    }
    rounds.append(Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18)
  }
  rounds.sort()
  let text = [rounds[0], rounds[4]].map { String(format: "%.3f", Double(rows) / $0 / 1e6) }
  print("\(name): \(text[0]) million rows/s at best, median \(text[1])")
}

print("\(rows) rows, \(model.encoder.columns.count) features, \(model.encoder.inputCount) inputs")
try time("fast pass, from features and memo to logit") { batch, matrix, _ in
  _ = try assessor.modelScores(batch, matrix)
}
guard let columns = model.encoder.matrixColumns(in: FeatureCatalogue.names) else {
  preconditionFailure("The model's features are the catalogue's.")
}
var (inputs, logits, bags) = ([Float](), [Float](), TextBags())
var memo = MemoEncoder(buckets: model.network.shape.textBuckets)
var scratch = ForwardScratch(shape: model.network.shape)
time("the same by encoding and products") { batch, matrix, _ in
  model.encoder.encode(matrix, matrixColumns: columns, rows: 0..<batch.count, into: &inputs)
  memo.encode(batch.memo, rows: 0..<batch.count, into: &bags)
  model.network.forward(numeric: inputs, text: bags, rows: batch.count, scratch: &scratch, logits: &logits)
}
var alerts = 0
try time("the assessment: fast pass, exact pass and reasons near the line") { batch, matrix, verdicts in
  alerts += try assessor.assess(batch, matrix, verdicts, lineMicro: bank.policy.lookLineMicro).count
}
print("\(alerts / 9) rows reach the line")

if arguments.count > 3 { try export(to: arguments[3]) }

/// Writes features, encoded inputs with the text's vector, weights and record numbers as plain little-endian arrays.
@MainActor func export(to folder: String) throws {
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  func file(_ name: String) throws -> FileHandle {
    let path = folder + "/" + name
    FileManager.default.createFile(atPath: path, contents: nil)
    return try FileHandle(forWritingTo: URL(filePath: path))
  }
  func write<Number>(_ numbers: [Number], _ handle: FileHandle) {
    numbers.withUnsafeBytes { handle.write(Data($0)) }
  }
  let (features, encoded, records) = (
    try file("features.f64"), try file("inputs.f32"), try file("records.i64")
  )
  let own = try file("logits.f64")
  for (batch, matrix, _) in batches {
    model.encoder.encode(matrix, matrixColumns: columns, rows: 0..<batch.count, into: &inputs)
    memo.encode(batch.memo, rows: 0..<batch.count, into: &bags)
    var means: [Float] = []
    model.network.appendTextMeans(of: bags, to: &means)
    let width = model.encoder.inputCount, textWidth = model.network.shape.textWidth
    var (raw, whole): ([Double], [Float]) = ([], [])
    for row in 0..<batch.count {
      for column in columns { raw.append(matrix[column, row]) }
      whole += inputs[row * width..<(row + 1) * width]
      whole += means[row * textWidth..<(row + 1) * textWidth]
    }
    write(raw, features)
    write(whole, encoded)
    write(batch.recordNumber, records)
    write(try assessor.modelScores(batch, matrix), own)
  }
  let layers = model.network.denseLayers
  try write(layers[0].weights + layers[0].biases + layers[1].weights + layers[1].biases, file("weights.f32"))
  let sizes = [rows, columns.count, layers[0].inputs, layers[0].outputs]
  try Data("\(sizes.map(String.init).joined(separator: " "))".utf8).write(
    to: URL(filePath: folder + "/sizes"))
}
