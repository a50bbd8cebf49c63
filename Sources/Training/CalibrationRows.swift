import Core
import Scoring

/// The scores of labelled folders with their outcomes.
public enum CalibrationRows {
  /// Walks the folders and scores every row that counts, as a night scores it.
  ///
  /// - Cost: twenty-four bytes a row are kept.
  public static func gather(
    _ folders: [DataFolder], model: ModelArtifact, combination: ScoreCombination, dual: DualTrack?
  ) throws -> [Calibration.Row] {
    var rows: [Calibration.Row] = []
    for folder in folders {
      let assessor = Assessor(model: model, combination: combination, packPoints: [], dual: dual)
      try folder.walk { step in
        let own = try assessor.modelScores(step.batch, step.matrix)
        let other = try assessor.challengerScores(step.matrix)
        for row in 0..<step.batch.count where step.counts[row] {
          let decided = dual?.decider.logit(model: own[row], challenger: other?[row] ?? 0) ?? own[row]
          let score = combination.logit(model: decided, points: step.verdicts.pointsOfRow[row])
          rows.append(
            Calibration.Row(
              scoreMicro: Int64((score * 1e6).rounded()), isFraud: step.isFraud[row],
              fold: fold(of: step.batch.account.bytes.span.extracting(step.batch.account.range(of: row)))))
        }
      }
    }
    return rows
  }

  /// All rows of an account fall into one fold: FNV-1a of its number.
  private static func fold(of account: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in account.indices { hash = (hash ^ UInt64(account[index])) &* 0x100_0000_01B3 }
    return Int((hash ^ (hash >> 29)) % UInt64(Calibration.folds))
  }
}
