import Core
import Scoring

extension PipelineDefinition {
  /// The challenger of the pipeline, or one from another file as it comes from training: not calibrated and not deciding.
  ///
  /// - Parameter path: the path of a LightGBM model, or nil for the pipeline's own.
  /// - Returns: the challenger.
  /// - Throws: `PipelineError.invalidPipeline` with the finding when there is none or it cannot be used.
  public func challenger(atPath path: String?) throws(PipelineError) -> DualTrack {
    guard let path else {
      if let dualTrack { return dualTrack }
      throw .invalidPipeline(findings: [
        Finding(
          code: "PIP-073", severity: .fatal, place: Finding.Place(file: "pipeline.yaml", field: "challenger"),
          japanese: "このパイプラインに challenger はありません。--challenger でLightGBMのモデルを指定してください。",
          english: "This pipeline has no challenger. Name a LightGBM model with --challenger.")
      ])
    }
    guard let bytes = PipelineDefinition.contents(path) else { throw .unreadablePipeline(path: path) }
    do {
      return try DualTrack(
        challenger: Challenger(bytes: bytes, catalogue: catalogue.names),
        calibration: ChallengerCalibration(slopeMicro: 1_000_000, offsetMicro: 0), decider: .model)
    } catch {
      throw .invalidPipeline(findings: [PipelineDefinition.finding(error, file: path)])
    }
  }

  /// What is said of a challenger that cannot be used.
  static func finding(_ fault: ChallengerFault, file: String) -> Finding {
    Finding(
      code: "PIP-072", severity: .fatal,
      place: Finding.Place(file: file, record: fault.line.map(Int64.init), field: fault.name),
      japanese: fault.japanese, english: fault.english)
  }
}
