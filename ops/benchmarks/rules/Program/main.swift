import Core
import Foundation
import Glibc
import Rules

/// `rules FOLDER PACK ROUNDS [PEERS]` times a rule pack on exported features; with PEERS it writes there what others need to do
/// the same: columns, conditions, and how often each rule fired.
struct RuleBenchmark {
  let values: FeatureValues
  let pack: RulePack

  /// The files of the pack that are a pack by themselves.
  private(set) var parts: [(name: String, pack: RulePack)] = []

  init(folder: String, pack packFolder: String) throws {
    let values = try FeatureValues(folder: folder)
    self.values = values
    let names = try FileManager.default.contentsOfDirectory(atPath: packFolder).filter {
      $0.hasSuffix(".yaml")
    }
    let files = try names.sorted().map { name in
      RuleFile(name: name, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: packFolder + "/" + name))))
    }
    let (pack, findings) = RulePack.load(files: files, features: values.specs)
    guard let pack else {
      throw UnusableInput(text: findings.map { $0.line(.english) }.joined(separator: "\n"))
    }
    self.pack = pack
    parts = files.compactMap { file in
      RulePack.load(files: [file], features: values.specs).pack.map { (file.name, $0) }
    }
  }

  /// Evaluates a pack once over all rows; gives processor seconds of this thread, and the counts.
  func round(_ pack: RulePack) -> (seconds: Double, counts: [RuleVerdicts.Counts]) {
    var evaluator = RuleEvaluator(pack: pack)
    var verdicts = RuleVerdicts()
    var counts = [RuleVerdicts.Counts](repeating: RuleVerdicts.Counts(), count: pack.rules.count)
    let before = Self.threadSeconds
    for (batch, matrix) in values.batches {
      evaluator.evaluate(batch, features: matrix, into: &verdicts)
      for rule in counts.indices {
        counts[rule].fired += verdicts.counts[rule].fired
        counts[rule].silent += verdicts.counts[rule].silent
        counts[rule].missing += verdicts.counts[rule].missing
        counts[rule].failed += verdicts.counts[rule].failed
      }
    }
    return (Self.threadSeconds - before, counts)
  }

  static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The median rate of some rounds, in rows a second, with the slowest and the fastest.
  func rate(_ pack: RulePack, rounds: Int) -> String {
    let rates = (0..<rounds).map { _ in Double(values.rows) / round(pack).seconds }.sorted()
    return String(
      format: "%.2f million rows/s (%.2f to %.2f)", rates[rounds / 2] / 1e6, rates[0] / 1e6,
      rates[rounds - 1] / 1e6)
  }

  /// The conditions with numbers for thresholds, for programs that know no pack.
  func writeForOthers(to folder: String) throws {
    try values.write(to: folder)
    let counts = round(pack).counts
    let lines = zip(pack.rules, counts).map { rule, counts in
      var condition = rule.condition.source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      // The longest names first, since one may begin with another.
      for threshold in rule.condition.thresholds.sorted(by: { $0.name.count > $1.name.count }) {
        let number: String
        switch threshold.number {
        case .integer(let integer): number = "\(integer)"
        case .real(let real): number = "\(real)"
        }
        condition = condition.replacingOccurrences(of: RuleThreshold.prefix + threshold.name, with: number)
      }
      return "\(rule.id)\t\(counts.fired)\t\(counts.missing)\t\(condition)\n"
    }
    try lines.joined().write(toFile: folder + "/rules.tsv", atomically: false, encoding: .utf8)
  }
}

let arguments = CommandLine.arguments
let benchmark = try RuleBenchmark(folder: arguments[1], pack: arguments[2])
let rounds = Int(arguments[3]) ?? 5
if arguments.count > 4 { try benchmark.writeForOthers(to: arguments[4]) }
print(
  "\(benchmark.values.rows) rows, \(benchmark.pack.rules.count) rules, \(benchmark.values.specs.count) features, "
    + "one thread, processor time, \(rounds) rounds")
print("the pack: \(benchmark.rate(benchmark.pack, rounds: rounds))")
for (name, pack) in benchmark.parts {
  let fired = benchmark.round(pack).counts.reduce(0) { $0 + $1.fired }
  print("\(name), \(pack.rules.count) rules, \(fired) hits: \(benchmark.rate(pack, rounds: rounds))")
}
