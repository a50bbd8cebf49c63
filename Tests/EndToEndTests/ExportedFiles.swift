import Core
import Ingest
import Testing

/// Compares exported files, as the program's own readers read them, with the database.
enum ExportedFiles {
  static func check(decisions: String, labels: String, query: (String) throws -> [String]) throws {
    let read = try DecisionFile.read(path: decisions, name: "decisions.csv")
    #expect(read.rejects.isEmpty && read.verdict.isAccepted)
    let rows = try query(
      """
      SELECT f.name || '|' || t.record_number || '|' || ifnull(t.transaction_id, '') || '|' ||
        (a.decision = 'confirmed') || '|' || strftime('%s', a.decided_at)
      FROM alert AS a JOIN alert_transaction AS t USING (alert_id) JOIN source_file AS f USING (file_id)
      WHERE a.decided_at IS NOT NULL AND NOT t.is_drawn ORDER BY f.file_id, t.record_number
      """)
    let table = read.table
    let found = (0..<table.count).map { row in
      "\(table.file.string(row))|\(table.recordNumber[row])|\(table.transactionID.string(row))|"
        + "\(table.isConfirmed[row] ? 1 : 0)|\(table.decidedAtSeconds[row])"
    }
    #expect(found == rows && !found.isEmpty)
    #expect(table.drawnShare.allSatisfy { $0 == nil })

    let confirmed = try ConfirmedAccountFile.read(path: labels, name: "labels.csv")
    #expect(confirmed.rejects.isEmpty && confirmed.verdict.isAccepted)
    let accounts = try query(
      """
      SELECT account || '|' || strftime('%s', min(decided_at)) FROM (
        SELECT account, decided_at FROM alert WHERE decision_reason = 'mule_account'
        UNION ALL SELECT counterparty_account, decided_at FROM alert JOIN alert_transaction USING (alert_id)
        WHERE decision_reason = 'fraud_victim' AND direction = 'out' AND counterparty_account IS NOT NULL)
      GROUP BY account ORDER BY account
      """)
    let known = (0..<confirmed.table.count).map {
      "\(confirmed.table.account.string($0))|\(confirmed.table.knownAtSeconds[$0])"
    }
    #expect(known == accounts && !known.isEmpty)
  }
}
