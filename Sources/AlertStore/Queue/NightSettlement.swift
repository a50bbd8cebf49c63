import Alerts
import Core
import GRDB

/// The open write that ends a night: every alert gets its place in the queue, or nothing is changed.
///
/// - Input: used only inside the body of `AlertDatabase.settleNight`.
/// - Determinism: a place that an alert has already is not written again, so that settling twice changes nothing.
public final class NightSettlement {
  /// The business day of the night.
  public let night: BankDay
  private let database: Database
  private let workflow: AlertWorkflow
  private let path: String
  private var isOpen = true

  init(_ database: Database, night: BankDay, workflow: AlertWorkflow, path: String) {
    self.database = database
    self.workflow = workflow
    self.night = night
    self.path = path
  }

  /// The alerts that this night places: those without a place, and those that it left out of the queue before.
  public func openAlerts() throws(AlertStoreError) -> [PlacedAlert] {
    try alerts(
      """
      queue_place = 'unplaced'
        OR (queue_place IN ('below_budget', 'sample', 'suppressed') AND queue_day = ?)
      """)
  }

  /// The alerts that this night has queued before.
  public func queuedAlerts() throws(AlertStoreError) -> [PlacedAlert] {
    try alerts("queue_place = 'queued' AND queue_day = ?")
  }

  /// The alert of an account and business day, or nil when there is none.
  public func alert(account: AccountID, businessDay: BankDay) throws(AlertStoreError) -> PlacedAlert? {
    try perform {
      try Row.fetchOne(
        database,
        sql: "SELECT \(PlacedAlert.columns) FROM alert WHERE account = ? AND business_day = ?",
        arguments: [account.text, businessDay.iso8601]
      ).map(PlacedAlert.init)
    }
  }

  /// Gives an alert a place of this night.
  public func put(_ alertID: String, _ place: StoredAlert.Place) throws(AlertStoreError) {
    try perform {
      try database.cachedStatement(
        sql: """
          UPDATE alert SET queue_place = :place, queue_day = :day
          WHERE alert_id = :alert AND (queue_place <> :place OR queue_day IS NOT :day)
          """
      ).execute(arguments: ["place": place.rawValue, "day": night.iso8601, "alert": alertID])
    }
  }

  /// Keeps by what this night's queue was made.
  public func keep(_ settings: QueueNight) throws(AlertStoreError) {
    try perform {
      try database.execute(
        sql: """
          INSERT INTO queue_night (business_day, look_line_micro, alarm_line_micro, budget, sample_size, sample_seed)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (business_day) DO UPDATE SET look_line_micro = excluded.look_line_micro,
            alarm_line_micro = excluded.alarm_line_micro, budget = excluded.budget,
            sample_size = excluded.sample_size, sample_seed = excluded.sample_seed
          """,
        arguments: [
          night.iso8601, settings.lookLineMicro, settings.alarmLineMicro, settings.budget,
          settings.sampleSize, settings.sampleSeed,
        ])
    }
  }

  /// The candidates of this night, smallest rank first.
  public func candidates() throws(AlertStoreError) -> [StoredSampleCandidate] {
    try perform { try SampleQuery.candidates(night: night, database) }
  }

  /// Makes the alert of a candidate that no alert speaks of, and gives its identifier.
  public func promote(_ stored: StoredSampleCandidate) throws(AlertStoreError) -> String {
    try perform {
      guard let record = stored.candidate.record, let fileID = stored.fileID,
        let row = try Row.fetchOne(
          database, sql: "SELECT run.* FROM source_file JOIN run USING (run_id) WHERE file_id = ?",
          arguments: [fileID])
      else { throw AlertStoreError.damagedValue(table: "queue_candidate", column: "file_id") }
      let run = try StoredRun(row)
      let writer = try AlertWriter(
        database, fileID: fileID, runID: run.runID, run: run.description, workflow: workflow)
      let identifier = try writer.write(record)
      for table in ["alert", "alert_transaction"] {
        try database.execute(
          sql: "UPDATE \(table) SET is_drawn = 1 WHERE alert_id = ?", arguments: [identifier])
      }
      return identifier
    }
  }

  /// Says which alerts are this night's sample, by their ranks; those drawn by an earlier run of it and not now stay with the analysts
  /// and count no longer.
  public func keepSample(_ sample: [(rank: String, alertID: String)]) throws(AlertStoreError) {
    try perform {
      try database.execute(
        sql: "UPDATE queue_sample SET is_counted = 0 WHERE night = ?", arguments: [night.iso8601])
      for member in sample {
        try database.execute(
          sql: """
            INSERT INTO queue_sample (alert_id, night, rank, is_counted) VALUES (?, ?, ?, 1)
            ON CONFLICT (alert_id) DO UPDATE SET is_counted = 1
            """,
          arguments: [member.alertID, night.iso8601, member.rank])
      }
    }
  }

  /// Says which alerts the policy kept from this night's queue, and by which decision.
  public func keepSuppressed(_ alerts: [SuppressedAlert]) throws(AlertStoreError) {
    try perform {
      try database.execute(sql: "DELETE FROM suppressed_alert WHERE night = ?", arguments: [night.iso8601])
      for alert in alerts {
        try database.execute(
          sql: """
            INSERT INTO suppressed_alert (night, alert_id, target, until, reason, approved_by)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            night.iso8601, alert.alertID, alert.target.rawValue, alert.until.iso8601, alert.reason,
            alert.approvedBy,
          ])
      }
    }
  }

  /// Finds the alerts that have to do with those that this night touched, as far apart as some days.
  public func relate(days: Int) throws(AlertStoreError) {
    try perform { try RelatedAlertFinder(database, days: days).relate(night: night) }
  }

  /// Forgets the candidates of nights before a day.
  public func dropCandidates(before day: BankDay) throws(AlertStoreError) {
    try perform {
      try database.execute(sql: "DELETE FROM queue_candidate WHERE night < ?", arguments: [day.iso8601])
    }
  }

  /// The alerts that runs of this night raised or added to.
  public func touchedAlerts() throws(AlertStoreError) -> [PlacedAlert] {
    try alerts("last_run_id IN (SELECT run_id FROM run WHERE business_day = ?)")
  }

  /// What is remembered of an entity, or nil when there is no such one.
  public func state(kind: Int, key: String) throws(AlertStoreError) -> StoredEntityState? {
    try perform {
      try StateQuery.find(kind: kind, key: key, try database.cachedStatement(sql: StateQuery.one))
    }
  }

  /// Keeps the thirty days of an alert's account.
  public func keep(_ month: AlertMonth, of alertID: String) throws(AlertStoreError) {
    try perform {
      try database.cachedStatement(
        sql: """
          INSERT INTO alert_month (alert_id, last_day, days) VALUES (?, ?, ?)
          ON CONFLICT (alert_id) DO UPDATE SET last_day = excluded.last_day, days = excluded.days
          """
      ).execute(arguments: [alertID, month.lastDay.iso8601, StoredList.text(month.days)])
    }
  }

  func close() {
    isOpen = false
  }

  private func alerts(_ condition: String) throws(AlertStoreError) -> [PlacedAlert] {
    try perform {
      try Row.fetchAll(
        database, sql: "SELECT \(PlacedAlert.columns) FROM alert WHERE \(condition) ORDER BY alert_id",
        arguments: [night.iso8601]
      ).map(PlacedAlert.init)
    }
  }

  private func perform<Value>(_ work: () throws -> Value) throws(AlertStoreError) -> Value {
    precondition(isOpen, "A settlement is used only while its night is being settled.")
    do {
      return try work()
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }
}
