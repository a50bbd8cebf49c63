import Core
import Foundation
import NeuralNet

// Trains the text branch of the network on one set of lines and classifies another.
// Usage: text FOLDER SET TASK[,TASK...] [name=value...]   reads SET-train.tsv and SET-test.tsv and writes what it found beside them.

func seconds<Result>(_ work: () throws -> Result) rethrows -> (Result, Double) {
  let start = ContinuousClock.now
  let result = try work()
  return (result, (ContinuousClock.now - start) / .seconds(1))
}

/// The tasks of a set with their place among a line's labels and their number of classes.
func tasks(_ names: Substring, folder: String, set: String) throws -> [(
  name: String, place: Int, classes: Int
)] {
  let kind = set.split(separator: "-")[0]
  let text = try String(contentsOfFile: "\(folder)/\(kind).classes", encoding: .utf8)
  let all = text.split(separator: "\n").enumerated().map { place, line -> (String, Int, Int) in
    let words = line.split(separator: " ")
    return (String(words[0]), place, Int(words[1]) ?? 0)
  }
  return names.split(separator: ",").compactMap { name in all.first { $0.0 == name } }
}

func train(_ lines: Lines, tasks: [(place: Int, classes: Int)], _ settings: Settings) throws -> Network {
  let rows = lines.rows(tasks: tasks)
  let shape = try NetworkShape(
    numericInputs: 0, textBuckets: settings.buckets, textWidth: settings.width,
    hiddenSizes: [settings.hidden], outputs: rows.outputs)
  let steps = TrainingSettings.stepCount(rows: rows.count, batchRows: settings.batchRows) * settings.epochs
  let training = TrainingSettings(
    batchRows: settings.batchRows,
    schedule: LearningRateSchedule(
      peakRate: settings.peakRate, warmUpSteps: steps / 20, totalSteps: steps, finalFraction: 0.01),
    weightDecay: settings.weightDecay, dropout: settings.dropout)
  let members = try (0..<settings.members).map { member in
    let seed = settings.seed &* 1_000 &+ UInt64(member)
    var trainer = NetworkTrainer(network: Network(shape: shape, seed: seed), settings: training, seed: seed)
    var generator = SeededGenerator(seed: seed &+ 1_000_000)
    for _ in 0..<settings.epochs {
      if settings.thinning == 0 {
        _ = try trainer.trainEpoch(on: rows)
      } else {
        let thinned = lines.thinned(by: settings.thinning, generator: &generator)
        _ = try trainer.trainEpoch(on: thinned.rows(tasks: tasks))
      }
    }
    return trainer.network
  }
  let merged = try Network.merged(members)
  return settings.quantised ? merged.quantised() : merged
}

func run(folder: String, set: String, names: Substring, settings: Settings) throws {
  let tasks = try tasks(names, folder: folder, set: set)
  var lines = try Lines(path: "\(folder)/\(set)-train.tsv", settings: settings)
  lines = lines.known(tasks[0].place)
  let (network, trainingSeconds) = try seconds {
    try train(lines, tasks: tasks.map { ($0.place, $0.classes) }, settings)
  }
  let path = "\(folder)/\(set)-\(names)-ours"
  let bytes = try SafetensorsFile(tensors: network.tensors(prefix: ""), metadata: [:]).bytes()
  try Data(bytes).write(to: URL(fileURLWithPath: path + ".safetensors"))
  var scratch = ForwardScratch(shape: network.shape)
  var outputs: [Float] = []
  // Reading, folding and the network together: what it costs from bytes to classes.
  let (test, predictSeconds) = try seconds {
    let test = try Lines(path: "\(folder)/\(set)-test.tsv", settings: settings)
    network.forwardAll(
      numeric: [], text: test.bags, rows: test.count, scratch: &scratch, outputs: &outputs)
    return test
  }
  var first = 0
  for task in tasks {
    let found = (0..<test.count).map { row -> Int in
      let start = row * network.shape.outputs + first
      return (0..<task.classes).max { outputs[start + $0] < outputs[start + $1] } ?? 0
    }
    first += task.classes
    let judged = (0..<test.count).filter { test.labels[$0][task.place] != nil }
    let right = judged.count { test.labels[$0][task.place] == found[$0] }
    print(
      "\(set) \(task.name): accuracy \(String(format: "%.4f", Double(right) / Double(judged.count))), "
        + "\(bytes.count) bytes, trained in \(String(format: "%.1f", trainingSeconds)) s, "
        + "\(test.count) lines in \(String(format: "%.3f", predictSeconds)) s")
    try found.map(String.init).joined(separator: "\n").write(
      toFile: "\(folder)/\(set)-\(names)-\(task.name)-ours.found", atomically: true, encoding: .utf8)
  }
  try "\(bytes.count) \(trainingSeconds) \(predictSeconds)".write(
    toFile: path + ".cost", atomically: true, encoding: .utf8)
}

var settings = Settings()
let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: text FOLDER SET TASK[,TASK...] [name=value...]")
  exit(64)
}
for argument in arguments.dropFirst(4) {
  let parts = argument.split(separator: "=", maxSplits: 1)
  guard parts.count == 2, settings.set(parts[0], parts[1]) else {
    print("no such setting: \(argument)")
    exit(64)
  }
}
try run(folder: arguments[1], set: arguments[2], names: arguments[3][...], settings: settings)
