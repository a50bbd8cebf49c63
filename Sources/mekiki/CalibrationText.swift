import Core
import Scoring
import Training

/// Writes which scale holds best, and the lines of policy.yaml that belong to it.
struct CalibrationText {
  let calibration: Calibration
  /// The policy's own numbers.
  let combination: ScoreCombination
  let lookLineMicro: Int64
  let alarmLineMicro: Int64
  let isOwn: Bool
  let language: Language

  private var isJapanese: Bool { language == .japanese }

  /// A table for people, and below it the lines for the policy.
  func table() -> String {
    var lines = [
      isJapanese
        ? "# 結果が判明している \(calibration.rows) 件、うち不正 \(calibration.fraud) 件。各方法（presentは現状）は、当てはめに使わない口座で測定"
        : "# \(calibration.rows) rows with known outcome, \(calibration.fraud) of them fraud; each method measured on accounts left out",
      isJapanese
        ? "#                 対数損失    Brier       予測と実績の差(ECE)"
        : "#                 log loss    Brier       stated - happened (ECE)",
    ]
    for method in Calibration.Method.allCases {
      guard let quality = calibration.quality[method] else {
        lines.append("# \(padded(name(method), 16))  \(isJapanese ? "不正の件数不足" : "too few frauds")")
        continue
      }
      let figures = [quality.logLoss, quality.brier, quality.table.expectedError].map { Figure.text($0, 7) }
      let mark = method == calibration.best ? (isJapanese ? "  ←採用" : "  <- best") : ""
      lines.append("# \(padded(name(method), 16))  \(figures.joined(separator: "   "))\(mark)")
    }
    if let quality = calibration.quality[calibration.best] {
      lines.append(
        isJapanese
          ? "#  確率の範囲          件数    不正    予測    実績" : "#  probability         rows   fraud  stated  happened"
      )
      for bin in quality.table.bins where bin.rows > 0 {
        let range = "\(Figure.text(bin.from, 3))-\(Figure.text(min(1, bin.below), 3))"
        lines.append(
          "#  \(range)  \(right("\(bin.rows)", 10))\(right("\(bin.fraud)", 8))"
            + "\(right(Figure.text(bin.stated ?? 0, 4), 8))\(right(Figure.text(bin.happened ?? 0, 4), 8))")
      }
    }
    return (lines + policyLines).joined(separator: "\n") + "\n"
  }

  /// The same for programs.
  func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.calibration/1")
      json.member("rows", Int64(calibration.rows))
      json.member("fraud", Int64(calibration.fraud))
      json.member("best", calibration.best.rawValue)
      json.key("methods")
      json.array { json in
        for method in Calibration.Method.allCases {
          guard let quality = calibration.quality[method] else { continue }
          json.object { json in
            json.member("method", method.rawValue)
            json.member("log_loss", quality.logLoss)
            json.member("brier", quality.brier)
            json.member("calibration_error", quality.table.expectedError)
          }
        }
      }
      json.member("slope", calibration.slope)
      json.member("offset", calibration.offset)
      json.key("knots")
      json.array { json in
        for knot in calibration.knots {
          json.object { json in
            json.member("score_micro", knot.scoreMicro)
            json.member("probability_micro", knot.probabilityMicro)
          }
        }
      }
      json.member("policy", policyLines.joined(separator: "\n"))
    }
    return json.text + "\n"
  }

  private var policyLines: [String] {
    let outcomes = "  outcomes: \(isOwn ? "own" : "other")"
    switch calibration.best {
    case .present: return ["calibration:", outcomes, "  method: logistic"]
    case .logistic: return combinationLines + ["calibration:", outcomes, "  method: logistic"]
    case .isotonic:
      return ["calibration:", outcomes, "  method: isotonic", "  knots:"]
        + calibration.knots.map {
          "    - {score_micro: \($0.scoreMicro), probability_micro: \($0.probabilityMicro)}"
        }
    }
  }

  /// The policy's own numbers on the new scale: every score keeps its place, so the same rows reach the lines.
  private var combinationLines: [String] {
    func scaled(_ micro: Int64, plus: Double = 0) -> Int64 {
      Int64((calibration.slope * Double(micro) + plus * 1e6).rounded())
    }
    return [
      "combination:",
      "  offset_micro: \(scaled(combination.offsetMicro, plus: calibration.offset))",
      "  model_weight_micro: \(scaled(combination.modelWeightMicro))",
      "  point_weight_micro: \(scaled(combination.pointWeightMicro))",
      "look_line_micro: \(scaled(lookLineMicro, plus: calibration.offset))",
      "alarm_line_micro: \(scaled(alarmLineMicro, plus: calibration.offset))",
    ]
  }

  private func name(_ method: Calibration.Method) -> String {
    switch method {
    case .present: "present"
    case .logistic: "logistic (Platt)"
    case .isotonic: "isotonic"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
