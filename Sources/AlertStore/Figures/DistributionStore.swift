import GRDB

/// Keeps how scores and features of a run are spread, file by file.
struct DistributionStore {
  let database: Database

  /// Adds the rows of one file to what its run has.
  func add(_ records: [DistributionRecord], runID: Int64) throws {
    let before = try Dictionary(
      uniqueKeysWithValues: DistributionStore.fetch(runID: runID, database).map { ($0.name, $0) })
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO distribution (run_id, name, missing, edges, counts, reference_missing, reference_shares)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for record in records {
      let sum = record.adding(before[record.name])
      try statement.execute(arguments: [
        runID, sum.name, sum.missing, StoredList.text(sum.edges), StoredList.text(sum.counts),
        sum.reference?.missingShare, sum.reference.map { StoredList.text($0.shares) },
      ])
    }
  }

  /// What a run has, by name.
  static func fetch(runID: Int64, _ database: Database) throws -> [DistributionRecord] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM distribution WHERE run_id = ? ORDER BY name", arguments: [runID]
    ).map(record)
  }

  private static func record(_ row: Row) throws -> DistributionRecord {
    func damaged(_ column: String) -> AlertStoreError { .damagedValue(table: "distribution", column: column) }
    guard let edges: [Double] = StoredList.numbers(row["edges"] as String) else { throw damaged("edges") }
    guard let counts: [Int64] = StoredList.numbers(row["counts"] as String), counts.count == edges.count + 1,
      counts.allSatisfy({ $0 >= 0 })
    else { throw damaged("counts") }
    var reference: DistributionRecord.Reference?
    if let text = row["reference_shares"] as String? {
      guard let shares: [Double] = StoredList.numbers(text), shares.count == counts.count,
        let missing = row["reference_missing"] as Double?
      else { throw damaged("reference_shares") }
      reference = .init(missingShare: missing, shares: shares)
    }
    return DistributionRecord(
      name: row["name"], missing: row["missing"], edges: edges, counts: counts, reference: reference)
  }
}

extension AlertDatabase {
  /// How the scores and features of a run were spread, by name; empty for a run before this was kept.
  public func distributions(runID: Int64) throws(AlertStoreError) -> [DistributionRecord] {
    try reading { database in try DistributionStore.fetch(runID: runID, database) }
  }

  /// The thirty days of an alert's account, or nil for an alert before this was kept.
  public func month(ofAlert alertID: String) throws(AlertStoreError) -> AlertMonth? {
    try reading { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM alert_month WHERE alert_id = ?", arguments: [alertID])
      else { return nil }
      guard let days = StoredList.days(row["days"]) else {
        throw AlertStoreError.damagedValue(table: "alert_month", column: "days")
      }
      return AlertMonth(lastDay: try StoredValues(row, table: "alert_month").day("last_day"), days: days)
    }
  }
}
