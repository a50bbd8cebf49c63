import Alerts
import Core
import GRDB

/// A decision that is in force on one transaction of an alert, for those who learn from it.
public struct StoredDecision: Hashable, Sendable {
  /// The name of the transaction's file.
  public let fileName: String
  /// The number of its record.
  public let recordNumber: Int64
  /// The transaction's own number, when the file gives it.
  public let transactionID: String?
  /// What the alert was found to be.
  public let decision: AlertStanding.Decision
  /// When that was decided.
  public let decidedAt: Instant
}

/// The decisions of a database, and what of them cannot be told.
public struct StoredDecisions: Hashable, Sendable {
  /// The decisions, in the order of the files and their records.
  public let decisions: [StoredDecision]
  /// The decided transactions that were drawn from below the line: the share that was drawn is not kept, and without it they would
  /// count for too little.
  public let drawnCount: Int
}

/// An account that a decision says was used for fraud, and since when that is known.
public struct StoredLabel: Hashable, Sendable {
  /// The account.
  public let account: String
  /// The moment of the first decision that says so.
  public let knownAt: Instant
}

extension AlertDatabase {
  /// The decisions in force on the transactions of alerts: those of an alert that was reopened are not.
  public func decisions() throws(AlertStoreError) -> StoredDecisions {
    try reading { database in
      let sql = """
        SELECT file.name, part.record_number, part.transaction_id, alert.decision, alert.decided_at
        FROM alert JOIN alert_transaction AS part USING (alert_id) JOIN source_file AS file USING (file_id)
        WHERE alert.decided_at IS NOT NULL AND part.is_drawn = ? AND alert.erased_at IS NULL
        ORDER BY file.file_id, part.record_number
        """
      let decisions = try Row.fetchAll(database, sql: sql, arguments: [0]).map { row in
        let values = StoredValues(row, table: "alert")
        return StoredDecision(
          fileName: row["name"], recordNumber: row["record_number"], transactionID: row["transaction_id"],
          decision: try values.word("decision"), decidedAt: try values.moment("decided_at"))
      }
      let drawn = try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(sql))", arguments: [1]) ?? 0
      return StoredDecisions(decisions: decisions, drawnCount: drawn)
    }
  }

  /// The accounts that decisions in force say were used for fraud, by their text.
  ///
  /// The reason of a confirmation says which: a mule account is the alert's own; of a victim or a taken-over account it is those to which
  /// the alert's transactions sent money. What the file does not give cannot be told.
  public func labels() throws(AlertStoreError) -> [StoredLabel] {
    func words(_ used: AlertReason.UsedAccounts) -> String {
      AlertReason.allCases.filter { $0.usedAccounts == used }.map { "'\($0.rawValue)'" }.joined(
        separator: ", ")
    }
    let sql = """
      SELECT account, min(decided_at) AS known_at FROM (
        SELECT account, decided_at FROM alert
        WHERE decision = 'confirmed' AND decided_at IS NOT NULL AND erased_at IS NULL AND decision_reason IN (\(words(.own)))
        UNION ALL
        SELECT part.counterparty_account, alert.decided_at
        FROM alert JOIN alert_transaction AS part USING (alert_id)
        WHERE decision = 'confirmed' AND decided_at IS NOT NULL AND erased_at IS NULL AND decision_reason IN (\(words(.counterparties)))
          AND part.direction = 'out' AND part.counterparty_account IS NOT NULL
      ) GROUP BY account ORDER BY account
      """
    return try reading { database in
      try Row.fetchAll(database, sql: sql).map { row in
        StoredLabel(
          account: row["account"], knownAt: try StoredValues(row, table: "alert").moment("known_at"))
      }
    }
  }
}
