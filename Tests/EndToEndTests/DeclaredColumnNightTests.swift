import AlertStore
import Core
import Foundation
import Pipeline
import TestSupport
import Testing

/// Nights over files that carry a declared column, with a rule that compares it and one that counts by it.
@Suite(.serialized) struct DeclaredColumnNightTests {
  static let rules = """
    rules:
      - id: R-TERM-01
        title: {ja: 端末, en: terminal}
        why: {ja: 試験, en: test}
        source: test
        reference_case: ""
        typology: card_theft
        severity: low
        points: 7
        condition: extra.terminal == "ATM01"
        evidence: [extra.terminal.is_given, extra.terminal.count_24h]
        review_by: 2027-01-01
        cases:
          fires: [{name: at it, values: {extra.terminal: ATM01}}]
          silent: [{name: elsewhere, values: {extra.terminal: ATM02}}]
      - id: R-TERM-02
        title: {ja: 多数の口座, en: many accounts}
        why: {ja: 試験, en: test}
        source: test
        reference_case: ""
        typology: card_theft
        severity: low
        points: 7
        condition: extra.terminal.distinct_accounts_7d >= 3 && extra.risk > 0.5
        evidence: [extra.terminal.distinct_accounts_7d, extra.risk]
        review_by: 2027-01-01
        cases:
          fires: [{name: three, values: {extra.terminal.distinct_accounts_7d: 3, extra.risk: 0.75}}]
          silent: [{name: two, values: {extra.terminal.distinct_accounts_7d: 2, extra.risk: 0.75}}]
    """

  private static func pipeline(in folder: TemporaryFolder) throws -> PipelineDefinition {
    let root = try #require(RepositoryRoot.path())
    let nightly = root + "/Pipelines/nightly"
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "rules"), withIntermediateDirectories: true)
    _ = try folder.write(rules, as: "rules/terminal.yaml")
    let policy = try String(contentsOfFile: nightly + "/policy.yaml", encoding: .utf8)
      .replacing("look_line_micro: -1065009", with: "look_line_micro: -50000000")
      .replacing("learning_days: 31", with: "learning_days: 0")
    _ = try folder.write(policy, as: "policy.yaml")
    let manifest = """
      name: declared
      input: inbox
      database: x.sqlite
      rules: rules
      lexicon: \(nightly)/lexicon
      model: \(nightly)/models/model.safetensors
      policy: policy.yaml
      reject_limit: 0
      workers: 1
      extra_columns:
        - {name: terminal, type: text, title_ja: 端末, title_en: terminal, window_key: true}
        - {name: risk, type: number, title_ja: 危険度, title_en: risk}
      csv:
        encoding: utf8
        columns: {occurred_at: at, account: account, direction: direction, amount: amount}
        extra: {terminal: 端末番号, risk: risk}
      """
    _ = try folder.write(manifest, as: "pipeline.yaml")
    return try PipelineDefinition.load(folder: folder.path)
  }

  /// Five withdrawals a day at two terminals, one without a terminal.
  private static func file(day: String) -> String {
    let rows = [
      ("A1", "ATM01", "0.75"), ("A2", "ATM02", "0.75"), ("A3", "ATM01", ""), ("A4", "ATM01", "0.75"),
      ("A5", "", "0.75"),
    ]
    let lines = rows.enumerated().map { index, row in
      "\(day)T1\(index):00:00+09:00,\(row.0),out,10000,\(row.1),\(row.2)"
    }
    return "at,account,direction,amount,端末番号,risk\n" + lines.joined(separator: "\n") + "\n"
  }

  private func run(_ definition: PipelineDefinition, _ inbox: String, _ database: String, workers: Int) throws
  {
    let day = BankDay(daysSince1970: 20_720)
    let outcome = try Night(
      definition: definition, inputPath: inbox, customersPath: nil, databasePath: database,
      businessDay: day, startedAt: Instant(day: day), workers: workers, progress: { _ in },
      now: { Instant(day: day, secondOfDay: 60) }
    ).run()
    #expect(!outcome.hasRefusedFiles && outcome.recordsRejected == 0)
  }

  @Test func rulesSeeTheColumnAndItsWindowsSurviveBetweenNights() throws {
    let folder = try TemporaryFolder()
    let definition = try Self.pipeline(in: folder)
    for name in ["both", "first", "second"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(of: name), withIntermediateDirectories: true)
    }
    for name in ["both/1.csv", "first/1.csv"] { _ = try folder.write(Self.file(day: "2026-09-20"), as: name) }
    for name in ["both/2.csv", "second/2.csv"] {
      _ = try folder.write(Self.file(day: "2026-09-22"), as: name)
    }
    try run(definition, folder.path(of: "both"), folder.path(of: "whole.sqlite"), workers: 3)
    try run(definition, folder.path(of: "first"), folder.path(of: "parts.sqlite"), workers: 1)
    try run(definition, folder.path(of: "second"), folder.path(of: "parts.sqlite"), workers: 1)
    guard let shell = OutsideProgram("sqlite3") else { return }
    func ask(_ database: String, _ sql: String) throws -> String {
      try shell.run(["-readonly", folder.path(of: database), sql]).output
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    for database in ["whole.sqlite", "parts.sqlite"] {
      #expect(try ask(database, "SELECT count(*) FROM reason WHERE name = 'R-TERM-01'") == "6")
      // Of ATM01's rows those of A4 on the first day and of A1 and A4 on the second see three accounts and a risk.
      #expect(try ask(database, "SELECT count(*) FROM reason WHERE name = 'R-TERM-02'") == "3")
      let keys = try ask(database, "SELECT group_concat(key) FROM entity_state WHERE kind = 3")
      #expect(keys == "terminal=ATM01,terminal=ATM02")
    }
    let states = "SELECT kind, key, hex(content) FROM entity_state ORDER BY 1, 2"
    #expect(try ask("whole.sqlite", states) == ask("parts.sqlite", states))
  }
}
