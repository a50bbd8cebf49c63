import GRDB

/// Reads back what is kept of a score beside its reasons, through statements prepared once.
struct ExplanationQuery {
  private let families: Statement
  private let spans: Statement
  private let types: Statement
  private let challengerReasons: Statement
  private let changes: Statement

  init(_ database: Database) throws {
    func statement(_ table: String, _ order: String) throws -> Statement {
      try database.makeStatement(
        sql: "SELECT * FROM \(table) WHERE transaction_key = ? ORDER BY \(order)")
    }
    families = try statement("reason_family", "abs(contribution_micro) DESC, family")
    spans = try statement("memo_span", "span_start, span_end")
    types = try statement("type_score", "rank")
    challengerReasons = try statement("challenger_reason", "rank")
    changes = try statement("smallest_change", "part")
  }

  /// The explanation of the transaction of a row of `alert_transaction`.
  func explanation(of row: Row) throws -> ExplanationRecord {
    let key: Int64 = row["transaction_key"]
    var explanation = ExplanationRecord()
    explanation.families = try Row.fetchAll(families, arguments: [key]).map {
      ExplanationRecord.Family(word: $0["family"], contributionMicro: $0["contribution_micro"])
    }
    explanation.memoSpans = try Row.fetchAll(spans, arguments: [key]).map { row in
      let (start, end): (Int, Int) = (row["span_start"], row["span_end"])
      return ExplanationRecord.MemoSpan(
        bytes: start..<max(start, end), contributionMicro: row["contribution_micro"])
    }
    explanation.types = try Row.fetchAll(types, arguments: [key]).map {
      TypeScoreRecord(
        scamType: $0["scam_type"], scoreMicro: $0["score_micro"], estimate: $0["estimate"])
    }
    explanation.challenger = try challenger(of: row, key)
    let parts = try Row.fetchAll(changes, arguments: [key])
    if let first = parts.first {
      explanation.smallestChange = SmallestChangeRecord(
        parts: parts.map { .init(name: $0["name"], value: $0["value"], enough: $0["enough"]) },
        scoreMicro: first["score_micro"], japanese: first["japanese"], english: first["english"])
    }
    return explanation
  }

  private func challenger(of row: Row, _ key: Int64) throws -> ChallengerRecord? {
    guard (row["decider"] as String?) != nil else { return nil }
    let reasons = try Row.fetchAll(challengerReasons, arguments: [key]).map { row in
      ReasonRecord(
        origin: try StoredValues(row, table: "challenger_reason").word("origin"), name: row["name"],
        value: row["value"], contributionMicro: row["contribution_micro"], japanese: row["japanese"],
        english: row["english"])
    }
    return ChallengerRecord(
      decider: try StoredValues(row, table: "alert_transaction").word("decider"),
      scoreMicro: row["challenger_score_micro"], baselineMicro: row["challenger_baseline_micro"],
      reasons: reasons)
  }
}
