import Alerts
import Core
import Foundation
import GRDB

/// Writes alerts, their transactions and their reasons through statements prepared once a file.
final class AlertWriter {
  private let database: Database
  private let fileID: Int64
  private let runID: Int64
  private let run: RunDescription
  private let mover: AlertMover
  private let index: SearchIndex
  private let findAlert: Statement
  private let lastIdentifier: Statement
  private let insertAlert: Statement
  private let extendAlert: Statement
  private let noteRaising: Statement
  private let noteExtension: Statement
  private let insertTransaction: Statement
  private let insertReason: Statement
  private let insertHistory: Statement
  private let explanations: ExplanationWriter

  init(_ database: Database, fileID: Int64, runID: Int64, run: RunDescription, workflow: AlertWorkflow) throws
  {
    self.database = database
    self.fileID = fileID
    self.runID = runID
    self.run = run
    mover = AlertMover(database: database, workflow: workflow)
    index = try SearchIndex(database)
    findAlert = try database.makeStatement(
      sql: "SELECT alert_id, is_open, alert_key FROM alert WHERE account = ? AND business_day = ?")
    lastIdentifier = try database.makeStatement(
      sql: "SELECT max(alert_id) FROM alert WHERE alert_id >= ? AND alert_id < ?")
    insertAlert = try database.makeStatement(
      sql: """
        INSERT INTO alert (alert_id, account, business_day, score_micro, probability, probability_is_calibrated, band,
          state, state_since, due_day, version, typology, scam_type, transaction_count, total_yen, first_run_id,
          last_run_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'new', ?, ?, 1, ?, ?, 1, ?, ?, ?)
        """)
    extendAlert = try database.makeStatement(sql: AlertWriter.extension)
    noteRaising = try database.makeStatement(
      sql: """
        INSERT INTO alert_change (alert_id, run_id, transactions_added, score_after_micro, band_after)
        VALUES (?, ?, 1, ?, ?)
        """)
    noteExtension = try database.makeStatement(sql: AlertWriter.change)
    explanations = try ExplanationWriter(database)
    insertTransaction = try database.makeStatement(sql: AlertWriter.transaction)
    insertHistory = try database.makeStatement(
      sql: """
        INSERT INTO row_history (transaction_key, content)
        SELECT transaction_key, ? FROM alert_transaction WHERE file_id = ? AND record_number = ?
        """)
    insertReason = try database.makeStatement(
      sql: """
        INSERT INTO reason (transaction_key, rank, origin, name, value, contribution_micro, contribution,
          span_start, span_end, japanese, english, reference_case)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// Keeps the history of a transaction that was written before; gives whether there is such a one.
  func keep(history: [UInt8], recordNumber: Int64) throws -> Bool {
    try insertHistory.execute(arguments: [Data(history), fileID, recordNumber])
    return database.changesCount == 1
  }

  /// Writes a record whose sum has been checked, and gives its alert's identifier.
  func write(_ record: AlertTransactionRecord) throws -> String {
    let (identifier, alertKey) = try writeAlert(record)
    try insertTransaction.execute(arguments: arguments(of: record, alertID: identifier))
    let transactionKey = database.lastInsertedRowID
    for (index, reason) in record.reasons.enumerated() {
      try insertReason.execute(arguments: arguments(of: reason, rank: index + 1, of: transactionKey))
    }
    try explanations.write(record.explained, of: transactionKey)
    if let history = record.history {
      try insertHistory.execute(arguments: [Data(history), fileID, record.source.recordNumber])
    }
    let transaction = record.transaction
    try index.add(
      [
        record.account.text, transaction.transactionID, transaction.counterpartyAccount,
        transaction.counterpartyName, transaction.originatorName, transaction.memo, record.summaryJapanese,
      ], alertKey: alertKey)
    return identifier
  }

  private func writeAlert(_ record: AlertTransactionRecord) throws -> (identifier: String, key: Int64) {
    let day = record.businessDay.iso8601
    let score = record.score
    if let known = try Row.fetchOne(findAlert, arguments: [record.account.text, day]) {
      let (alertID, isOpen, alertKey): (String, Bool, Int64) = (known[0], known[1], known[2])
      // Before the alert itself, whose score and band are still those of before.
      try noteExtension.execute(arguments: [
        "alert": alertID, "run": runID, "score": score.scoreMicro, "band": record.band.rawValue,
      ])
      try extendAlert.execute(arguments: [
        "score": score.scoreMicro, "probability": score.probability, "calibrated": score.isCalibrated,
        "band": record.band.rawValue, "typology": record.typology,
        "scam": record.explained.types.first?.scamType, "yen": record.transaction.amountYen, "run": runID,
        "alert": alertID,
      ])
      if !isOpen { try reopen(alertID) }
      return (alertID, alertKey)
    }
    let identifier = try nextIdentifier(day: day)
    let dueDay = mover.workflow.dueDay(.new, since: run.businessDay)
    var values: StatementArguments = [
      identifier, record.account.text, day, score.scoreMicro, score.probability, score.isCalibrated,
    ]
    values += [record.band.rawValue, run.startedAt.iso8601Japan, dueDay?.iso8601, record.typology]
    values += [record.explained.types.first?.scamType, record.transaction.amountYen, runID, runID]
    try insertAlert.execute(arguments: values)
    let alertKey = database.lastInsertedRowID
    try noteRaising.execute(arguments: [identifier, runID, score.scoreMicro, record.band.rawValue])
    return (identifier, alertKey)
  }

  /// What was decided was decided without the new transaction, so that somebody has to look again.
  private func reopen(_ alertID: String) throws {
    var request = MoveRequest(alertID, .add)
    request.reason = .newTransactions
    try mover.move(
      request,
      by: AlertMover.Mover(runID: runID, at: run.startedAt, program: run.programVersion))
  }

  /// Six digits keep the order of the texts equal to the order of the numbers.
  private func nextIdentifier(day: String) throws -> String {
    let prefix = "A-\(day.filter { $0 != "-" })-"
    let last = try String.fetchOne(lastIdentifier, arguments: [prefix, prefix + ":"])
    let number = (last.flatMap { Int($0.dropFirst(prefix.count)) } ?? 0) + 1
    precondition(number <= 999_999, "A business day holds at most 999,999 alerts.")
    let digits = String(number)
    return prefix + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private func arguments(of record: AlertTransactionRecord, alertID: String) -> StatementArguments {
    let transaction = record.transaction
    let score = record.score
    var values: StatementArguments = [
      alertID, fileID, record.source.recordNumber, record.source.byteOffset, record.source.byteLength,
    ]
    values += [
      AlertWriter.present(transaction.transactionID), transaction.occurredAtText, transaction.direction.word,
      transaction.amountYen, transaction.channel.word, transaction.kind.word,
    ]
    values += [
      AlertWriter.present(transaction.counterpartyAccount), AlertWriter.present(transaction.counterpartyName),
      AlertWriter.present(transaction.originatorName), AlertWriter.present(transaction.memo),
      transaction.balanceAfterYen,
    ]
    values += [
      score.scoreMicro, score.baselineMicro, score.modelScoreMicro, score.rulePoints, score.probability,
      score.isCalibrated,
    ]
    values += [record.explanation, record.summaryJapanese, record.summaryEnglish]
    let challenger = record.explained.challenger
    values += [challenger?.decider.rawValue, challenger?.scoreMicro, challenger?.baselineMicro]
    return values
  }

  private func arguments(
    of reason: ReasonRecord, rank: Int, of transactionKey: Int64
  ) -> StatementArguments {
    let value = reason.value.flatMap { $0.isNaN ? nil : $0 }
    var values: StatementArguments = [transactionKey, rank, reason.origin.rawValue, reason.name, value]
    values += [reason.contributionMicro, Double(reason.contributionMicro) / 1_000_000]
    values += [reason.span?.lowerBound, reason.span?.upperBound]
    values += [reason.japanese, reason.english, AlertWriter.present(reason.referenceCase)]
    return values
  }

  /// Columns hold absent texts as empty ones; the database says missing with NULL alone.
  private static func present(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static let `extension` = """
    UPDATE alert SET
      typology = CASE WHEN :score > score_micro THEN :typology ELSE typology END,
      scam_type = CASE WHEN :score > score_micro THEN :scam ELSE scam_type END,
      probability = CASE WHEN :score > score_micro THEN :probability ELSE probability END,
      probability_is_calibrated =
        CASE WHEN :score > score_micro THEN :calibrated ELSE probability_is_calibrated END,
      score_micro = max(score_micro, :score),
      band = CASE WHEN :band = 'alarm' THEN 'alarm' ELSE band END,
      queue_place = CASE WHEN queue_place IN ('below_budget', 'suppressed') THEN 'unplaced' ELSE queue_place END,
      is_drawn = 0,
      transaction_count = transaction_count + 1,
      total_yen = total_yen + :yen,
      version = version + 1,
      last_run_id = :run
    WHERE alert_id = :alert
    """

  /// What this run adds: its first transaction to the alert remembers what was before, further ones only change what is after.
  private static let change = """
    INSERT INTO alert_change (alert_id, run_id, transactions_added, score_before_micro, score_after_micro,
      band_before, band_after)
    SELECT alert_id, :run, 1, score_micro, max(score_micro, :score), band,
      CASE WHEN :band = 'alarm' THEN 'alarm' ELSE band END
    FROM alert WHERE alert_id = :alert
    ON CONFLICT (alert_id, run_id) DO UPDATE SET transactions_added = transactions_added + 1,
      score_after_micro = excluded.score_after_micro, band_after = excluded.band_after
    """

  private static let transaction = """
    INSERT INTO alert_transaction (alert_id, file_id, record_number, byte_offset, byte_length, transaction_id,
      occurred_at, direction, amount_yen, channel, kind, counterparty_account, counterparty_name,
      originator_name, memo, balance_after_yen, score_micro, baseline_micro, model_score_micro, rule_points,
      probability, probability_is_calibrated, explanation, summary_japanese, summary_english, decider, challenger_score_micro,
      challenger_baseline_micro)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
}
