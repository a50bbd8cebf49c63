import Core
import Scoring
import Training

/// Writes how a model and a challenger compare.
enum ComparisonText {
  /// The tracks side by side, the types of scam, and the lines for policy.yaml.
  static func table(_ comparison: ModelComparison, _ language: Language) -> String {
    func pick(_ japanese: String, _ english: String) -> String {
      language == .japanese ? japanese : english
    }
    var lines = [
      pick("    モデル  チャレンジャー  両者の平均", "     model   challenger   mean of both")
    ]
    func append(_ name: String, _ cells: [String]) {
      let widths = language == .japanese ? [10, 16, 12] : [10, 13, 15]
      lines.append(zip(cells, widths).map { padded($0, $1) }.joined() + "  " + name)
    }
    let named: [(String, KeyPath<RankedScores.Figures, Double>)] = [
      (pick("平均適合率", "average precision"), \.averagePrecision), ("ROC-AUC", \.areaUnderROC),
      (pick("再現率@0.5%", "recall@0.5%"), \.recallAtHalfPercent),
      (pick("適合率@0.5%", "precision@0.5%"), \.precisionAtHalfPercent),
    ]
    for (name, figure) in named {
      append(name, comparison.tracks.map { Figure.text($0.alone[keyPath: figure], 4) })
    }
    for (name, figure) in named {
      append(
        pick("\(name)（ルール併用）", "\(name), with rules"),
        comparison.tracks.map { Figure.text($0.withRules[keyPath: figure], 4) })
    }
    for track in comparison.tracks {
      guard let over = track.overModel else { continue }
      lines.append(difference(over, of: track.decider, language))
    }
    for (index, type) in comparison.scamTypes.enumerated() {
      append(
        pick("手口 \(type.name)（\(type.rows) 件中）", "\(type.name) (of \(type.rows))"),
        comparison.tracks.map { "\($0.found[index])" })
    }
    let heading = pick(
      "評価対象 \(comparison.rows) 件、うち不正 \(comparison.fraud) 件。手口別は上位0.5%に入った件数",
      "\(comparison.rows) rows, \(comparison.fraud) of them fraud; of each type those in the top 0.5 %")
    return heading + "\n\n" + lines.joined(separator: "\n") + "\n\n" + policy(comparison.fittedCalibration)
  }

  /// What a track's average precision differs by from the model's, and how sure that is.
  private static func difference(
    _ over: PairedBootstrap.Interval, of decider: ScoreDecider, _ language: Language
  ) -> String {
    let values = [over.difference, over.low, over.high].map { Figure.text($0, 4) }
    let isSure = over.low > 0 || over.high < 0
    if language == .japanese {
      return
        "    平均適合率の差（\(decider == .both ? "平均" : "チャレンジャー") − モデル）\(values[0])、95%区間 \(values[1])〜\(values[2])"
        + (isSure ? "" : "（差があるとは言えない）")
    }
    return
      "     average precision, \(decider == .both ? "mean" : "challenger") less model: \(values[0]), 95 % interval "
      + "\(values[1]) to \(values[2])" + (isSure ? "" : " (no sure difference)")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The lines of policy.yaml that calibrate the challenger on these rows.
  private static func policy(_ calibration: ChallengerCalibration) -> String {
    """
    decides: model
    challenger_calibration: {slope_micro: \(calibration.slopeMicro), offset_micro: \(calibration.offsetMicro)}

    """
  }

  /// The same for programs.
  static func json(_ comparison: ModelComparison) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.model.comparison/1")
      json.member("rows", Int64(comparison.rows))
      json.member("fraud", Int64(comparison.fraud))
      json.key("tracks")
      json.array { json in
        for track in comparison.tracks { json.object { write(track, comparison, to: &$0) } }
      }
      json.member("slope_micro", comparison.fittedCalibration.slopeMicro)
      json.member("offset_micro", comparison.fittedCalibration.offsetMicro)
    }
    return json.text + "\n"
  }

  private static func write(
    _ track: ModelComparison.Track, _ comparison: ModelComparison, to json: inout JSONText
  ) {
    json.member("decider", track.decider.rawValue)
    for (name, figures) in [("alone", track.alone), ("with_rules", track.withRules)] {
      json.key(name)
      json.object { json in
        json.member("average_precision", figures.averagePrecision)
        json.member("area_under_roc", figures.areaUnderROC)
        json.member("recall_at_half_percent", figures.recallAtHalfPercent)
        json.member("precision_at_half_percent", figures.precisionAtHalfPercent)
      }
    }
    if let over = track.overModel {
      json.key("average_precision_over_model")
      json.object { json in
        json.member("difference", over.difference)
        json.member("low", over.low)
        json.member("high", over.high)
      }
    }
    json.key("scam_types")
    json.array { json in
      for (type, found) in zip(comparison.scamTypes, track.found) {
        json.object { json in
          json.member("name", type.name)
          json.member("rows", Int64(type.rows))
          json.member("found", Int64(found))
        }
      }
    }
  }
}
