import Alerts
import Core
import GRDB

extension AlertDatabase {
  /// What is older than it may be kept, without touching it.
  public func retentionPlan(cutoff: BankDay) throws(AlertStoreError) -> RetentionPlan {
    try reading { database in try RetentionQuery(database: database, cutoff: cutoff).plan() }
  }

  /// Erases what is older than it may be kept, and writes the file anew so that nothing of it is left in free pages.
  ///
  /// Names, accounts, texts and refused bytes go; numbers, days, states and the audit stay, and the audit still verifies. Backups and
  /// source files are the bank's to erase.
  ///
  /// - Cost: the file is rewritten, which takes its size of free disk space and some seconds a gigabyte.
  public func applyRetention(cutoff: BankDay, by person: ActingPerson, because reason: NoteText)
    throws(AlertStoreError) -> RetentionPlan
  {
    do {
      return try queue.writeWithoutTransaction { database in
        var plan: RetentionPlan?
        try database.inTransaction(.immediate) {
          plan = try AlertEraser(database: database, cutoff: cutoff).erase(by: person, because: reason)
          return .commit
        }
        guard let plan else { preconditionFailure("A committed erasure has its plan.") }
        try database.execute(sql: "VACUUM")
        try database.checkpoint(.truncate)
        return plan
      }
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Holds an alert for a case, so that it is not erased, or lets it go.
  ///
  /// Throws an `AlertChangeError` when there is no such alert or it was erased, an `AlertStoreError` when the database fails.
  public func hold(
    _ alertID: String, isHeld: Bool, because reason: NoteText, by person: ActingPerson
  ) throws {
    try changing { database in
      let mover = AlertMover(database: database, workflow: .unlimited)
      try mover.touch(alertID, AlertExpectation())
      try mover.hold(alertID, isHeld: isHeld, because: reason, by: AlertMover.Mover(person))
    }
  }
}
