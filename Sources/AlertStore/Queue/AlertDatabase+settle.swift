import Alerts
import Core
import GRDB

extension AlertDatabase {
  /// Ends a night in one transaction: what the body puts is committed together, or not at all.
  ///
  /// `workflow` says when the alerts that are drawn are due.
  ///
  /// Errors: the engine's failures as `AlertStoreError`; the body's own errors as they are.
  public func settleNight(
    _ night: BankDay, workflow: AlertWorkflow = .unlimited, _ body: (NightSettlement) throws -> Void
  ) throws {
    do {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          let settlement = NightSettlement(database, night: night, workflow: workflow, path: path)
          defer { settlement.close() }
          try body(settlement)
          return .commit
        }
      }
    } catch let failure as DatabaseError {
      throw AlertStoreError(translating: failure, path: path)
    }
  }

  /// Whether alerts wait for the end of a night, or a run of this night was cut short.
  public func isUnsettled(night: BankDay) throws(AlertStoreError) -> Bool {
    try reading { database in
      try Bool.fetchOne(
        database,
        sql: """
          SELECT EXISTS (SELECT 1 FROM alert WHERE queue_place = 'unplaced')
            OR EXISTS (SELECT 1 FROM run WHERE business_day = ? AND finished_at IS NULL)
          """, arguments: [night.iso8601]) ?? false
    }
  }

  /// The candidates of a night's sample, smallest rank first.
  public func sampleCandidates(night: BankDay) throws(AlertStoreError) -> [StoredSampleCandidate] {
    try reading { database in try SampleQuery.candidates(night: night, database) }
  }
}
