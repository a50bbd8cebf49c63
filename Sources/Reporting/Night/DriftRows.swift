import AlertStore
import Core
import Scoring

/// How far features and scores have moved, from training and from the night before.
struct DriftRows {
  /// One feature, or the scores.
  struct Row {
    let name: String
    /// Against the card of the model, or nil where the card does not know it.
    let training: Double?
    /// Against the night before, or nil for the first.
    let before: Double?
    let missing: Double
    let missingTraining: Double?

    /// Whether the day alone decides it, so that one night is never like a year.
    var isOfCalendar: Bool {
      name.hasPrefix("calendar.") && !["calendar.hour", "calendar.is_night"].contains(name)
    }
    /// The larger of the two, by which rows are ordered.
    var largest: Double { max(training ?? 0, before ?? 0) }
    /// How much more or less often it is missing than in training.
    var missingDifference: Double { missingTraining.map { abs(missing - $0) } ?? 0 }
  }

  /// From here on a difference in the share of missing values is told.
  static let missingDifference = 0.1

  let features: [Row]
  let scores: Row?

  init(_ now: [DistributionRecord], before: [DistributionRecord]) {
    let old = Dictionary(before.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = now.map { DriftRows.row($0, before: old[$0.name]) }
    scores = rows.first { $0.name == DistributionRecord.scores }
    features = rows.filter { $0.name != DistributionRecord.scores }.sorted {
      ($1.largest + $1.missingDifference, $0.name) < ($0.largest + $0.missingDifference, $1.name)
    }
  }

  private static func row(_ record: DistributionRecord, before: DistributionRecord?) -> Row {
    let comparable = before.flatMap { $0.edges == record.edges && $0.present > 0 ? $0 : nil }
    let parts = record.name == DistributionRecord.scores ? DriftRows.parts(of: record) : nil
    func index(_ reference: [Double], rows: Double) -> Double? {
      let counts = parts.map { sums(record.counts, $0) } ?? record.counts
      let shares = parts.map { sums(reference, $0) } ?? reference
      return PopulationStability.index(counts, reference: shares, referenceRows: rows)
    }
    return Row(
      name: record.name, training: record.reference.flatMap { index($0.shares, rows: 1e6) },
      before: comparable.flatMap { index($0.counts.map(Double.init), rows: Double($0.present)) },
      missing: record.rows == 0 ? 0 : Double(record.missing) / Double(record.rows),
      missingTraining: record.reference?.missingShare)
  }

  /// The scores are cut finer than they can be compared: neighbours are taken together until two in a hundred of the reference, or of the
  /// night where there is none, are in each.
  private static func parts(of record: DistributionRecord) -> [Range<Int>] {
    let whole = record.reference?.shares ?? record.counts.map(Double.init)
    let total = max(whole.reduce(0, +), 1e-300)
    var (parts, start, sum): ([Range<Int>], Int, Double) = ([], 0, 0)
    for (index, share) in whole.enumerated() {
      sum += share / total
      if sum >= 0.02 {
        parts.append(start..<(index + 1))
        (start, sum) = (index + 1, 0)
      }
    }
    guard start < whole.count else { return parts }
    let last = parts.popLast()?.lowerBound ?? 0
    return parts + [last..<whole.count]
  }

  private static func sums<Number: Numeric>(_ values: [Number], _ parts: [Range<Int>]) -> [Number] {
    parts.map { values[$0].reduce(0, +) }
  }
}
