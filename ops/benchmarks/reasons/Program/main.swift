import BankRows
import Core
import Features
import Foundation
import NeuralNet
import Scoring

/// Sums, deletions and changes over the rows of a bank; with a third argument it answers masks for `kernel_shap.py`.
let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: reasons PIPELINE FOLDER [answer]")
  exit(64)
}
let rows = try BankRows(pipeline: arguments[1], folder: arguments[2])
let model = rows.model
let reference = ReferencePass(network: model.network)
let baseline = reference.baseline(numeric: model.baseline)
let alone = Assessor(
  model: model, combination: rows.policy.combination, packPoints: rows.pack.rules.map(\.points),
  seeksChanges: false, workers: 1)
guard let columns = model.encoder.matrixColumns(in: FeatureCatalogue.names) else {
  preconditionFailure("The model's features are the catalogue's.")
}
let everything = Int64(-60_000_000)
let answers = arguments.count > 3
let wantedAlerts = answers ? 200 : 2_000
var (seen, integerFaults, worstSum) = (0, 0, 0.0)
var alerts: [AlertGroups] = []
var (memo, inputs, bags) = (MemoEncoder(buckets: model.network.shape.textBuckets), [Float](), TextBags())
var changes = (alerts: 0, one: 0, two: 0, seconds: 0.0, plainSeconds: 0.0)
let seeking = Assessor(
  model: model, combination: rows.policy.combination, packPoints: rows.pack.rules.map(\.points), workers: 1)
let clock = ContinuousClock()
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

try rows.walk { batch, matrix, verdicts in
  if (answers || seen >= 100_000) && alerts.count >= wantedAlerts { return }
  model.encoder.encode(matrix, matrixColumns: columns, rows: 0..<batch.count, into: &inputs)
  memo.encode(batch.memo, rows: 0..<batch.count, into: &bags)
  let line = rows.policy.lookLineMicro
  if !answers && seen < 100_000 {
    for assessment in try alone.assess(batch, matrix, verdicts, lineMicro: everything) {
      let sum = assessment.contributions.reduce(assessment.baselineMicro) { $0 + $1.micro }
      if sum != assessment.scoreMicro { integerFaults += 1 }
      let found = reference.attribute(row: assessment.row, numeric: inputs, text: bags, against: baseline)
      let parts = found.numeric.reduce(0, +) + found.text.reduce(0, +) + found.absentText
      worstSum = max(worstSum, abs(parts - (found.logit - found.baselineLogit)))
      seen += 1
    }
  }
  var found: [Assessment] = []
  if !answers {
    changes.plainSeconds += seconds(
      try clock.measure { _ = try alone.assess(batch, matrix, verdicts, lineMicro: line) })
  }
  changes.seconds += seconds(
    try clock.measure {
      found = try (answers ? alone : seeking).assess(batch, matrix, verdicts, lineMicro: line)
    })
  for assessment in found {
    changes.alerts += 1
    if let change = assessment.smallestChange {
      if change.parts.count == 1 { changes.one += 1 } else { changes.two += 1 }
    }
    guard alerts.count < wantedAlerts else { continue }
    let width = model.encoder.inputCount
    let own = Array(inputs[assessment.row * width..<(assessment.row + 1) * width])
    let attribution = reference.attribute(
      row: assessment.row, numeric: inputs, text: bags, against: baseline)
    alerts.append(
      AlertGroups(model, reference, inputs: own, bag: Array(bags[assessment.row]), attribution))
  }
}

if answers {
  answerMasks(alerts)
} else {
  print(
    "rows \(seen): \(integerFaults) whose integers do not add up; largest |sum - (logit - baseline)| \(worstSum)"
  )
  printDeletions(alerts)
  let each = (changes.seconds - changes.plainSeconds) / Double(max(1, changes.alerts)) * 1e3
  print(
    "smallest change: \(changes.alerts) alerts, one feature \(changes.one), two \(changes.two), none "
      + "\(changes.alerts - changes.one - changes.two); \(each) ms an alert")
}

/// How much the logit falls when the three strongest groups are as in the baseline, against three at random.
func printDeletions(_ alerts: [AlertGroups]) {
  var generator = SeededGenerator(seed: 20_261_120)
  var (beatsOne, beatsMean) = (0, 0)
  var (sumTop, sumRandom) = (0.0, 0.0)
  for alert in alerts {
    let whole = alert.logit { _ in true }
    let top = Set(
      alert.contributions.indices.sorted { alert.contributions[$0] > alert.contributions[$1] }.prefix(3))
    let fallOfTop = whole - alert.logit { !top.contains($0) }
    var falls: [Double] = []
    for _ in 0..<20 {
      var random: Set<Int> = []
      while random.count < 3 { random.insert(generator.next(below: alert.count)) }
      falls.append(whole - alert.logit { !random.contains($0) })
    }
    if fallOfTop > falls[0] { beatsOne += 1 }
    let mean = falls.reduce(0, +) / Double(falls.count)
    if fallOfTop > mean { beatsMean += 1 }
    sumTop += fallOfTop
    sumRandom += mean
  }
  let count = Double(max(1, alerts.count))
  print(
    "deletion: \(alerts.count) alerts; the top three lower the logit more than three at random in "
      + "\(Double(beatsOne) / count * 100) %, more than the mean of twenty draws in \(Double(beatsMean) / count * 100) %; "
      + "mean fall \(sumTop / count) against \(sumRandom / count)")
}

/// Writes the alerts' contributions, then answers masks: an alert's number and a count as Int32, that many masks of one byte a group;
/// back come that many logits as Double.
func answerMasks(_ alerts: [AlertGroups]) {
  let output = FileHandle.standardOutput
  var header = "\(alerts.count) \(alerts.first?.count ?? 0)\n"
  for alert in alerts {
    header += ([baseline.logit] + alert.contributions).map { "\($0)" }.joined(separator: ",") + "\n"
  }
  output.write(Data(header.utf8))
  func read(_ count: Int) -> [UInt8]? {
    var bytes = Data()
    while bytes.count < count {
      let more = FileHandle.standardInput.readData(ofLength: count - bytes.count)
      if more.isEmpty { return nil }
      bytes += more
    }
    return Array(bytes)
  }
  while let head = read(8) {
    let numbers = head.withUnsafeBytes {
      ($0.loadUnaligned(as: Int32.self), $0.loadUnaligned(fromByteOffset: 4, as: Int32.self))
    }
    let alert = alerts[Int(numbers.0)]
    guard let masks = read(Int(numbers.1) * alert.count) else { return }
    let logits = (0..<Int(numbers.1)).map { mask in alert.logit { masks[mask * alert.count + $0] == 1 } }
    logits.withUnsafeBytes { output.write(Data($0)) }
  }
}
