import Core

/// The run that raised the alert: what it was made of.
///
/// Shape: digests are lower-case hexadecimal SHA-256, empty where there is nothing to digest.
public struct EvidenceRun: Sendable {
  /// The run's number in its database.
  public var identifier: Int64
  /// The moment at which it began.
  public var startedAt: Instant
  /// The moment at which it ended, or nil when it did not.
  public var finishedAt: Instant?
  /// The business day that it closed.
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

  /// Describes a run that is not finished; set `finishedAt` when it is.
  public init(
    identifier: Int64, startedAt: Instant, businessDay: BankDay, pipeline: String, pipelineDigest: String,
    modelDigest: String, rulesDigest: String, programVersion: String
  ) {
    self.identifier = identifier
    self.startedAt = startedAt
    self.businessDay = businessDay
    self.pipeline = pipeline
    self.pipelineDigest = pipelineDigest
    self.modelDigest = modelDigest
    self.rulesDigest = rulesDigest
    self.programVersion = programVersion
  }
}
