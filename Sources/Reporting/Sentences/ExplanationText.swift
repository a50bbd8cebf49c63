import AlertStore
import Core

/// Writes what is kept of a score beside its reasons: families, the memo's spans, the likely type, the challenger, the smallest change.
///
/// - Missing: what is not kept gives no line.
struct ExplanationText {
  let record: AlertTransactionRecord
  let language: Language

  private var explained: ExplanationRecord { record.explained }

  /// The lines with their labels, in the order in which they are read.
  var lines: [(Label, String)] {
    let all: [(Label, String?)] = [
      (.likelyType, likelyType), (.families, families), (.memoSpans, memoSpans),
      (.smallestChange, smallestChange),
      (.ownModel, explained.challenger == nil ? nil : NumberText.score(record.score.modelScoreMicro)),
      (.challenger, challenger), (.challengerReasons, challengerReasons),
    ]
    return all.compactMap { label, text in text.map { (label, $0) } }
  }

  private var separator: String { language == .japanese ? "、" : ", " }

  /// The likely type of scam, with how many in a hundred such frauds were of it where the model was calibrated.
  private var likelyType: String? {
    explained.types.first.map { type in
      let name = ScamTypeNames.name(type.scamType, language)
      guard let estimate = type.estimate else { return name }
      let share = NumberText.percent(estimate)
      return language == .japanese
        ? "\(name)（不正の場合の目安 \(share)）" : "\(name) (estimate \(share) if it is fraud)"
    }
  }

  private var families: String? {
    guard !explained.families.isEmpty else { return nil }
    return explained.families.map { family in
      let known = FeatureFamily(rawValue: family.word)
      let name = (language == .japanese ? known?.japanese : known?.english) ?? family.word
      return "\(name) \(NumberText.contribution(family.contributionMicro))"
    }.joined(separator: separator)
  }

  /// The stretches of the memo as the source wrote them, each with its part, and what they add up to.
  private var memoSpans: String? {
    guard !explained.memoSpans.isEmpty, let memo = record.transaction.memo else { return nil }
    let bytes = Array(memo.utf8)
    let spans = explained.memoSpans.compactMap { span -> String? in
      guard span.bytes.upperBound <= bytes.count else { return nil }
      let text = VisibleText.make(String(decoding: bytes[span.bytes], as: UTF8.self))
      let quoted = language == .japanese ? "「\(text)」" : "\"\(text)\""
      return "\(quoted) \(NumberText.contribution(span.contributionMicro))"
    }
    let sum = NumberText.contribution(explained.memoSpans.reduce(0) { $0 + $1.contributionMicro })
    return spans.joined(separator: " ") + " = \(sum)"
  }

  private var smallestChange: String? {
    explained.smallestChange.map { change in
      let score = NumberText.score(change.scoreMicro)
      return language == .japanese
        ? "\(change.japanese)（スコア \(score)）" : "\(change.english) (score \(score))"
    }
  }

  private var challenger: String? {
    explained.challenger.map { challenger in
      let score = NumberText.score(challenger.scoreMicro)
      let decider: (japanese: String, english: String)
      switch challenger.decider {
      case .model: decider = ("判定には使われていません", "it does not decide")
      case .challenger: decider = ("判定に使われました", "it decides")
      case .both: decider = ("両モデルの平均で判定されました", "the mean of both decides")
      }
      return language == .japanese ? "\(score)（\(decider.japanese)）" : "\(score) (\(decider.english))"
    }
  }

  private var challengerReasons: String? {
    explained.challenger.map { challenger in
      let baseline =
        "\(Label.baseline.text(language)) \(NumberText.contribution(challenger.baselineMicro))"
      let reasons = challenger.reasons.map { reason in
        let words = language == .japanese ? reason.japanese : reason.english
        return "\(words) (\(NumberText.contribution(reason.contributionMicro)))"
      }
      return (reasons + [baseline]).joined(separator: separator)
    }
  }
}
