import Core
import Foundation
import TestSupport
import Testing

/// Keys are made, changed and used on the command line; a bundle that is not what it was is refused with a code that says why.
@Suite(.serialized) struct EvidenceKeyCommandTests {
  let night: SampleNight
  let alert: String

  init() throws {
    night = try SampleNight()
    alert = try #require(
      try night.query("SELECT alert_id FROM alert ORDER BY score_micro DESC LIMIT 1").first)
  }

  private func run(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try night.program.run(arguments + ["--language", "en"])
  }

  private func path(_ name: String) -> String { night.folder.path(of: name) }

  private func create(_ name: String, _ owner: String, _ role: String) throws -> OutsideProgram.Outcome {
    try run(
      "key", "create", "--output", path(name), "--owner", owner, "--role", role, "--ring", path("ring.yaml"),
      "--valid-from", "2026-01-01")
  }

  private func seal(_ name: String, _ more: [String] = []) throws -> OutsideProgram.Outcome {
    try night.program.run(
      [
        "evidence", "seal", "--alert", alert, "--output", path(name), "--database", night.database,
        "--pipeline",
        night.root + "/Pipelines/nightly", "--input", night.root + "/SampleData/synthetic/inbox",
        "--sealed-on",
        "2026-11-20",
        "--language", "en", "--by", "佐藤", "--recipient", "東京地方裁判所", "--reason", "文書提出命令",
        "--legal-basis", "民事訴訟法223条",
      ] + more)
  }

  private func verify(_ name: String, _ more: String...) throws -> OutsideProgram.Outcome {
    try night.program.run(["evidence", "verify", path(name), "--language", "en"] + more)
  }

  private func identifiers() throws -> [String] {
    try String(contentsOfFile: path("ring.yaml"), encoding: .utf8).matches(of: #/id: "([0-9a-f]{16})"/#).map {
      String($0.1)
    }
  }

  @Test func aBundleIsSealedSignedTwiceAndVerifiedAfterARotation() throws {
    #expect(try create("bank.pem", "証跡担当", "bank").status == 0)
    #expect(try create("line.pem", "コンプライアンス", "second_line").status == 0)
    #expect(try create("bank.pem", "誰か", "bank").status == 73)
    let mode = try FileManager.default.attributesOfItem(atPath: path("bank.pem"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let sealed = try seal("a.zip", ["--key", path("bank.pem")])
    #expect(sealed.status == 0, "\(sealed.output)")
    #expect(try seal("b.zip", ["--key", path("bank.pem")]).status == 0)
    let twice = try ["a.zip", "b.zip"].map { try Data(contentsOf: URL(filePath: path($0))) }
    #expect(twice[0] == twice[1])
    #expect(try verify("a.zip", "--ring", path("ring.yaml"), "--signers", "2").status == 18)
    #expect(try run("evidence", "sign", path("a.zip"), "--key", path("line.pem")).status == 0)
    let both = try verify("a.zip", "--ring", path("ring.yaml"), "--signers", "2")
    #expect(both.status == 0 && both.output.contains("コンプライアンス (second line"), "\(both.output)")
    #expect(try run("evidence", "sign", path("a.zip"), "--key", path("line.pem")).status == 65)

    let old = try #require(try identifiers().first)
    let rotated = try run(
      "key", "rotate", "--old", old, "--output", path("new.pem"), "--from", "2026-12-01", "--ring",
      path("ring.yaml"))
    #expect(rotated.status == 0, "\(rotated.output)")
    #expect(try verify("a.zip", "--ring", path("ring.yaml"), "--signers", "2").status == 0)
    #expect(try seal("early.zip", ["--key", path("new.pem")]).status == 0)
    #expect(try verify("early.zip", "--ring", path("ring.yaml")).status == 17)
    #expect(
      try run(
        "key", "rotate", "--old", old, "--output", path("n2.pem"), "--from", "2026-12-02", "--ring",
        path("ring.yaml")
      ).status == 65)
    let shown = try run("key", "show", path("new.pem"))
    #expect(
      shown.output.contains(try #require(try identifiers().last)) && shown.output.contains("BEGIN PUBLIC KEY")
    )
    #expect(!shown.output.contains("PRIVATE"))
  }

  @Test func whatIsWrongWithAKeyOrABundleIsSaid() throws {
    #expect(try create("bank.pem", "証跡担当", "bank").status == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("bank.pem"))
    #expect(try seal("x.zip", ["--key", path("bank.pem")]).status == 77)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("bank.pem"))
    #expect(try seal("x.zip", ["--key", path("none.pem")]).status == 66)
    #expect(!FileManager.default.fileExists(atPath: path("x.zip")))
    #expect(try seal("a.zip").status == 0)
    #expect(try verify("a.zip").status == 0)
    #expect(try verify("a.zip", "--signers", "1").status == 18)
    #expect(try verify("none.zip").status == 66)
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path("a.zip"))))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: path("flipped.zip")))
    #expect([11, 14].contains(try verify("flipped.zip").status))
    try Data(bytes.prefix(bytes.count / 3)).write(to: URL(filePath: path("cut.zip")))
    #expect([11, 65].contains(try verify("cut.zip").status))
  }

  /// Every bundle is in the register by its digest, and one of a reported alert needs a second person.
  @Test func everyBundleIsRegisteredAndAReportedOneNeedsTwo() throws {
    #expect(try seal("a.zip").status == 0)
    let detail = try night.query(
      "SELECT actor || ' ' || subject || ' ' || json_extract(detail, '$.recipient') FROM audit_entry WHERE action = 'evidence_exported'"
    )
    #expect(detail == ["佐藤 \(alert) 東京地方裁判所"])
    #expect(try seal("a.zip").status == 73)
    #expect(try night.query("SELECT count(*) FROM audit_entry") == ["1"])
    let steps = [
      ["move", "begin", alert, "--by", "佐藤"],
      ["decide", "confirmed", alert, "--reason", "mule_account", "--by", "佐藤"],
      ["move", "report", alert, "--reason", "report_filed", "--by", "鈴木"],
    ]
    for step in steps {
      let outcome = try night.program.run(
        ["alerts"] + step + ["--database", night.database, "--pipeline", night.root + "/Pipelines/nightly"])
      #expect(outcome.status == 0, "\(outcome.output)")
    }
    #expect(try seal("b.zip").status == 65)
    #expect(try seal("b.zip", ["--approved-by", "佐藤"]).status == 65)
    #expect(!FileManager.default.fileExists(atPath: path("b.zip")))
    #expect(try seal("b.zip", ["--approved-by", "高橋"]).status == 0)
    let verified = try night.program.run(["audit", "verify", "--database", night.database])
    #expect(verified.status == 0)
    #expect(
      try run("audit", "export", "--output", path("audit.json"), "--database", night.database).status == 0)
    #expect(try String(contentsOfFile: path("audit.json"), encoding: .utf8).contains("evidence_exported"))
    let head = try #require(verified.output.split(separator: "\n").last)
    #expect(try run("report", "--database", night.database, "--output", path("r.html")).status == 0)
    #expect(try String(contentsOfFile: path("r.html"), encoding: .utf8).contains(head))
  }

  /// From an alert to the bytes of its file and back; a file that has changed or gone is said to be.
  @Test func anAlertIsFollowedToItsBytesAndBack() throws {
    let inbox = path("inbox")
    try FileManager.default.copyItem(atPath: night.root + "/SampleData/synthetic/inbox", toPath: inbox)
    let lineage = ["lineage", alert, "--database", night.database, "--input", inbox, "--language", "en"]
    let found = try night.program.run(lineage + ["--json"])
    #expect(found.status == 0, "\(found.output)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    let origins = try #require(object["transactions"] as? [[String: Any]])
    try #require(!origins.isEmpty)
    for origin in origins {
      let name = try #require(origin["file_name"] as? String)
      let offset = try #require(origin["byte_offset"] as? Int)
      let length = try #require(origin["byte_length"] as? Int)
      let file = [UInt8](try Data(contentsOf: URL(filePath: inbox + "/" + name)))
      let digits = file[offset..<(offset + length)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        .joined()
      #expect(origin["bytes"] as? String == digits)
      let back = try run(
        "lineage", "\(name):\(origin["record_number"] as? Int ?? 0)", "--database", night.database)
      #expect(back.status == 0 && back.output.hasPrefix(alert))
    }
    for name in Set(origins.compactMap { $0["file_name"] as? String }) {
      try Data("x".utf8).write(to: URL(filePath: inbox + "/" + name))
    }
    let changed = try night.program.run(lineage)
    #expect(changed.status == 65 && changed.output.contains("CHANGED"))
    try FileManager.default.removeItem(atPath: inbox)
    #expect(try night.program.run(lineage).output.contains("NOT in the input folder"))
    #expect(try run("lineage", "transactions.csv:99999999", "--database", night.database).status == 66)
  }
}
