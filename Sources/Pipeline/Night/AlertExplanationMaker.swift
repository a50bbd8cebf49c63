import AlertStore
import Core
import Features
import Reporting
import Scoring

/// Turns what an assessment knows beside its reasons into the record that the store keeps, with words.
struct AlertExplanationMaker {
  /// The challenger's reasons that get a row of their own; the rest are added up in one that says so.
  private static let namedReasons = 5

  let catalogue: RunCatalogue
  let decider: ScoreDecider

  /// The record of one assessed row.
  func record(_ assessment: Assessment) -> ExplanationRecord {
    var record = ExplanationRecord()
    record.families = families(assessment)
    record.memoSpans = memoSpans(assessment)
    record.types = assessment.types.map {
      TypeScoreRecord(scamType: $0.name, scoreMicro: $0.scoreMicro, estimate: $0.estimate)
    }
    record.challenger = assessment.challenger.map(challenger)
    record.smallestChange = assessment.smallestChange.map(smallestChange)
    return record
  }

  /// The sum of each family's contributions, strongest first, ties in the order of the families.
  private func families(_ assessment: Assessment) -> [ExplanationRecord.Family] {
    var sums: [FeatureFamily: Int64] = [:]
    for contribution in assessment.contributions {
      let family: FeatureFamily
      switch contribution.origin {
      case .rule: family = .rule
      case .memo: family = .memo
      case .feature(let column, _): family = catalogue.families[column]
      }
      sums[family, default: 0] += contribution.micro
    }
    let order = FeatureFamily.allCases.filter { sums[$0] != nil }
    return order.sorted { (sums[$0] ?? 0).magnitude > (sums[$1] ?? 0).magnitude }.map {
      ExplanationRecord.Family(word: $0.rawValue, contributionMicro: sums[$0] ?? 0)
    }
  }

  /// The spans of the memo in their order; those that folding made of one character are one.
  private func memoSpans(_ assessment: Assessment) -> [ExplanationRecord.MemoSpan] {
    var sums: [Range<Int>: Int64] = [:]
    for contribution in assessment.contributions {
      guard case .memo(let bytes) = contribution.origin else { continue }
      sums[bytes, default: 0] += contribution.micro
    }
    return sums.map { ExplanationRecord.MemoSpan(bytes: $0.key, contributionMicro: $0.value) }.sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
  }

  private func challenger(_ opinion: ChallengerOpinion) -> ChallengerRecord {
    var reasons = opinion.parts.prefix(AlertExplanationMaker.namedReasons).map { part in
      let spec = catalogue.specs[part.column]
      return ReasonRecord(
        origin: .feature, name: spec.name.text, value: part.value, contributionMicro: part.micro,
        japanese: "\(spec.japanese)：\(FeatureValueText.text(part.value, spec: spec, language: .japanese))",
        english: "\(spec.english): \(FeatureValueText.text(part.value, spec: spec, language: .english))")
    }
    let others = opinion.parts.dropFirst(AlertExplanationMaker.namedReasons)
    if !others.isEmpty {
      reasons.append(
        ReasonRecord(
          origin: .others, name: "others", value: Double(others.count),
          contributionMicro: others.reduce(0) { $0 + $1.micro },
          japanese: "その他\(others.count)項目の合計", english: "sum of \(others.count) other items"))
    }
    return ChallengerRecord(
      decider: AlertExplanationMaker.word(decider), scoreMicro: opinion.scoreMicro,
      baselineMicro: opinion.baselineMicro, reasons: reasons)
  }

  private static func word(_ decider: ScoreDecider) -> ChallengerRecord.Decider {
    switch decider {
    case .model: .model
    case .challenger: .challenger
    case .both: .both
    }
  }

  private func smallestChange(_ change: SmallestChange) -> SmallestChangeRecord {
    func values(_ part: SmallestChange.Part, _ language: Language) -> (was: String, enough: String) {
      let spec = catalogue.specs[part.column]
      return (
        FeatureValueText.text(part.value, spec: spec, language: language),
        FeatureValueText.text(part.enough, spec: spec, language: language)
      )
    }
    let japanese = change.parts.map { part in
      let (was, enough) = values(part, .japanese)
      return "「\(catalogue.specs[part.column].japanese)」が\(was)ではなく\(enough)"
    }
    let english = change.parts.map { part in
      let (was, enough) = values(part, .english)
      return "\"\(catalogue.specs[part.column].english)\" been \(enough) instead of \(was)"
    }
    return SmallestChangeRecord(
      parts: change.parts.map {
        .init(name: catalogue.names[$0.column].text, value: $0.value, enough: $0.enough)
      }, scoreMicro: change.scoreMicro,
      japanese: japanese.joined(separator: "、") + "であれば、要確認の線を下回っていました。",
      english: "Had " + english.joined(separator: " and ")
        + ", the transaction would have stayed below the line.")
  }
}
