import Core
import Training

/// Writes what training and evaluation found.
enum ModelText {
  /// The lines of policy.yaml that belong to a trained model.
  static func policy(_ outcome: ModelTrainer.Outcome) -> String {
    let line = Int64((outcome.combinedFigures.lineAtHalfPercent * 1e6).rounded())
    return """
      # validation: model average precision \(Figure.text(outcome.figures.averagePrecision, 4)), \
      with rules \(Figure.text(outcome.combinedFigures.averagePrecision, 4))
      combination:
        offset_micro: \(outcome.combination.offsetMicro)
        model_weight_micro: \(outcome.combination.modelWeightMicro)
        point_weight_micro: \(outcome.combination.pointWeightMicro)
      look_line_micro: \(line)

      """
  }

  /// The comparison and the calibration as text tables.
  static func table(_ evaluation: Evaluation, _ language: Language) -> String {
    let isJapanese = language == .japanese
    var lines = [
      isJapanese
        ? "評価対象 \(evaluation.rows) 件、うち不正 \(evaluation.fraud) 件"
        : "\(evaluation.rows) rows, \(evaluation.fraud) of them fraud", "",
      isJapanese
        ? "            平均適合率  ROC-AUC  再現率@0.5%  適合率@0.5%"
        : "            avg.prec.  ROC-AUC  recall@0.5%  precision@0.5%",
    ]
    let names =
      isJapanese ? ["ルールのみ  ", "モデルのみ  ", "併用        "] : ["rules alone ", "model alone ", "both        "]
    for (name, figures) in zip(names, [evaluation.rules, evaluation.model, evaluation.both]) {
      lines.append(
        "\(name)\(cell(figures.averagePrecision, 10))\(cell(figures.areaUnderROC, 9))"
          + "\(cell(figures.recallAtHalfPercent, 13))\(cell(figures.precisionAtHalfPercent, 13))")
    }
    lines += ["", isJapanese ? "確率の較正（併用）" : "calibration (both)"]
    lines.append(
      isJapanese
        ? "  確率の範囲          件数    不正   予測    実績" : "  probability         rows   fraud  stated  happened")
    for bin in evaluation.calibration.bins where bin.rows > 0 {
      let range = "\(Figure.text(bin.from, 3))-\(Figure.text(min(1, bin.below), 3))"
      lines.append(
        "  \(range)  \(padded(bin.rows, 11))\(padded(bin.fraud, 8))\(cell(bin.stated ?? 0, 8))\(cell(bin.happened ?? 0, 8))"
      )
    }
    let error = Figure.text(evaluation.calibration.expectedError, 5)
    lines.append(isJapanese ? "  予測と実績の差の平均 \(error)" : "  mean distance \(error)")
    lines += ["", isJapanese ? "手口別（上位0.5%に入った件数 / 件数）" : "by type of scam (in the top 0.5 % / rows)"]
    for entry in evaluation.byScamType {
      lines.append("  \(padded(entry.found, 6)) / \(padded(entry.rows, 6))  \(entry.scamType)")
    }
    if let recognition = evaluation.typeRecognition { lines += [""] + types(recognition, isJapanese) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How often the highest head is the right type.
  private static func types(_ recognition: TypeRecognition, _ isJapanese: Bool) -> [String] {
    let share = recognition.accuracy.map { Figure.text($0, 3) } ?? "-"
    var lines = [
      isJapanese
        ? "手口の推定（上位0.5%に入った不正）: 正解 \(recognition.right) / \(recognition.rows) 件、正解率 \(share)"
        : "likely type (fraud in the top 0.5 %): right for \(recognition.right) of \(recognition.rows), a share of \(share)",
      isJapanese ? "    正解 /   件数    推定数" : "   right /   rows      said",
    ]
    for entry in recognition.entries {
      let note = entry.hasHead ? "" : (isJapanese ? "（推定の対象外）" : " (no head)")
      lines.append(
        "  \(padded(entry.right, 6)) / \(padded(entry.rows, 6))  \(padded(entry.said, 8))  \(entry.scamType)\(note)"
      )
    }
    let error = Figure.text(recognition.calibration.expectedError, 3)
    lines.append(isJapanese ? "  手口の目安と実績の差の平均 \(error)" : "  mean distance of stated and happened \(error)")
    return lines
  }

  /// The same for programs.
  static func json(_ evaluation: Evaluation) -> String {
    var json = JSONText()
    json.object { json in
      json.member("rows", Int64(evaluation.rows))
      json.member("fraud", Int64(evaluation.fraud))
      for (name, figures) in [
        ("rules", evaluation.rules), ("model", evaluation.model), ("both", evaluation.both),
      ] {
        json.key(name)
        json.object { json in
          json.member("average_precision", figures.averagePrecision)
          json.member("area_under_roc", figures.areaUnderROC)
          json.member("recall_at_half_percent", figures.recallAtHalfPercent)
          json.member("precision_at_half_percent", figures.precisionAtHalfPercent)
        }
      }
      json.member("calibration_error", evaluation.calibration.expectedError)
      json.key("calibration")
      json.array { json in
        for bin in evaluation.calibration.bins {
          json.object { json in
            json.member("from", bin.from)
            json.member("rows", Int64(bin.rows))
            json.member("fraud", Int64(bin.fraud))
            json.member("stated", bin.stated)
            json.member("happened", bin.happened)
          }
        }
      }
      if let recognition = evaluation.typeRecognition { write(recognition, to: &json) }
    }
    return json.text + "\n"
  }

  private static func write(_ recognition: TypeRecognition, to json: inout JSONText) {
    json.key("likely_type")
    json.object { json in
      json.member("rows", Int64(recognition.rows))
      json.member("right", Int64(recognition.right))
      json.member("calibration_error", recognition.calibration.expectedError)
      json.key("types")
      json.array { json in
        for entry in recognition.entries {
          json.object { json in
            json.member("scam_type", entry.scamType)
            json.member("rows", Int64(entry.rows))
            json.member("right", Int64(entry.right))
            json.member("said", Int64(entry.said))
            json.key("has_head")
            json.value(entry.hasHead)
          }
        }
      }
    }
  }

  private static func cell(_ value: Double, _ width: Int) -> String {
    let text = Figure.text(value, 4)
    return String(repeating: " ", count: max(1, width - text.count)) + text
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
