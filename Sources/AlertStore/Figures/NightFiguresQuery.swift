import Alerts
import Core
import GRDB

/// Reads the figures of a night.
struct NightFiguresQuery {
  let database: Database
  let night: BankDay
  let runIDs: [Int64]

  /// The runs as a list in SQL; they are numbers of ours.
  private var runs: String { runIDs.map(String.init).joined(separator: ", ") }

  static func runIDs(night: BankDay, _ database: Database) throws -> [Int64] {
    try Int64.fetchAll(
      database, sql: "SELECT run_id FROM run WHERE business_day = ? ORDER BY run_id",
      arguments: [night.iso8601])
  }

  func figures() throws -> NightFigures {
    NightFigures(
      night: night, runIDs: runIDs, totals: try totals(), before: try before(), extended: try extended(),
      moves: try moves(), rules: try rules(), distributions: try distributions())
  }

  func totals() throws -> NightFigures.Totals {
    let files = "FROM source_file WHERE run_id IN (\(runs))"
    let accepted = "\(files) AND status = 'accepted'"
    let touched = """
      FROM alert WHERE alert_id IN (SELECT alert_id FROM alert_transaction JOIN source_file USING (file_id)
        WHERE run_id IN (\(runs)) AND alert_transaction.is_drawn = 0)
      """
    let parts = """
      FROM alert_transaction JOIN source_file USING (file_id) WHERE run_id IN (\(runs)) AND alert_transaction.is_drawn = 0
      """
    func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int64 {
      try Int64.fetchOne(database, sql: sql, arguments: arguments) ?? 0
    }
    func placed(_ place: StoredAlert.Place) throws -> Int64 {
      try number(
        "SELECT count(*) FROM alert WHERE queue_place = ? AND queue_day = ?", [place.rawValue, night.iso8601])
    }
    return NightFigures.Totals(
      filesAccepted: try number("SELECT count(*) \(accepted)"),
      filesQuarantined: try number("SELECT count(*) \(files) AND status = 'quarantined'"),
      recordsAccepted: try number("SELECT sum(records_accepted) \(accepted)"),
      recordsRejected: try number("SELECT sum(records_rejected) \(accepted)"),
      yenAccepted: try number("SELECT sum(yen_accepted) \(accepted)"),
      alertsRaised: try number("SELECT count(*) \(touched) AND first_run_id IN (\(runs))"),
      alertsExtended: try number("SELECT count(*) \(touched) AND first_run_id NOT IN (\(runs))"),
      alarms: try number("SELECT count(*) \(touched) AND band = 'alarm'"),
      transactions: try number("SELECT count(*) \(parts)"),
      alertYen: try number("SELECT sum(amount_yen) \(parts)"),
      suppressedHits: try number(
        "SELECT count(*) FROM suppressed_hit JOIN source_file USING (file_id) WHERE run_id IN (\(runs))"),
      queued: try placed(.queued), belowBudget: try placed(.belowBudget), sampled: try placed(.sample))
  }

  private func before() throws -> NightFigures.Before? {
    let day = try String.fetchOne(
      database, sql: "SELECT max(business_day) FROM run WHERE business_day < ?", arguments: [night.iso8601])
    guard let day, let night = BankDay(iso8601: day) else { return nil }
    let query = NightFiguresQuery(
      database: database, night: night, runIDs: try NightFiguresQuery.runIDs(night: night, database))
    return NightFigures.Before(
      night: night, totals: try query.totals(), distributions: try query.distributions())
  }

  private func extended() throws -> [NightFigures.Extended] {
    let ids = try String.fetchAll(
      database,
      sql: """
        SELECT alert_id FROM alert WHERE first_run_id NOT IN (\(runs))
          AND alert_id IN (SELECT alert_id FROM alert_change WHERE run_id IN (\(runs)))
        ORDER BY score_micro DESC, alert_id
        """)
    return try ids.flatMap { id in
      try AlertChange.fetchAll(of: id, database).filter { runIDs.contains($0.runID) }.map {
        NightFigures.Extended(alertID: id, change: $0)
      }
    }
  }

