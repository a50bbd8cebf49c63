import Core
import Foundation
import TestSupport
import Testing

/// Masking and retention on the command line, good and bad input.
@Suite(.serialized) struct PrivacyCommandTests {
  let night: SampleNight

  init() throws {
    night = try SampleNight()
  }

  private func run(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try night.program.run(
      arguments + [
        "--database", night.database, "--language", "en", "--pipeline", night.root + "/Pipelines/nightly",
      ])
  }

  /// Every name, account and memo that the database has of alerts.
  private func secrets() throws -> [String] {
    try night.query(
      """
      SELECT account FROM alert UNION SELECT counterparty_account FROM alert_transaction WHERE counterparty_account IS NOT NULL
      UNION SELECT counterparty_name FROM alert_transaction WHERE counterparty_name IS NOT NULL
      UNION SELECT transaction_id FROM alert_transaction WHERE transaction_id IS NOT NULL
      """)
  }

  @Test func whatARoleMayNotSeeIsInNoOutput() throws {
    let key = night.folder.path(of: "mask.key")
    try Data(String(repeating: "5a", count: 32).utf8).write(to: URL(filePath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    let secrets = try secrets()
    try #require(secrets.count > 10)
    let alerts = try night.query("SELECT alert_id FROM alert ORDER BY alert_id")
    for role in [["--mask", "statistics"], ["--mask", "auditor", "--mask-key", key]] {
      var texts: [String] = []
      for format in ["table", "json", "csv", "markdown"] {
        let listed = try night.program.run(
          ["alerts", "list", "--format", format, "--limit", "100", "--all"] + role + [
            "--database", night.database, "--pipeline", night.root + "/Pipelines/nightly",
          ])
        #expect(listed.status == 0)
        texts.append(listed.output)
      }
      for alert in alerts {
        for format in ["table", "json"] {
          let shown = try night.program.run(
            ["alerts", "show", alert, "--format", format] + role + [
              "--database", night.database, "--pipeline", night.root + "/Pipelines/nightly",
            ])
          #expect(shown.status == 0)
          texts.append(shown.output)
        }
      }
      for secret in secrets { #expect(!texts.contains { $0.contains(secret) }, "\(role) shows \(secret)") }
    }
    #expect(try run("alerts", "list", "--mask", "nobody").status == 64)
    #expect(try run("alerts", "list", "--mask", "auditor").status == 64)
    #expect(try run("alerts", "list", "--mask-key", key).status == 64)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    #expect(try run("alerts", "list", "--mask", "auditor", "--mask-key", key).status == 77)
    #expect(try run("alerts", "list", "--mask", "auditor", "--mask-key", "/nowhere").status == 66)
  }

  /// The sample's night, dated back by eight years, is over its time but for what is held or undecided.
  @Test func whatIsOldIsErasedAndTheAuditHolds() throws {
    let alerts = try night.query("SELECT alert_id FROM alert ORDER BY alert_id LIMIT 3")
    for alert in alerts.prefix(2) {
      #expect(try run("alerts", "move", "begin", alert, "--by", "佐藤").status == 0)
      let decided = try run(
        "alerts", "decide", "dismissed", alert, "--reason", "expected_activity", "--by", "佐藤")
      #expect(decided.status == 0)
    }
    let held = try run("retention", "hold", alerts[1], "--by", "法務", "--reason", "照会中")
    #expect(held.status == 0, "\(held.output)")
    #expect(try run("retention", "plan").output.contains("erased before") == false)
    let secret = try night.query("SELECT account FROM alert WHERE alert_id = '\(alerts[0])'")
    try night.change(
      """
      UPDATE alert SET business_day = '2018' || substr(business_day, 5), state_since = '2018' || substr(state_since, 5);
      UPDATE alert_transaction SET occurred_at = '2018' || substr(occurred_at, 5);
      """)
    let planned = try run("retention", "plan", "--json")
    #expect(
      planned.status == 0 && planned.output.contains("\"is_done\":false")
        && planned.output.contains("\"alerts\":1,"))
    #expect(planned.output.contains("\"held_alerts\":1,"))
    #expect(try run("retention", "plan", "--date", "2099-01-01").status == 64)
    #expect(try run("retention", "apply", "--by", "鈴木", "--reason", " ").status == 65)
    let applied = try run("retention", "apply", "--by", "鈴木", "--reason", "保存期間の満了")
    #expect(applied.status == 0, "\(applied.output)")
    let shown = try run("alerts", "show", alerts[0])
    #expect(shown.status == 0 && shown.output.contains("Erased at") && !shown.output.contains(secret[0]))
    #expect(try run("alerts", "note", alerts[0], "--text", "x", "--by", "佐藤").status == 65)
    #expect(try run("audit", "verify").status == 0)
    #expect(
      try run("retention", "apply", "--by", "鈴木", "--reason", "再実行").output.contains("names, accounts, texts")
    )
    #expect(try night.query("SELECT count(*) FROM audit_entry WHERE action = 'retention_applied'") == ["1"])
  }
}
