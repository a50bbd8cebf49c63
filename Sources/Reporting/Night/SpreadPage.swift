import AlertStore
import Core
import Scoring

/// How scores and features were spread, as texts for the template.
struct SpreadPage {
  struct ScoreRow {
    let range: String
    let rows: String
    let bar: Int
    let share: String
    let before: String
    let training: String
  }

  struct DriftRow {
    let feature: String
    let training: String
    let before: String
    let missing: String
    let missingTraining: String
    let verdict: String
    let isLarge: Bool
  }

  /// The features that are listed; all are in the JSON.
  static let listedFeatures = 30

  /// Lines at both ends in which there was nothing tonight and less than this elsewhere are left out.
  private static let leastShare = 0.000_1

  let scores: [ScoreRow]
  let scoreStability: String
  let drift: [DriftRow]
  let driftWords: String

  init(_ figures: NightFigures, language: Language) {
    let rows = DriftRows(figures.distributions, before: figures.before?.distributions ?? [])
    let record = figures.distributions.first { $0.name == DistributionRecord.scores }
    let before = figures.before?.distributions.first { $0.name == DistributionRecord.scores }
    scores = record.map { SpreadPage.scores($0, before: before) } ?? []
    let isJapanese = language == .japanese
    scoreStability =
      "PSI: "
      + (isJapanese
        ? "対モデル測定時 \(SpreadPage.index(rows.scores?.training))、対前回 \(SpreadPage.index(rows.scores?.before))"
        : "measured \(SpreadPage.index(rows.scores?.training)), night before \(SpreadPage.index(rows.scores?.before))")
    let features = rows.features.filter { !$0.isOfCalendar }
    drift = features.prefix(SpreadPage.listedFeatures).map { SpreadPage.row($0, language) }
    driftWords = SpreadPage.words(features, language)
  }

  /// A logit a line, from the lowest in which there is anything to the highest.
  private static func scores(_ record: DistributionRecord, before: DistributionRecord?) -> [ScoreRow] {
    let parts = lines(record.edges)
    func sums<Number: Numeric>(_ values: [Number]) -> [Number] { parts.map { values[$0.parts].reduce(0, +) } }
    let counts = sums(record.counts)
    let present = max(Double(record.present), 1)
    let old = before.flatMap { $0.edges == record.edges && $0.present > 0 ? $0 : nil }
    let shares = old.map { old in sums(old.counts).map { Double($0) / Double(old.present) } }
    let training = record.reference.map { sums($0.shares) }
    let used = parts.indices.filter { index in
      counts[index] > 0 || (training?[index] ?? 0) >= leastShare || (shares?[index] ?? 0) >= leastShare
    }
    guard let first = used.first, let last = used.last else { return [] }
    return (first...last).map { index in
      let share = Double(counts[index]) / present
      return ScoreRow(
        range: parts[index].name, rows: NumberText.grouped(counts[index]),
        bar: Int((share.squareRoot() * 200).rounded()),
        share: percent(share), before: shares.map { percent($0[index]) } ?? "-",
        training: training.map { percent($0[index]) } ?? "-")
    }
  }

  private static func lines(_ edges: [Double]) -> [(parts: Range<Int>, name: String)] {
    guard let first = edges.first, let last = edges.last else { return [] }
    var lines: [(parts: Range<Int>, name: String)] = [(0..<1, "≦ \(Int(first))")]
    for start in stride(from: 1, to: edges.count, by: 2) {
      let end = min(start + 2, edges.count)
      lines.append((start..<end, "\(Int(edges[start - 1])) … \(Int(edges[end - 1]))"))
    }
    return lines + [(edges.count..<(edges.count + 1), "> \(Int(last))")]
  }

  private static func row(_ row: DriftRows.Row, _ language: Language) -> DriftRow {
    let isJapanese = language == .japanese
    let verdict: String
    if row.largest >= PopulationStability.large {
      verdict = isJapanese ? "大きな変化" : "large move"
    } else if row.missingDifference >= DriftRows.missingDifference {
      verdict = isJapanese ? "欠損率の変化" : "missing moved"
    } else if row.largest >= PopulationStability.small {
      verdict = isJapanese ? "小さな変化" : "small move"
    } else {
      verdict = isJapanese ? "変化なし" : "stable"
    }
    return DriftRow(
      feature: row.name, training: index(row.training), before: index(row.before),
      missing: percent(row.missing),
      missingTraining: row.missingTraining.map(percent) ?? "-", verdict: verdict,
      isLarge: row.largest >= PopulationStability.large
        || row.missingDifference >= DriftRows.missingDifference)
  }

  private static func words(_ features: [DriftRows.Row], _ language: Language) -> String {
    let isJapanese = language == .japanese
    guard !features.isEmpty else {
      return isJapanese ? "この夜の分布は保存されていません。" : "It was not kept for this night."
    }
    let large = features.count { $0.largest >= PopulationStability.large }
    let small = features.count { PopulationStability.small..<PopulationStability.large ~= $0.largest }
    let missing = features.count { $0.missingDifference >= DriftRows.missingDifference }
    let listed = min(features.count, listedFeatures)
    let known = features.contains { $0.training != nil }
    let reference =
      known
      ? ""
      : (isJapanese
        ? "モデルの測定時の分布（card.json）がないため、前回とだけ比べています。" : "There is no card of this model to compare with. ")
    return reference
      + (isJapanese
        ? "特徴量 \(features.count) 件のうち、PSI 0.25 以上 \(large) 件、0.10 以上 \(small) 件、欠損率の差 10 ポイント以上 \(missing) 件。"
          + "大きい順に \(listed) 件を示します。対象日で決まる暦の特徴量は除いています。0.10 と 0.25 は慣例の目安です。取引が少ない夜は偶然でも大きくなります。"
        : "Of \(features.count) features \(large) have a PSI of 0.25 or more, \(small) of 0.10 or more, and \(missing) are missing "
          + "10 points more or less often. The \(listed) largest are shown, those of the calendar aside, which the day decides. 0.10 and 0.25 are conventions; in a night of few rows "
          + "chance alone makes it large.")
  }

  static func index(_ value: Double?) -> String {
    guard let value else { return "-" }
    let thousandths = Int64((value * 1_000).rounded())
    let fraction = String(thousandths % 1_000)
    return "\(thousandths / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
  }

  /// A share with two decimals; one that is not nothing and rounds to it says so.
  private static func percent(_ share: Double) -> String {
    let hundredths = Int64((share * 10_000).rounded())
    if hundredths == 0, share > 0 { return "<0.01%" }
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)%"
  }
}
