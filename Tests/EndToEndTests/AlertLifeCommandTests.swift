import Core
import Cryptography
import Foundation
import TestSupport
import Testing

/// An alert from the night that raised it to its end, on the command line, good and bad input.
@Suite(.serialized) struct AlertLifeCommandTests {
  let night: SampleNight

  init() throws {
    night = try SampleNight()
  }

  var root: String { night.root }
  var program: OutsideProgram { night.program }
  var database: String { night.database }

  func alerts(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try program.run(
      ["alerts"] + arguments + [
        "--database", database, "--language", "en", "--pipeline", root + "/Pipelines/nightly",
      ])
  }

  func audit() throws -> OutsideProgram.Outcome {
    try program.run(["audit", "verify", "--database", database, "--language", "en"])
  }

  func identifiers() throws -> [String] {
    try night.query("SELECT alert_id FROM alert ORDER BY score_micro DESC, alert_id LIMIT 3")
  }

  @Test func anAlertIsBroughtToItsEndByTwoPeople() throws {
    let alert = try #require(try identifiers().first)
    let steps: [([String], Int32)] = [
      (["decide", "confirmed", alert, "--reason", "fraud_victim", "--by", "佐藤"], 65),
      (["assign", alert, "--to", "佐藤", "--by", "田中"], 0),
      (["move", "begin", alert, "--by", "鈴木"], 65),
      (["move", "begin", alert, "--by", "佐藤", "--expect-state", "assigned"], 0),
      (["move", "begin", alert, "--by", "佐藤", "--expect-version", "2"], 75),
      (["decide", "confirmed", alert, "--by", "佐藤"], 65),
      (["decide", "confirmed", alert, "--reason", "wrong_data", "--by", "佐藤"], 65),
      (["decide", "confirmed", alert, "--reason", "no_such_reason", "--by", "佐藤"], 65),
      (["decide", "confirmed", alert, "--reason", "fraud_victim", "--note", "確認済み", "--by", "佐藤"], 0),
      (["move", "report", alert, "--reason", "report_filed", "--by", "ｻﾄｳ"], 0),
      (["move", "close", alert, "--by", "サトウ"], 65),
      (["move", "close", alert, "--by", "佐藤"], 0),
      (["decide", "dismissed", alert, "--reason", "wrong_data", "--by", "佐藤"], 65),
      (["move", "begin", "A-20000101-000001", "--by", "佐藤"], 66),
      (["move", "dance", alert, "--by", "佐藤"], 64),
      (["move", "begin", alert, "--by", " "], 64),
    ]
    for (arguments, status) in steps {
      let outcome = try program.run(
        ["alerts"] + arguments
          + ["--database", database, "--language", "en", "--pipeline", root + "/Pipelines/nightly"])
      #expect(outcome.status == status, "\(arguments): \(outcome.output)")
    }
    let shown = try program.run(["alerts", "show", alert, "--database", database, "--language", "en"])
    #expect(shown.output.contains("confirmed → reported (reported as a suspicious transaction)"))
    #expect(shown.output.contains("note: 確認済み"))
    let verified = try audit()
    #expect(verified.status == 0 && verified.output.contains("6 audit entries: they hold together."))
    let last = try #require(verified.output.split(separator: "\n").last.map(String.init))
    let known = try program.run(["audit", "verify", "--database", database, "--known", last])
    #expect(known.status == 0)
    let other = last.prefix(2) + String(repeating: "0", count: 64)
    let lost = try program.run(["audit", "verify", "--database", database, "--known", String(other)])
    #expect(lost.status == 65)
  }