  /// From the moment at which the night before began to that at which this night's last run ended, or began while it has not ended.
  private func moves() throws -> [NightFigures.Moves] {
    let sql = """
      SELECT to_state, count(*) AS moves FROM alert_move
      WHERE run_id IS NULL AND from_state <> to_state
        AND at > ifnull((SELECT max(started_at) FROM run WHERE business_day < ?), '')
        AND at <= (SELECT max(ifnull(finished_at, started_at)) FROM run WHERE run_id IN (\(runs)))
      GROUP BY to_state
      """
    let rows = try Row.fetchAll(database, sql: sql, arguments: [night.iso8601])
    let counts = try rows.map { row -> NightFigures.Moves in
      NightFigures.Moves(
        state: try StoredValues(row, table: "alert_move").word("to_state"), count: row["moves"])
    }
    return AlertState.allCases.compactMap { state in counts.first { $0.state == state } }
  }

  private func rules() throws -> [NightFigures.Rule] {
    let sql = """
      SELECT known.rule, ifnull(tonight.hits, 0) AS hits, ifnull(tonight.alerts, 0) AS alerts, ifnull(held, 0) AS held,
        ifnull(ever.alerts, 0) AS all_alerts, ifnull(confirmed_alerts, 0) AS confirmed,
        ifnull(dismissed_alerts, 0) AS dismissed
      FROM (SELECT rule FROM rule_performance UNION SELECT rule FROM suppressed_hit) AS known
      LEFT JOIN rule_performance AS ever USING (rule)
      LEFT JOIN (SELECT reason.name AS rule, count(*) AS hits, count(DISTINCT alert_id) AS alerts
        FROM reason JOIN alert_transaction USING (transaction_key) JOIN source_file USING (file_id)
        WHERE reason.origin = 'rule' AND run_id IN (\(runs)) GROUP BY reason.name) AS tonight USING (rule)
      LEFT JOIN (SELECT rule, count(*) AS held FROM suppressed_hit JOIN source_file USING (file_id)
        WHERE run_id IN (\(runs)) GROUP BY rule) AS held_back USING (rule)
      ORDER BY 3 DESC, 5 DESC, 1
      """
    return try Row.fetchAll(database, sql: sql).map { row in
      NightFigures.Rule(
        rule: row["rule"], hits: row["hits"], alerts: row["alerts"], suppressedHits: row["held"],
        allAlerts: row["all_alerts"], confirmed: row["confirmed"], dismissed: row["dismissed"])
    }
  }

  /// The runs' distributions added up; where the card of the model changed between them, those of the last run.
  func distributions() throws -> [DistributionRecord] {
    var sums: [String: DistributionRecord] = [:]
    for runID in runIDs {
      for record in try DistributionStore.fetch(runID: runID, database) {
        sums[record.name] = record.adding(sums[record.name])
      }
    }
    return sums.values.sorted { $0.name < $1.name }
  }
}

extension AlertDatabase {
  /// The figures of all runs of a business day, or nil when there is none.
  public func nightFigures(night: BankDay) throws(AlertStoreError) -> NightFigures? {
    try reading { database in
      let runIDs = try NightFiguresQuery.runIDs(night: night, database)
      guard !runIDs.isEmpty else { return nil }
      return try NightFiguresQuery(database: database, night: night, runIDs: runIDs).figures()
    }
  }

  /// The figures of one run, or nil when there is no such run.
  public func nightFigures(runID: Int64) throws(AlertStoreError) -> NightFigures? {
    try reading { database in
      guard
        let row = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE run_id = ?", arguments: [runID])
      else { return nil }
      let night = try StoredRun(row).description.businessDay
      return try NightFiguresQuery(database: database, night: night, runIDs: [runID]).figures()
    }
  }
}
