import Foundation
import TestSupport
import Testing

/// Redacted bundles say nothing that a role may not see, and are shown to be redactions; of erased alerts what is left is sealed.
@Suite(.serialized) struct EvidenceRedactionTests {
  let night: SampleNight
  let alert: String

  init() throws {
    night = try SampleNight()
    alert = try #require(
      try night.query("SELECT alert_id FROM alert ORDER BY score_micro DESC LIMIT 1").first)
  }

  private func path(_ name: String) -> String { night.folder.path(of: name) }

  private func seal(_ name: String, _ more: [String] = []) throws -> OutsideProgram.Outcome {
    try night.run(
      [
        "evidence", "seal", "--alert", alert, "--output", path(name), "--pipeline",
        night.root + "/Pipelines/nightly", "--input", night.root + "/SampleData/synthetic/inbox",
        "--sealed-on",
        "2026-11-20", "--by", "佐藤", "--recipient", "監査法人", "--reason", "検査",
      ] + more)
  }

  private func redact(_ name: String, _ more: [String] = []) throws -> OutsideProgram.Outcome {
    try seal(name, ["--redact", "statistics", "--opening", path("opening.key")] + more)
  }

  private func evidence(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try night.program.run(["evidence"] + arguments + ["--language", "en"])
  }

  /// Every account, name, number and memo behind the alert.
  private func secrets() throws -> [String] {
    var found: Set<String> = []
    for column in ["counterparty_account", "counterparty_name", "originator_name", "memo", "transaction_id"] {
      found.formUnion(
        try night.query(
          "SELECT DISTINCT \(column) FROM alert_transaction WHERE alert_id = '\(alert)' AND \(column) IS NOT NULL"
        ))
    }
    found.formUnion(try night.query("SELECT account FROM alert WHERE alert_id = '\(alert)'"))
    return found.sorted()
  }

  /// The ways in which a text could still stand in a file: UTF-8, CP932, UTF-16, half-width kana and base64 at each of its three places.
  private func forms(_ text: String) -> [Data] {
    let narrow = text.applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? text
    let wide = text.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? text
    var forms: [Data] = []
    for spelling in Set([text, narrow, wide]) {
      for encoding in [String.Encoding.utf8, .shiftJIS, .utf16BigEndian, .utf16LittleEndian] {
        if let data = spelling.data(using: encoding), data.count >= 4 { forms.append(data) }
      }
    }
    for data in forms {
      for padding in 0..<3 {
        // The digits that depend on neither neighbour.
        let whole = (Data(repeating: 0, count: padding) + data).base64EncodedString()
        let skipped = padding == 0 ? 0 : padding + 1
        let inner = whole.dropFirst(skipped).prefix((data.count - 3) / 3 * 4)
        if inner.count >= 8 { forms.append(Data(inner.utf8)) }
      }
    }
    return forms
  }

  /// The bytes of a bundle and of every file in it, its rules left out.
  private func unpacked(_ name: String) throws -> Data {
    let unzip = try #require(OutsideProgram("unzip"))
    var content = try Data(contentsOf: URL(filePath: path(name)))
    let folder = path(name + ".d")
    #expect(try unzip.run(["-q", path(name), "-d", folder]).status == 0)
    let files = try #require(FileManager.default.enumerator(atPath: folder)?.allObjects as? [String])
    for file in files where !file.contains("rules/pack/") {
      content += (try? Data(contentsOf: URL(filePath: folder + "/" + file))) ?? Data()
    }
    return content
  }

  @Test func aRedactedBundleHoldsNoneOfTheTextsInAnyForm() throws {
    try #require(try redact("part.zip").status == 0)
    try #require(try seal("whole.zip").status == 0)
    let secrets = try secrets()
    try #require(secrets.count > 4)
    for (name, isWhole) in [("part.zip", false), ("whole.zip", true)] {
      let content = try unpacked(name)
      for secret in secrets {
        let isThere = forms(secret).contains { content.range(of: $0) != nil }
        #expect(isThere == isWhole, "\(name): \(secret)")
      }
    }
  }

  @Test func aRedactedBundleSaysNothingOfWhatPeopleDid() throws {
    let unzip = try #require(OutsideProgram("unzip"))
    let nightly = ["--pipeline", night.root + "/Pipelines/nightly"]
    try #require(
      try night.run(["alerts", "note", alert, "--text", "帳簿を照合", "--by", "渡辺"]).status == 0)
    try #require(try night.run(["alerts", "move", "begin", alert, "--by", "渡辺"] + nightly).status == 0)
    try #require(try redact("part.zip").status == 0)
    try #require(try seal("whole.zip").status == 0)
    for (name, isWhole) in [("part.zip", false), ("whole.zip", true)] {
      let page = try unzip.run(["-p", path(name), "bundle/data/narrative.ja.html"]).output
      let all = try unzip.run(["-p", path(name)]).output
      for word in ["渡辺", "帳簿を照合"] {
        #expect(page.contains(word) == isWhole)
        #expect(all.contains(word) == isWhole)
      }
      #expect(page.contains("伏せてあります。") == !isWhole)
    }
    #expect(
      try evidence("prove", path("whole.zip"), path("part.zip"), "--opening", path("opening.key")).status == 0
    )
  }

  @Test func aRedactedBundleIsShownToBeOne() throws {
    try #require(try seal("whole.zip").status == 0)
    try #require(try redact("part.zip").status == 0)
    let verified = try evidence("verify", path("part.zip"))
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("A redacted bundle (role: statistics)"))
    let proven = try evidence("prove", path("whole.zip"), path("part.zip"), "--opening", path("opening.key"))
    #expect(proven.status == 0, "\(proven.output)")
    // The same key gives the same bundle; another key, or another alert's bundle, shows nothing.
    try #require(try redact("again.zip").status == 0)
    let bytes = try ["part.zip", "again.zip"].map { try Data(contentsOf: URL(filePath: path($0))) }
    #expect(bytes[0] == bytes[1])
    try #require(
      try seal("other.zip", ["--redact", "statistics", "--opening", path("other.key")]).status == 0)
    #expect(
      try evidence("prove", path("whole.zip"), path("other.zip"), "--opening", path("opening.key")).status
        == 21)
    #expect(
      try evidence("prove", path("whole.zip"), path("whole.zip"), "--opening", path("opening.key")).status
        == 21)
    #expect(try evidence("replay", path("part.zip")).status == 20)
    let mode =
      try FileManager.default.attributesOfItem(atPath: path("opening.key"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try seal("c.zip", ["--redact", "statistics"]).status == 64)
    #expect(try redact("c.zip", ["--redact", "nobody"]).status == 64)
  }

  @Test func ofAnErasedAlertWhatIsLeftIsSealed() throws {
    let nightly = ["--pipeline", night.root + "/Pipelines/nightly"]
    try #require(try night.run(["alerts", "move", "begin", alert, "--by", "佐藤"] + nightly).status == 0)
    try #require(
      try night.run(
        ["alerts", "decide", "dismissed", alert, "--reason", "expected_activity", "--by", "佐藤"] + nightly
      ).status == 0)
    // An attachment named for a customer, and a related alert, of another party that nobody erases.
    let name = "ﾔﾏﾓﾄの通帳.pdf"
    _ = try night.folder.write("pdf", as: name)
    try #require(try night.run(["alerts", "attach", alert, path(name), "--by", "佐藤"]).status == 0)
    let other = "SELECT alert_id FROM alert WHERE alert_id <> '\(alert)' ORDER BY alert_id LIMIT 1"
    try night.change("INSERT OR REPLACE INTO related_alert VALUES ('\(alert)', (\(other)), 'mule')")
    let relative = try #require(
      try night.query("SELECT account FROM alert WHERE alert_id = (\(other))").first)
    let secrets = try secrets() + [name, "ﾔﾏﾓﾄ", relative]
    try #require(try seal("whole.zip").status == 0)
    let whole = try unpacked("whole.zip")
    for secret in [name, relative] { try #require(forms(secret).contains { whole.range(of: $0) != nil }) }
    // The sample's night, dated back by eight years, is over its time.
    try night.change(
      """
      UPDATE alert SET business_day = '2018' || substr(business_day, 5), state_since = '2018' || substr(state_since, 5);
      UPDATE alert_transaction SET occurred_at = '2018' || substr(occurred_at, 5);
      """)
    let applied = try night.run(
      ["retention", "apply", "--by", "鈴木", "--reason", "保存期間の満了"] + nightly)
    try #require(applied.status == 0, "\(applied.output)")
    try #require(
      try night.query("SELECT count(*) FROM alert WHERE alert_id = '\(alert)' AND erased_at IS NOT NULL") == [
        "1"
      ])
    #expect(
      try night.query(
        "SELECT count(*) FROM row_history WHERE transaction_key IN (SELECT transaction_key FROM alert_transaction WHERE alert_id = '\(alert)')"
      ) == ["0"])
    let sealed = try seal("erased.zip")
    #expect(sealed.status == 0, "\(sealed.output)")
    let verified = try evidence("verify", path("erased.zip"))
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("Erased when its time was over"))
    let content = try unpacked("erased.zip")
    for secret in secrets { #expect(!forms(secret).contains { content.range(of: $0) != nil }, "\(secret)") }
    #expect(try evidence("replay", path("erased.zip")).status == 20)
  }
}
