import Core
import Foundation
import TestSupport
import Testing

/// Lists, searches and exports on the command line: forms, filters, pages, shapes and bad input.
@Suite(.serialized) struct AlertAskCommandTests {
  let night: SampleNight

  init() throws {
    night = try SampleNight()
  }

  var root: String { night.root }
  var program: OutsideProgram { night.program }
  var database: String { night.database }

  func alerts(_ arguments: [String]) throws -> OutsideProgram.Outcome {
    try program.run(["alerts"] + arguments + ["--database", database, "--language", "en"])
  }

  func act(_ arguments: [String]) throws {
    let outcome = try alerts(arguments + ["--pipeline", root + "/Pipelines/nightly"])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  func identifiers(_ arguments: [String]) throws -> [String] {
    let outcome = try alerts(arguments + ["--format", "json"])
    #expect(outcome.status == 0, "\(outcome.output)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return (object?["alerts"] as? [[String: Any]] ?? []).compactMap { $0["alert_id"] as? String }
  }

  func query(_ sql: String) throws -> [String] { try night.query(sql) }

  @Test func everyShapeIsAsItsSchemaSays() throws {
    let first = try #require(try identifiers(["list"]).first)
    try act(["move", "begin", first, "--by", "佐藤", "--note", "確認"])
    let file = night.folder.path(of: "x.txt")
    try Data("x".utf8).write(to: URL(filePath: file))
    try act(["attach", first, file, "--by", "佐藤"])
    try act(["link", first, try #require(try identifiers(["list"]).last), "--reason", "同じ", "--by", "佐藤"])
    let many = try JSONShape(path: root + "/ops/schemas/alerts.schema.json")
    let one = try JSONShape(path: root + "/ops/schemas/alert.schema.json")
    #expect(try many.problems(in: alerts(["list", "--format", "json", "--all"]).output) == [])
    #expect(try many.problems(in: alerts(["search", "20", "--format", "json"]).output) == [])
    for id in try identifiers(["list", "--limit", "5"]) {
      #expect(try one.problems(in: alerts(["show", id, "--format", "json"]).output) == [])
    }
  }

  @Test func filtersAndPagesGiveWhatSQLGives() throws {
    let shown = "queue_place IN ('unplaced', 'queued', 'sample') AND is_open"
    let all = try query("SELECT alert_id FROM alert WHERE \(shown) ORDER BY score_micro DESC, alert_id")
    try #require(all.count >= 4)
    #expect(try identifiers(["list", "--limit", "1000"]) == all)
    #expect(try identifiers(["list", "--limit", "2", "--after", all[1]]) == Array(all[2..<4]))
    #expect(try identifiers(["list", "--limit", "2", "--offset", "2"]) == Array(all[2..<4]))
    let choices: [([String], String)] = [
      (["--band", "alarm"], "band = 'alarm'"), (["--min-yen", "500000"], "total_yen >= 500000"),
      (["--max-yen", "500000"], "total_yen <= 500000"), (["--unassigned"], "assignee IS NULL"),
      (["--typology", "mule_account"], "typology = 'mule_account'"),
      (["--analyst", "誰か"], "assignee = '誰か'"),
    ]
    for (arguments, condition) in choices {
      let expected = try query(
        "SELECT alert_id FROM alert WHERE \(shown) AND \(condition) ORDER BY score_micro DESC, alert_id")
      #expect(try identifiers(["list", "--limit", "1000"] + arguments) == expected, "\(arguments)")
    }
    #expect(try identifiers(["list", "--state", "closed"]).isEmpty)
  }

  @Test func aNameIsFoundAsItIsWrittenAndInFullWidth() throws {
    let names = try query(
      "SELECT DISTINCT counterparty_name FROM alert_transaction WHERE counterparty_name IS NOT NULL")
    for name in names.prefix(5) {
      let word = name.split(separator: " ").first { $0.unicodeScalars.count >= 2 }.map(String.init) ?? name
      let wide = word.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? word
      let found = try identifiers(["search", word, "--limit", "1000"])
      let foundWide = try identifiers(["search", wide, "--limit", "1000"])
      #expect(!found.isEmpty && found == foundWide, "\(word)")
    }
  }

  @Test(arguments: [
    ["list", "--limit", "0"], ["list", "--state", "lost"], ["list", "--band", "red"], ["search", "山"],
    ["search", ""],
    ["list", "--from", "2026-11-02", "--to", "2026-11-01"], ["list", "--min-yen", "2", "--max-yen", "1"],
    ["list", "--analyst", "a", "--unassigned"], ["export"], ["search", String(repeating: "あ", count: 300)],
    ["show", "A-1", "--format", "csv"],
  ])
  func aWrongQuestionIsRefused(arguments: [String]) throws {
    let outcome = try alerts(arguments)
    #expect(outcome.status == 64, "\(arguments): \(outcome.output)")
  }

  @Test func anAlertThatIsNotThereIsSaid() throws {
    #expect(try alerts(["list", "--after", "A-20000101-000001"]).status == 66)
    #expect(try alerts(["show", "A-20000101-000001"]).status == 66)
  }

  @Test func whatAFileSaysIsShownAndNeverObeyed() throws {
    let id = try #require(try identifiers(["list"]).first)
    let shell = try #require(OutsideProgram("sqlite3"))
    let odd = "=HYPERLINK(1)|<b>*x*\u{202E}"
    _ = try shell.run([
      database, "UPDATE alert_transaction SET counterparty_name = '\(odd)' WHERE alert_id = '\(id)'",
    ])
    let markdown = try alerts(["list", "--format", "markdown", "--limit", "1"]).output
    #expect(markdown.contains("=HYPERLINK(1)\\|&lt;b&gt;\\*x\\*\u{FFFD}"))
    #expect(markdown.split(separator: "\n").count == 3)
    #expect(
      try alerts(["list", "--format", "csv", "--limit", "1"]).output.contains(
        ",'=HYPERLINK(1)|<b>*x*\u{202E},"))
    let terminal = try alerts(["list", "--limit", "1"]).output
    #expect(!terminal.unicodeScalars.contains("\u{202E}"))
    #expect(try alerts(["list", "--format", "json", "--limit", "1"]).output.contains(odd))
  }

  /// What is decided here is read by those who learn from it, as it is.
  @Test func decisionsAndLabelsAreReadByFinetuningAndThePipeline() throws {
    let ids = try identifiers(["list", "--limit", "3"])
    for id in ids { try act(["move", "begin", id, "--by", "佐藤"]) }
    try act(["decide", "confirmed", ids[0], "--reason", "mule_account", "--by", "佐藤"])
    try act(["decide", "confirmed", ids[1], "--reason", "fraud_victim", "--by", "佐藤"])
    try act(["decide", "dismissed", ids[2], "--reason", "expected_activity", "--by", "佐藤"])
    let (decisions, labels) = (night.folder.path(of: "decisions.csv"), night.folder.path(of: "labels.csv"))
    let exported = try alerts(["export", "--decisions", decisions, "--labels", labels])
    #expect(exported.status == 0, "\(exported.output)")
    #expect(try alerts(["export", "--decisions", decisions]).status == 73)
    try ExportedFiles.check(decisions: decisions, labels: labels, query: query)
    let copy = night.folder.path(of: "pipeline")
    try FileManager.default.copyItem(atPath: root + "/Pipelines/nightly", toPath: copy)
    let manifest = try String(contentsOfFile: copy + "/pipeline.yaml", encoding: .utf8)
    let own = manifest.replacing("../../SampleData/synthetic/confirmed_accounts.csv", with: labels)
    try #require(own != manifest)
    try own.replacing("../../SampleData", with: root + "/SampleData").write(
      toFile: copy + "/pipeline.yaml", atomically: false, encoding: .utf8)
    let checked = try program.run(["check", copy, "--language", "en"])
    #expect(checked.status == 0, "\(checked.output)")
    try act(["move", "reopen", ids[0], "--reason", "wrong_decision", "--by", "鈴木"])
    let again = night.folder.path(of: "again.csv")
    #expect(try alerts(["export", "--decisions", again]).status == 0)
    let lines = try String(contentsOfFile: again, encoding: .utf8).split(separator: "\r\n").count
    let expected = try query(
      "SELECT count(*) FROM alert JOIN alert_transaction AS t USING (alert_id) WHERE decided_at IS NOT NULL AND NOT t.is_drawn"
    )
    #expect(expected == ["\(lines - 1)"])
  }
}
