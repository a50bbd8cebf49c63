import Core
import Manifests
import Scoring

extension ProbabilityScale {
  /// Whose outcomes a scale was fitted on.
  private enum Outcomes: String, CaseIterable {
    case own, other
  }

  /// How a scale turns scores into probabilities.
  private enum Method: String, CaseIterable {
    case logistic, isotonic
  }

  /// Reads the mapping `calibration` of a policy; what is wrong is reported, and then there is no scale.
  static func read(_ mapping: ManifestMapping, _ reading: ManifestReading) -> ProbabilityScale? {
    let outcomes = mapping.required("outcomes")?.word(Outcomes.self)
    let method = mapping.required("method")?.word(Method.self)
    let list = method == .isotonic ? mapping.required("knots") : nil
    let knots = list?.list()?.map { entry in entry.mapping().flatMap(readKnot) }
    mapping.finish()
    guard let outcomes, let method else { return nil }
    guard method == .isotonic else { return .logistic(isCalibrated: outcomes == .own) }
    guard let list, let knots else { return nil }
    let found = knots.compactMap { $0 }
    guard found.count == knots.count else { return nil }
    if let scale = ProbabilityScale(knots: found, isCalibrated: outcomes == .own) { return scale }
    reading.report(
      Finding(
        code: "ALT-003", severity: .fatal, place: list.place,
        japanese: "knots には2点以上を、score_micro は昇順、probability_micro は下がらないように並べてください。"
          + "mekiki model calibrate が出力する行をそのまま使えます。",
        english:
          "knots needs two points or more, with rising score_micro and probability_micro that never falls. "
          + "Use the lines that 'mekiki model calibrate' prints."))
    return nil
  }

  private static func readKnot(_ mapping: ManifestMapping) -> Knot? {
    let score = mapping.integer("score_micro", in: -50_000_000...50_000_000)
    let probability = mapping.integer("probability_micro", in: 0...1_000_000)
    mapping.finish()
    guard let score, let probability else { return nil }
    return Knot(scoreMicro: score, probabilityMicro: probability)
  }
}
