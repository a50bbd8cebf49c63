import Core

/// What a night was made of: when, for which day, with which pipeline, model and rules.
///
/// - Shape: digests are lower-case hexadecimal SHA-256; `programVersion` is the program's own.
/// - Determinism: every value is given by the caller, the moment included; two equal descriptions mean the
///   same run as long as that run is not finished.
public struct RunDescription: Hashable, Sendable {
  /// The moment at which the run began.
  public var startedAt: Instant
  /// The business day that the night closes.
  public var businessDay: BankDay
  /// The name of the pipeline.
  public var pipeline: String
  /// The digest of the pipeline's files.
  public var pipelineDigest: String
  /// The digest of the model file.
  public var modelDigest: String
  /// The digest of the rule pack.
  public var rulesDigest: String
  /// The version of the program.
  public var programVersion: String

  /// Describes a run.
  public init(
    startedAt: Instant, businessDay: BankDay, pipeline: String, pipelineDigest: String, modelDigest: String,
    rulesDigest: String, programVersion: String
  ) {
    self.startedAt = startedAt
    self.businessDay = businessDay
    self.pipeline = pipeline
    self.pipelineDigest = pipelineDigest
    self.modelDigest = modelDigest
    self.rulesDigest = rulesDigest
    self.programVersion = programVersion
  }
}
