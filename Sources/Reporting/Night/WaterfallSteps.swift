import AlertStore
import Core

/// The way from where every transaction starts to its score, one reason a step, each bar beginning where the one before ended.
struct WaterfallSteps {
  /// One line of the table, with its bar on an axis of 200 parts.
  struct Step {
    let contribution: String
    let kind: String
    let barStart: Int
    let barLength: Int
    let zero: Int
    let origin: String
    let value: String
    let words: String
  }

  let steps: [Step]

  init(_ record: AlertTransactionRecord, language: Language) {
    var (sum, ends) = (record.score.baselineMicro, [Int64(0), record.score.baselineMicro])
    for reason in record.reasons {
      sum += reason.contributionMicro
      ends.append(sum)
    }
    let axis = Axis(ends.min() ?? 0, ends.max() ?? 0)
    var steps = [
      axis.step(
        from: 0, to: record.score.baselineMicro, "whole", NumberText.contribution(record.score.baselineMicro),
        Label.baseline.text(language))
    ]
    sum = record.score.baselineMicro
    for reason in record.reasons {
      let words = language == .japanese ? reason.japanese : reason.english
      let reference = reason.referenceCase.map { " [\(Label.referenceCase.text(language)): \($0)]" } ?? ""
      steps.append(
        axis.step(
          from: sum, to: sum + reason.contributionMicro, reason.contributionMicro < 0 ? "down" : "up",
          NumberText.contribution(reason.contributionMicro), words + reference,
          origin: WordNames.name(reason.origin, language), value: reason.valueText(language)))
      sum += reason.contributionMicro
    }
    steps.append(
      axis.step(
        from: 0, to: record.score.scoreMicro, "whole", NumberText.score(record.score.scoreMicro),
        Label.score.text(language)))
    self.steps = steps
  }

  /// Where numbers lie on the axis.
  private struct Axis {
    let lowest: Double
    let span: Double

    init(_ lowest: Int64, _ highest: Int64) {
      self.lowest = Double(lowest)
      span = max(Double(highest) - Double(lowest), 1)
    }

    func place(_ micro: Int64) -> Int { Int(((Double(micro) - lowest) / span * 200).rounded()) }

    func step(
      from start: Int64, to end: Int64, _ kind: String, _ contribution: String, _ words: String,
      origin: String = "",
      value: String = ""
    ) -> Step {
      let left = min(place(start), place(end))
      return Step(
        contribution: contribution, kind: kind, barStart: left,
        barLength: max(1, max(place(start), place(end)) - left),
        zero: place(0), origin: origin, value: value, words: words)
    }
  }
}
