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
        night.root + "/Pipelines/nightly", "--input", night.root + "/SampleData/synthetic/inbox", "--date",
        "2026-11-20",
        "--language", "en",
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
}
