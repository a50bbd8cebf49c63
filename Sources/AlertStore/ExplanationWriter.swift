import GRDB

/// Writes what is kept of a score beside its reasons, through statements prepared once a file.
final class ExplanationWriter {
  private let insertFamily: Statement
  private let insertSpan: Statement
  private let insertType: Statement
  private let insertChallengerReason: Statement
  private let insertChange: Statement

  init(_ database: Database) throws {
    insertFamily = try database.makeStatement(
      sql: "INSERT INTO reason_family (transaction_key, family, contribution_micro) VALUES (?, ?, ?)")
    insertSpan = try database.makeStatement(
      sql: """
        INSERT INTO memo_span (transaction_key, span_start, span_end, contribution_micro) VALUES (?, ?, ?, ?)
        """)
    insertType = try database.makeStatement(
      sql: """
        INSERT INTO type_score (transaction_key, rank, scam_type, score_micro, estimate)
        VALUES (?, ?, ?, ?, ?)
        """)
    insertChallengerReason = try database.makeStatement(
      sql: """
        INSERT INTO challenger_reason (transaction_key, rank, origin, name, value, contribution_micro,
          japanese, english)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    insertChange = try database.makeStatement(
      sql: """
        INSERT INTO smallest_change (transaction_key, part, name, value, enough, score_micro, japanese, english)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  func write(_ explanation: ExplanationRecord, of transactionKey: Int64) throws {
    for family in explanation.families {
      try insertFamily.execute(arguments: [transactionKey, family.word, family.contributionMicro])
    }
    for span in explanation.memoSpans {
      try insertSpan.execute(arguments: [
        transactionKey, span.bytes.lowerBound, span.bytes.upperBound, span.contributionMicro,
      ])
    }
    for (index, type) in explanation.types.enumerated() {
      try insertType.execute(arguments: [
        transactionKey, index + 1, type.scamType, type.scoreMicro, type.estimate,
      ])
    }
    for (index, reason) in (explanation.challenger?.reasons ?? []).enumerated() {
      try insertChallengerReason.execute(arguments: [
        transactionKey, index + 1, reason.origin.rawValue, reason.name, reason.value,
        reason.contributionMicro, reason.japanese, reason.english,
      ])
    }
    guard let change = explanation.smallestChange else { return }
    for (index, part) in change.parts.enumerated() {
      try insertChange.execute(arguments: [
        transactionKey, index + 1, part.name, part.value, part.enough, change.scoreMicro, change.japanese,
        change.english,
      ])
    }
  }
}
