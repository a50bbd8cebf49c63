import Core
import GRDB

extension AlertDatabase {
  /// The alerts that a filter chooses, highest score first and by identifier where scores are equal.
  public func alerts(matching filter: AlertFilter) throws(AlertStoreError) -> [StoredAlert] {
    let (sql, arguments) = AlertListing(filter).page
    return try reading { database in
      try Row.fetchAll(database, sql: sql, arguments: arguments).map(StoredAlert.init)
    }
  }

  /// The number of alerts that a filter chooses, its limit and its page aside.
  public func alertCount(matching filter: AlertFilter) throws(AlertStoreError) -> Int {
    try count(matching: filter, upTo: Int(Int32.max))
  }

  /// The number of alerts that a filter chooses, its limit and its page aside, or nil when there are more than `most`.
  public func alertCount(matching filter: AlertFilter, upTo most: Int) throws(AlertStoreError) -> Int? {
    let found = try count(matching: filter, upTo: most + 1)
    return found > most ? nil : found
  }

  private func count(matching filter: AlertFilter, upTo most: Int) throws(AlertStoreError) -> Int {
    let (sql, arguments) = AlertListing(filter).count(upTo: most)
    return try reading { database in
      try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
    }
  }

  /// Whether there is an alert of this identifier.
  public func hasAlert(id: String) throws(AlertStoreError) -> Bool {
    try reading { database in
      try Bool.fetchOne(database, sql: "SELECT 1 FROM alert WHERE alert_id = ?", arguments: [id]) ?? false
    }
  }

  /// The numbers of the alerts of a business day, in their order.
  public func alertIDs(ofDay day: BankDay) throws(AlertStoreError) -> [String] {
    try reading { database in
      try String.fetchAll(
        database, sql: "SELECT alert_id FROM alert WHERE business_day = ? ORDER BY alert_id",
        arguments: [day.iso8601])
    }
  }

  /// An alert with its transactions and reasons, or nil when there is none of this identifier.
  ///
  /// Throws `AlertStoreError.damagedValue` when the stored contributions no longer add up to the stored
  /// score.
  public func alert(id: String) throws(AlertStoreError) -> StoredAlertDetail? {
    try reading { database in
      guard let row = try Row.fetchOne(database, sql: AlertQuery.one, arguments: [id]) else { return nil }
      let alert = try StoredAlert(row)
      return StoredAlertDetail(
        alert: alert, transactions: try StoredTransaction.fetchAll(of: alert, database),
        changes: try AlertChange.fetchAll(of: id, database),
        related: try RelatedAlert.fetchAll(of: id, database),
        history: try AlertHistory.fetch(of: id, database))
    }
  }

  /// The last runs, newest first, up to a number of them.
  public func runs(limit: Int) throws(AlertStoreError) -> [StoredRun] {
    try reading { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY run_id DESC LIMIT ?", arguments: [limit])
        .map(StoredRun.init)
    }
  }

  /// The files of a run, or of all runs when none is named, in the order of recording.
  public func files(runID: Int64? = nil) throws(AlertStoreError) -> [StoredFile] {
    try reading { database in try FileQuery.files(runID: runID, database) }
  }

  /// The refused records of a file, in the order in which they were handed over.
  public func rejects(fileID: Int64) throws(AlertStoreError) -> [RejectRecord] {
    try reading { database in try FileQuery.rejects(fileID: fileID, database) }
  }

  /// The refused records that a filter chooses, in the order of recording.
  public func rejects(matching filter: RejectFilter) throws(AlertStoreError) -> [StoredReject] {
    try reading { database in try RejectQuery.rejects(matching: filter, database) }
  }

  /// The number of refused records that a filter chooses, its limit aside.
  public func rejectCount(matching filter: RejectFilter) throws(AlertStoreError) -> Int {
    try reading { database in try RejectQuery.count(matching: filter, database) }
  }

  /// A refused record, or nil when there is none of this number.
  public func reject(id: Int64) throws(AlertStoreError) -> StoredReject? {
    try reading { database in try RejectQuery.reject(id: id, database) }
  }

  /// The findings on a file as a whole, in the order in which they were handed over.
  public func findings(fileID: Int64) throws(AlertStoreError) -> [Finding] {
    try reading { database in try FileQuery.findings(fileID: fileID, database) }
  }

  /// The control totals of a file, in the order in which they were handed over.
  public func controlTotals(fileID: Int64) throws(AlertStoreError) -> [ControlTotalRecord] {
    try reading { database in try FileQuery.controlTotals(fileID: fileID, database) }
  }

  /// What a run did and raised, or nil when there is no run of this number.
  public func nightSummary(runID: Int64) throws(AlertStoreError) -> NightSummary? {
    try reading { database in
      let found = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE run_id = ?", arguments: [runID])
      guard let found else { return nil }
      let files = try FileQuery.files(runID: runID, database).map { file in
        NightSummary.File(
          file: file, controlTotals: try FileQuery.controlTotals(fileID: file.fileID, database),
          findings: try FileQuery.findings(fileID: file.fileID, database),
          rejects: try FileQuery.rejectCounts(fileID: file.fileID, database))
      }
      let run = try StoredRun(found)
      return NightSummary(
        run: run, files: files, alerts: try AlertQuery.counts(runID: runID, database),
        queue: try QueueCounts.find(night: run.description.businessDay, database),
        auditHead: try AuditHead.fetch(database),
        estimate: try BelowLineEstimate.find(night: run.description.businessDay, database))
    }
  }

  /// What is stored of an entity, or nil when it is not known.
  public func state(kind: Int, key: String) throws(AlertStoreError) -> StoredEntityState? {
    try reading { database in
      try StateQuery.find(kind: kind, key: key, database.cachedStatement(sql: StateQuery.one))
    }
  }

  /// The first day of any entity of a kind, or nil when there is none.
  ///
  /// States stored before days were kept count as beginning with the first run.
  public func firstStateDay(kind: Int) throws(AlertStoreError) -> BankDay? {
    try reading { database in try StateQuery.firstDay(kind: kind, database) }
  }
}
