import Alerts
import Core
import Foundation
import GRDB

extension AlertDatabase {
  /// The recorded file with a digest, or nil when no file with these bytes was recorded.
  public func fileKnown(digest: String) throws(AlertStoreError) -> KnownFile? {
    try reading { database in try KnownFile.find(digest: digest, database) }
  }

  /// Records one source file and everything that was found in it, in one transaction.
  ///
  /// The run's row is made with the first file, so that a run that finds nothing new leaves no trace; a run
  /// that is described the same way and not finished is continued. `body` puts rejects, findings, totals,
  /// alerts and states into the transaction and gives the file's outcome; it may call nothing else of this
  /// database. `workflow` says when the alerts that it raises are due. When the outcome is quarantined, the alerts and states are undone and the rest stays. Whatever
  /// is thrown, by the body or by the engine, undoes the whole file.
  ///
  /// Errors: `AlertStoreError.fileAlreadyRecorded` when a file with the same digest is there; the engine's
  /// failures as `AlertStoreError`; the body's own errors as they are.
  @discardableResult
  public func recordFile(
    run: RunDescription, file: SourceFileDescription, workflow: AlertWorkflow = .unlimited,
    _ body: (FileTransaction) throws -> FileOutcome
  ) throws -> RecordedFile {
    do {
      return try queue.writeWithoutTransaction { database in
        var recorded: RecordedFile?
        try database.inTransaction(.immediate) {
          recorded = try record(run: run, file: file, workflow, database, body)
          return .commit
        }
        guard let recorded else { preconditionFailure("A committed file has its numbers.") }
        return recorded
      }
    } catch let failure as DatabaseError {
      throw AlertStoreError(translating: failure, path: path)
    }
  }

  /// Marks a run as finished.
  ///
  /// Throws `AlertStoreError.noSuchRun` when there is no unfinished run with this number.
  public func finishRun(_ runID: Int64, finishedAt: Instant) throws(AlertStoreError) {
    do {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try database.execute(
            sql: "UPDATE run SET finished_at = ? WHERE run_id = ? AND finished_at IS NULL",
            arguments: [finishedAt.iso8601Japan, runID])
          guard database.changesCount == 1 else { throw AlertStoreError.noSuchRun(runID: runID) }
          return .commit
        }
      }
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  private func record(
    run: RunDescription, file: SourceFileDescription, _ workflow: AlertWorkflow, _ database: Database,
    _ body: (FileTransaction) throws -> FileOutcome
  ) throws -> RecordedFile {
    if let known = try KnownFile.find(digest: file.digest, database) {
      throw AlertStoreError.fileAlreadyRecorded(known)
    }
    let writer = FileWriter(database)
    let runID = try writer.runID(of: run)
    let fileID = try writer.begin(file, runID: runID)
    let transaction = try FileTransaction(
      database, fileID: fileID, runID: runID, digest: file.digest, path: path, run: run, workflow: workflow)
    defer { transaction.close() }
    var outcome: FileOutcome?
    try database.inSavepoint {
      let result = try body(transaction)
      outcome = result
      return result.status == .accepted ? .commit : .rollback
    }
    guard let outcome else { preconditionFailure("A body that returned has given an outcome.") }
    try writer.keep(transaction)
    try writer.end(fileID: fileID, byteLength: file.byteLength, outcome)
    return RecordedFile(fileID: fileID, runID: runID)
  }
}