  @Test func notesOfAnyKindAreKeptOrRefusedWithWhatToDo() throws {
    let alert = try #require(try identifiers().first)
    let odd = "=HYPERLINK(\"http://x\") <script>alert(1)</script> \u{202E}abc"
    let kept = try alerts("note", alert, "--text", odd, "--by", "佐藤")
    #expect(kept.status == 0, "\(kept.output)")
    #expect(try night.query("SELECT text FROM alert_note") == [odd])
    let shown = try program.run(["alerts", "show", alert, "--database", database, "--language", "en"])
    #expect(!shown.output.unicodeScalars.contains("\u{202E}") && shown.output.contains("<script>"))
    let json = try program.run(["alerts", "show", alert, "--database", database, "--format", "json"])
    #expect(json.output.unicodeScalars.contains("\u{202E}"))

    let bad: [(bytes: [UInt8], words: String)] = [
      (Array(repeating: 0x61, count: 1 << 20), "attach"), (Array("a\u{1B}[31m".utf8), "control character"),
      ([0x82, 0xA0], "UTF-8"), (Array(" \n".utf8), "blank"),
    ]
    for (bytes, words) in bad {
      let file = night.folder.path(of: "note.txt")
      try Data(bytes).write(to: URL(filePath: file))
      let refused = try alerts("note", alert, "--text-file", file, "--by", "佐藤")
      #expect(refused.status == 65 && refused.output.contains(words), "\(refused.output)")
    }
    #expect(try night.query("SELECT count(*) FROM alert_note") == ["1"])
    let file = night.folder.path(of: "通帳.txt")
    try Data("abc".utf8).write(to: URL(filePath: file))
    #expect(try alerts("attach", alert, file, "--by", "佐藤").status == 0)
    #expect(try alerts("attach", alert, file, "--by", "佐藤").status == 65)
    #expect(
      try night.query("SELECT name, byte_length, digest FROM alert_attachment")
        == ["通帳.txt|3|ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"])
    let other = try #require(try identifiers().last)
    #expect(try alerts("link", alert, other, "--reason", "同じ受取口座", "--by", "佐藤").status == 0)
    #expect(try alerts("link", alert, alert, "--reason", "x", "--by", "佐藤").status == 65)
    #expect(try audit().status == 0)
  }

  @Test func aDatabaseThatIsNotThereIsNotMade() throws {
    let path = night.folder.path(of: "none.sqlite")
    let outcome = try program.run([
      "alerts", "move", "begin", "A-1", "--by", "佐藤", "--database", path, "--pipeline",
      root + "/Pipelines/nightly",
    ])
    #expect(outcome.status == 66 && !FileManager.default.fileExists(atPath: path))
  }

  /// A draft of what was not confirmed is refused; one of what was is for its owner alone, and the audit knows it by its digest.
  @Test func aReportIsDraftedOfAConfirmedAlert() throws {
    let alert = try #require(try identifiers().first)
    let output = night.folder.path(of: "draft.json")
    let institution = night.folder.path(of: "institution.yaml")
    try Data("institution_name: みほん銀行\nhead_office_address: 東京都\n".utf8).write(to: URL(filePath: institution))
    let draft = [
      "draft-report", alert, "--by", "鈴木", "--format", "json", "--output", output, "--institution",
      institution,
      "--customers", root + "/SampleData/synthetic/customers.csv", "--database", database, "--language", "en",
      "--pipeline", root + "/Pipelines/nightly",
    ]
    #expect(try program.run(["alerts"] + draft).status == 65)
    #expect(try night.query("SELECT count(*) FROM audit_entry") == ["0"])
    for step in [["move", "begin", alert], ["decide", "confirmed", alert, "--reason", "mule_account"]] {
      let options = ["--by", "佐藤", "--database", database, "--pipeline", root + "/Pipelines/nightly"]
      #expect(try program.run(["alerts"] + step + options).status == 0)
    }
    let made = try program.run(["alerts"] + draft)
    #expect(made.status == 0, "\(made.output)")
    let text = try String(contentsOf: URL(filePath: output), encoding: .utf8)
    let shape = try JSONShape(path: root + "/ops/schemas/suspicion-report-draft.schema.json")
    #expect(try shape.problems(in: text) == [])
    #expect(text.contains("みほん銀行") && text.contains("\"state\":\"to_fill\""))
    let mode = try FileManager.default.attributesOfItem(atPath: output)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let digest = SHA256Hasher.digest(of: Array(text.utf8)).hexadecimal
    let entries = try night.query(
      "SELECT actor || ' ' || subject FROM audit_entry WHERE action = 'report_drafted' AND detail LIKE '%\(digest)%'"
    )
    #expect(entries == ["鈴木 \(alert)"])
    #expect(try program.run(["alerts"] + draft).status == 73)
    // A draft that nobody gets is in no audit.
    #expect(try night.query("SELECT count(*) FROM audit_entry WHERE action = 'report_drafted'") == ["1"])
    #expect(try audit().status == 0)
  }
}
