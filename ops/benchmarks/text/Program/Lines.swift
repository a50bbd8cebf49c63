import Foundation
import JapaneseText
import NeuralNet

/// The lines of a file: for each its labels, one a task and nil where unknown, and its bag of character n-grams.
struct Lines {
  private(set) var labels: [[Int?]] = []
  private(set) var bags = TextBags()

  init(path: String, settings: Settings) throws {
    var folded = FoldedText()
    var seen: Set<Int32> = []
    for line in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A) {
      let parts = line.split(separator: 0x09, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { preconditionFailure("A line holds its labels, a tab and its text.") }
      labels.append(
        String(decoding: parts[0], as: UTF8.self).split(separator: " ").map { text in
          Int(text).flatMap { $0 < 0 ? nil : $0 }
        })
      folded.fold(Array(parts[1]).span)
      seen.removeAll(keepingCapacity: true)
      CharacterNGrams.forEach(in: folded, sizes: 1...settings.longestGram, buckets: settings.buckets) {
        bucket, _, _ in
        if !settings.countsOnce || seen.insert(bucket).inserted { bags.append(bucket: bucket) }
      }
      bags.endRow()
    }
  }

  var count: Int { labels.count }

  /// The lines as rows to learn from, with one output for each class of each chosen task.
  func rows(tasks: [(place: Int, classes: Int)]) -> TrainingRows {
    let outputs = tasks.reduce(0) { $0 + $1.classes }
    var targets: [Float] = []
    targets.reserveCapacity(count * outputs)
    for row in labels {
      for task in tasks {
        for label in 0..<task.classes {
          targets.append(row[task.place].map { $0 == label ? 1 : 0 } ?? .nan)
        }
      }
    }
    return TrainingRows(
      numeric: [], text: bags, labels: targets, weights: [Float](repeating: 1, count: count),
      outputWeights: [Float](repeating: 1, count: outputs))
  }

  /// The same lines with a share of their n-grams left out at random.
  func thinned(by share: Double, generator: inout SeededGenerator) -> Lines {
    var thinned = self
    thinned.bags = TextBags()
    for row in 0..<count {
      for bucket in bags[row] where generator.nextUnit() >= share { thinned.bags.append(bucket: bucket) }
      thinned.bags.endRow()
    }
    return thinned
  }

  /// Only the lines whose label of a task is known.
  func known(_ place: Int) -> Lines {
    var known = self
    known.labels = []
    known.bags = TextBags()
    for row in 0..<count where labels[row][place] != nil {
      known.labels.append(labels[row])
      for bucket in bags[row] { known.bags.append(bucket: bucket) }
      known.bags.endRow()
    }
    return known
  }
}
