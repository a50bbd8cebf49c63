import Core
import Features
import Foundation
import Glibc
import Ingest
import JapaneseText

/// `features FOLDER ROUNDS` reads a file into memory and then times what the feature stage makes of it.
struct FeatureBenchmark {
  let batches: [TransactionBatch]
  let customers: CustomerTable
  let lexicon: Lexicon

  init(folder: String) throws {
    guard let day = BankDay(year: 2026, month: 11, day: 20) else { preconditionFailure("The day exists.") }
    let file = try TransactionFile(
      path: folder + "/tx.csv", name: "tx.csv", options: ReadingOptions(referenceDay: day))
    var batches: [TransactionBatch] = []
    var batch = TransactionBatch()
    while try file.read(into: &batch) { batches.append(batch) }
    self.batches = batches
    customers = try CustomerFile.read(path: folder + "/customers.csv", name: "customers.csv").table
    let words = ["還付金", "保証料", "投資", "当選", "手数料", "解約", "寄付", "家賃", "給与", "電気"]
    lexicon = Lexicon(words.map { LexiconEntry(category: "urgency", surface: $0) })
  }

  var rows: Int { batches.reduce(0) { $0 + $1.count } }

  /// Computes every feature once with a fresh state; gives wall and processor seconds.
  func round(workers: Int) -> (wall: Double, processor: Double) {
    let engine = FeatureEngine(
      state: FeatureState(), customers: customers, lexicon: lexicon, workers: workers)
    var matrix = FeatureMatrix(names: engine.catalogue.names, rowCapacity: Limits.batchRows)
    let clock = ContinuousClock()
    let before = Self.processorSeconds
    let wall = clock.measure {
      for batch in batches { engine.compute(batch, into: &matrix) }
    }
    return (
      Double(wall.components.seconds) + Double(wall.components.attoseconds) * 1e-18,
      Self.processorSeconds - before
    )
  }

  static var processorSeconds: Double {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

let arguments = CommandLine.arguments
let benchmark = try FeatureBenchmark(folder: arguments[1])
let rounds = Int(arguments[2]) ?? 5
print("\(benchmark.rows) rows, \(FeatureCatalogue.names.count) features, \(rounds) rounds")
for workers in [1, 2] {
  let times = (0..<rounds).map { _ in benchmark.round(workers: workers) }
  let wall = times.map(\.wall).sorted()[rounds / 2]
  let processor = times.map(\.processor).sorted()[rounds / 2]
  let rate = Double(benchmark.rows) / wall / 1e6
  print(
    String(format: "%d workers: %.2f s wall, %.2f CPU s, %.2f million rows/s", workers, wall, processor, rate)
  )
}
