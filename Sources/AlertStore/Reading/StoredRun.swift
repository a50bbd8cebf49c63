import Core
import GRDB

/// A run as it was recorded.
public struct StoredRun: Hashable, Sendable {
  /// The number of the run.
  public let runID: Int64
  /// What the run was made of.
  public let description: RunDescription
  /// The moment at which it ended, or nil when it was cut short or is still going on.
  public let finishedAt: Instant?

  init(_ row: Row) throws {
    let values = StoredValues(row, table: "run")
    runID = row["run_id"]
    finishedAt = try values.optionalMoment("finished_at")
    description = RunDescription(
      startedAt: try values.moment("started_at"), businessDay: try values.day("business_day"),
      pipeline: row["pipeline"], pipelineDigest: row["pipeline_digest"], modelDigest: row["model_digest"],
      rulesDigest: row["rules_digest"], programVersion: row["program_version"])
  }
}
