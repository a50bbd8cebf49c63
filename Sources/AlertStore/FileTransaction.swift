import Alerts
import Core
import Foundation
import GRDB

/// The open write of one source file: what is put in here is committed together with the file's totals, or
/// not at all.
///
/// - Input: used only inside the body of `AlertDatabase.recordFile`, from the thread that calls the body.
/// - Errors: a failure of the engine is thrown as `AlertStoreError`; let it pass, so that the whole file is
///   undone.
/// - Cost: alerts and states go to the engine at once; rejects, findings and totals wait in memory until the
///   outcome is known, since a quarantined file keeps them and loses the rest. `Limits.rejectsPerFile` bounds
///   that memory.
public final class FileTransaction {
  /// The number of the file, as all its rows will carry it.
  public let fileID: Int64
  /// The number of the run that reads the file.
  public let runID: Int64

  private let database: Database
  private let path: String
  private let digest: String
  private let alerts: AlertWriter
  private let saveStateStatement: Statement
  private let findStateStatement: Statement
  private let suppressionStatement: Statement
  private(set) var rejects: [RejectRecord] = []
  private(set) var findings: [Finding] = []
  private(set) var controlTotals: [ControlTotalRecord] = []
  private var isOpen = true

  init(
    _ database: Database, fileID: Int64, runID: Int64, digest: String, path: String, run: RunDescription,
    workflow: AlertWorkflow
  ) throws {
    self.database = database
    self.fileID = fileID
    self.runID = runID
    self.digest = digest
    self.path = path
    alerts = try AlertWriter(
      database, fileID: fileID, runID: runID, run: run, workflow: workflow)
    saveStateStatement = try database.makeStatement(
      sql: """
        INSERT INTO entity_state (kind, key, version, run_id, content, first_day, newest_day)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (kind, key) DO UPDATE
        SET version = excluded.version, run_id = excluded.run_id, content = excluded.content,
          first_day = excluded.first_day, newest_day = excluded.newest_day
        """)
    findStateStatement = try database.makeStatement(sql: StateQuery.one)
    suppressionStatement = try database.makeStatement(
      sql: """
        INSERT INTO suppressed_hit (file_id, record_number, account, amount_yen, rule, exception)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
  }

  /// The recorded file with the same content, whatever its compression, or nil when there is none.
  ///
  /// Ask once the content is read to its end; throwing `AlertStoreError.fileAlreadyRecorded` from the body then
  /// undoes everything of this file.
  public func fileKnown(contentDigest: String) throws(AlertStoreError) -> KnownFile? {
    expectOpen()
    do {
      return try KnownFile.find(contentDigest: contentDigest, besides: fileID, database)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// The last accepted file of the same delivery and other content, or nil when there is none.
  public func fileKnown(deliveryDigest: String) throws(AlertStoreError) -> KnownFile? {
    expectOpen()
    do {
      return try KnownFile.find(deliveryDigest: deliveryDigest, besides: fileID, database)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// The last file that was recorded under a name, or nil when there is none besides this one.
  public func fileKnown(name: String) throws(AlertStoreError) -> KnownFile? {
    expectOpen()
    do {
      return try KnownFile.find(name: name, besides: fileID, database)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Keeps a refused record; it stays even when the file is quarantined.
  public func insert(_ reject: RejectRecord) {
    expectOpen()
    precondition(
      rejects.count < Limits.rejectsPerFile, "More rejects are handed over than the limit lets a file keep.")
    rejects.append(reject)
  }

  /// Keeps a finding on the whole file; it stays even when the file is quarantined.
  public func insert(_ finding: Finding) {
    expectOpen()
    findings.append(finding)
  }

  /// Keeps a control total; it stays even when the file is quarantined.
  public func insert(_ controlTotal: ControlTotalRecord) {
    expectOpen()
    controlTotals.append(controlTotal)
  }

  /// Adds a transaction to the alert of its account and business day, and makes that alert if there is none.
  ///
  /// The alert takes the highest score of its transactions, with that one's probability and typology, and the
  /// stronger band. An alert that was decided or closed is reopened, in its history and the audit. Gives the alert's identifier, `A-YYYYMMDD-` and
  /// six digits counted up within the business day. A record whose contributions do not add up to its score
  /// is refused with an error.
  @discardableResult
  public func raise(_ record: AlertTransactionRecord) throws(AlertStoreError) -> String {
    expectOpen()
    precondition(
      record.source.fileDigest == digest,
      "A transaction is raised in the file that its source reference names.")
    guard record.addsUp else {
      throw .contributionsDoNotAddUp(
        recordNumber: record.source.recordNumber, expectedMicro: record.score.scoreMicro)
    }
    do {
      return try alerts.write(record)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Keeps what the features of a raised transaction were computed from; it goes with the alerts when the file is quarantined.
  public func keep(history: [UInt8], recordNumber: Int64) throws(AlertStoreError) {
    expectOpen()
    do {
      let isKept = try alerts.keep(history: history, recordNumber: recordNumber)
      precondition(isKept, "A history belongs to a transaction that was raised before.")
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Adds how the file's scores and features were spread to what its run has; it goes with the alerts when the file is quarantined.
  public func add(_ distributions: [DistributionRecord]) throws(AlertStoreError) {
    expectOpen()
    do {
      try DistributionStore(database: database).add(distributions, runID: runID)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Keeps a hit that an exception held back; it goes with the alerts when the file is quarantined.
  public func insert(_ suppression: SuppressionRecord) throws(AlertStoreError) {
    expectOpen()
    do {
      try suppressionStatement.execute(arguments: [
        fileID, suppression.recordNumber, suppression.account.text, suppression.amountYen, suppression.rule,
        suppression.exception,
      ])
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Keeps a candidate for the sample of a night; its record, if it has one, comes from this file.
  public func save(_ candidate: SampleCandidate, rank: String, night: BankDay) throws(AlertStoreError) {
    expectOpen()
    do {
      try SampleQuery.save(candidate, rank: rank, night: night, fileID: fileID, database)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Forgets a candidate for the sample of a night.
  public func dropCandidate(rank: String, night: BankDay) throws(AlertStoreError) {
    expectOpen()
    do {
      try SampleQuery.drop(rank: rank, night: night, database)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// What is stored of an entity, or nil when it is not known.
  public func state(kind: Int, key: String) throws(AlertStoreError) -> StoredEntityState? {
    expectOpen()
    do {
      return try StateQuery.find(kind: kind, key: key, findStateStatement)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Forgets the entities whose newest day lies before a day, and says how many there were.
  public func dropStates(before day: BankDay) throws(AlertStoreError) -> Int {
    expectOpen()
    do {
      try database.execute(sql: "DELETE FROM entity_state WHERE newest_day < ?", arguments: [day.iso8601])
      return database.changesCount
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Stores the state of an entity with its first and newest day, in place of the one stored before under the same kind and key.
  public func saveState(
    kind: Int, key: String, version: Int, days: ClosedRange<BankDay>, content: some ContiguousBytes
  ) throws(AlertStoreError) {
    expectOpen()
    do {
      let blob = content.withUnsafeBytes { Data($0) }
      try saveStateStatement.execute(arguments: [
        kind, key, version, runID, blob, days.lowerBound.iso8601, days.upperBound.iso8601,
      ])
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Ends the writing, so that a reference kept by mistake cannot write into a later file.
  func close() {
    isOpen = false
  }

  private func expectOpen() {
    precondition(isOpen, "A file transaction is used only while its file is being recorded.")
  }
}
