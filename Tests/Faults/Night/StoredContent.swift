import Foundation

/// Everything that a database says, in a form that is the same for an uninterrupted night and for one that was killed and run again.
///
/// - Shape: the answers of the stock `sqlite3` shell: `integrity_check`, `foreign_key_check`, the schema, then every table with all its
///   columns. A row that names its run names the run's night in its place, moments at which something ran are left out, and what a run
///   counts up is added over the runs of a night: a night run twice has two runs.
enum StoredContent {
  /// Columns that say when or in which run something happened, or that depend on such columns.
  private static let momentColumns: Set<String> = [
    "started_at", "finished_at", "state_since", "at", "decided_at", "erased_at", "previous_hash", "hash",
  ]
  private static let runColumns: Set<String> = ["run_id", "first_run_id", "last_run_id"]

  /// Tables that need words of their own.
  private static let own = [
    "run": """
    SELECT DISTINCT business_day, pipeline, pipeline_digest, model_digest, rules_digest, program_version FROM run ORDER BY 1, 2, 3, 4, 5, 6
    """,
    "distribution": """
    SELECT business_day, name, edges, reference_missing, reference_shares, sum(missing)
    FROM distribution JOIN run USING (run_id) GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
    SELECT business_day, name, key, sum(value)
    FROM distribution JOIN run USING (run_id), json_each(distribution.counts) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    """,
    "alert_change": """
    SELECT alert_id, business_day, sum(transactions_added),
      (SELECT score_before_micro || ' ' || band_before FROM alert_change AS first JOIN run AS night USING (run_id)
        WHERE first.alert_id = part.alert_id AND night.business_day = run.business_day ORDER BY run_id LIMIT 1),
      (SELECT score_after_micro || ' ' || band_after FROM alert_change AS last JOIN run AS night USING (run_id)
        WHERE last.alert_id = part.alert_id AND night.business_day = run.business_day ORDER BY run_id DESC LIMIT 1)
    FROM alert_change AS part JOIN run USING (run_id) GROUP BY alert_id, business_day ORDER BY 1, 2
    """,
  ]

  /// The question whose answer is the content, made from the schema of a database.
  static func question(database: String, scratch: String) throws -> String {
    let columns = try ask(
      """
      SELECT list.name || '|' || (SELECT group_concat(name, ',') FROM pragma_table_info(list.name))
      FROM sqlite_master AS list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name
      """, database: database, scratch: scratch)
    let tables = columns.split(separator: "\n").map { line -> String in
      let parts = line.split(separator: "|").map(String.init)
      return "SELECT '== \(parts[0])';\n" + (own[parts[0]] ?? select(parts[0], parts[1])) + ";"
    }
    return """
      PRAGMA integrity_check;
      PRAGMA foreign_key_check;
      PRAGMA user_version;
      PRAGMA application_id;
      PRAGMA journal_mode;
      SELECT type, name, sql FROM sqlite_master ORDER BY type, name;
      \(tables.joined(separator: "\n"))
      """
  }

  private static func select(_ table: String, _ columns: String) -> String {
    let kept = columns.split(separator: ",").map(String.init).filter { !momentColumns.contains($0) }
    let words = kept.map { column in
      runColumns.contains(column)
        ? "(SELECT business_day FROM run WHERE run_id = own.\(column))" : "own.\"\(column)\""
    }
    let order = (1...words.count).map(String.init).joined(separator: ", ")
    return "SELECT \(words.joined(separator: ", ")) FROM \"\(table)\" AS own ORDER BY \(order)"
  }

  /// The content of a database, or the words of what is wrong with asking for it.
  static func read(database: String, question: String, scratch: String) throws -> String {
    try ask(question, database: database, scratch: scratch, mode: "-quote")
  }

  /// What the shell answers.
  static func ask(
    _ question: String, database: String, scratch: String, mode: String = "-list"
  ) throws -> String {
    let outcome = try ChildProcess.run("sqlite3", ["-bail", mode, database, question], scratch: scratch)
    guard outcome.ending == .exited(0), outcome.errors.isEmpty else {
      throw Fault(words: "sqlite3 says of \(database): \(outcome.ending) \(outcome.errors.prefix(400))")
    }
    return outcome.output
  }

  /// The first lines in which two contents differ.
  static func difference(_ found: String, from expected: String) -> String {
    let (one, other) = (found.split(separator: "\n"), expected.split(separator: "\n"))
    var table = ""
    for index in 0..<max(one.count, other.count) {
      let (left, right) = (
        index < one.count ? one[index] : "(end)", index < other.count ? other[index] : "(end)"
      )
      if left.hasPrefix("'== ") && left == right { table = String(left) }
      if left != right { return "\(table): found \(left.prefix(300)), expected \(right.prefix(300))" }
    }
    return "no line"
  }
}
