import Core
import Foundation
import GRDB

/// A transaction of an alert, as it was recorded.
public struct StoredTransaction: Hashable, Sendable {
  /// The number of the row.
  public let transactionKey: Int64
  /// The alert that it belongs to.
  public let alertID: String
  /// The number of its source file.
  public let fileID: Int64
  /// The name of its source file; a bundle that withholds names hides it.
  public var fileName: String
  /// What was recorded, with its reasons in the order of their rank.
  ///
  /// Account, business day and the rest are the transaction's own; band and typology are the alert's.
  public var record: AlertTransactionRecord
}

extension StoredTransaction {
  static func fetchAll(of alert: StoredAlert, _ database: Database) throws -> [StoredTransaction] {
    let sql = """
      SELECT part.*, file.name AS file_name, file.digest
      FROM alert_transaction AS part JOIN source_file AS file USING (file_id)
      WHERE alert_id = ? ORDER BY occurred_at, transaction_key
      """
    let reasons = try database.makeStatement(
      sql: "SELECT * FROM reason WHERE transaction_key = ? ORDER BY rank")
    let explanations = try ExplanationQuery(database)
    return try Row.fetchAll(database, sql: sql, arguments: [alert.alertID]).map { row in
      let key: Int64 = row["transaction_key"]
      var record = try record(row, alert)
      record.reasons = try Row.fetchAll(reasons, arguments: [key]).map(reason)
      record.explained = try explanations.explanation(of: row)
      guard record.addsUp else {
        throw AlertStoreError.damagedValue(table: "reason", column: "contribution_micro")
      }
      return StoredTransaction(
        transactionKey: key, alertID: alert.alertID, fileID: row["file_id"], fileName: row["file_name"],
        record: record)
    }
  }

  private static func record(_ row: Row, _ alert: StoredAlert) throws -> AlertTransactionRecord {
    var record = AlertTransactionRecord(
      account: alert.account, businessDay: alert.businessDay, band: alert.band, typology: alert.typology,
      source: SourceReference(
        fileDigest: row["digest"], recordNumber: row["record_number"], byteOffset: row["byte_offset"],
        byteLength: row["byte_length"]),
      transaction: try transaction(row),
      score: ScoreRecord(
        scoreMicro: row["score_micro"], baselineMicro: row["baseline_micro"],
        modelScoreMicro: row["model_score_micro"], rulePoints: row["rule_points"],
        probability: row["probability"], isCalibrated: row["probability_is_calibrated"]))
    record.explanation = row["explanation"]
    record.summaryJapanese = row["summary_japanese"]
    record.summaryEnglish = row["summary_english"]
    return record
  }

  private static func transaction(_ row: Row) throws -> TransactionRecord {
    let values = StoredValues(row, table: "alert_transaction")
    let (occurredAt, hasTimeOfDay) = try values.momentOrDay("occurred_at")
    var transaction = TransactionRecord(
      occurredAt: occurredAt, hasTimeOfDay: hasTimeOfDay,
      direction: try values.found(Direction(word: row["direction"] as String), "direction"),
      amountYen: row["amount_yen"],
      channel: try values.found(Channel(word: row["channel"] as String), "channel"),
      kind: try values.found(TransactionKind(word: row["kind"] as String), "kind"))
    transaction.transactionID = row["transaction_id"]
    transaction.counterpartyAccount = row["counterparty_account"]
    transaction.counterpartyName = row["counterparty_name"]
    transaction.originatorName = row["originator_name"]
    transaction.memo = row["memo"]
    transaction.balanceAfterYen = row["balance_after_yen"]
    return transaction
  }

  private static func reason(_ row: Row) throws -> ReasonRecord {
    var reason = ReasonRecord(
      origin: try StoredValues(row, table: "reason").word("origin"), name: row["name"], value: row["value"],
      contributionMicro: row["contribution_micro"], japanese: row["japanese"], english: row["english"])
    if let start = row["span_start"] as Int?, let end = row["span_end"] as Int?, start <= end {
      reason.span = start..<end
    }
    reason.referenceCase = row["reference_case"]
    return reason
  }
}

extension AlertDatabase {
  /// What the features of an alert's transaction were computed from, as it was kept that night.
  ///
  /// - Missing: nil for a transaction whose night kept none: those before version 18 of the schema, and alerts that were erased.
  public func history(ofTransaction transactionKey: Int64) throws(AlertStoreError) -> [UInt8]? {
    try reading { database in
      try Data.fetchOne(
        database, sql: "SELECT content FROM row_history WHERE transaction_key = ?",
        arguments: [transactionKey]
      ).map { Array($0) }
    }
  }
}
