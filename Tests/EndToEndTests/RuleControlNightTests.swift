import AlertStore
import Core
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing

/// Exceptions and approval as a night meets them.
@Suite(.serialized) struct RuleControlNightTests {
  let folder: TemporaryFolder
  let program: OutsideProgram

  init() throws {
    folder = try TemporaryFolder()
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
    _ = try SimulatedBank(SimulationPlan(accounts: 40, days: 3, seed: 8)).write(to: folder.path(of: "bank"))
    let nightly = try #require(RepositoryRoot.path()) + "/Pipelines/nightly"
    for name in ["lexicon", "models", "workflow.yaml"] {
      try FileManager.default.copyItem(atPath: nightly + "/" + name, toPath: folder.path(of: name))
    }
    // A policy that learns from nothing, so that the first day is scored.
    let policy = try String(contentsOfFile: nightly + "/policy.yaml", encoding: .utf8)
    _ = try folder.write(policy.replacing("learning_days: 31", with: "learning_days: 0"), as: "policy.yaml")
    let manifest = try String(contentsOfFile: nightly + "/pipeline.yaml", encoding: .utf8)
      .replacing("../../SampleData", with: try #require(RepositoryRoot.path()) + "/SampleData")
    _ = try folder.write(manifest, as: "pipeline.yaml")
    _ = try folder.write(Self.rule(expires: "2026-08-31"), as: "rules/all.yaml")
  }

  /// A rule that fires for every outgoing, and an exception for all of them at cash machines.
  static func rule(expires: String) -> String {
    """
    rules:
      - id: R-EVERY-01
        title: {ja: 出金, en: outgoing}
        why: {ja: 試験, en: test}
        source: test
        reference_case: ""
        typology: unusual_activity
        severity: low
        points: 1
        condition: transaction.is_outgoing
        evidence: [transaction.is_outgoing]
        review_by: 2027-03-31
        exceptions:
          - id: E-EVERY-01
            owner: 営業部 佐藤
            reason: {ja: 試験, en: test}
            expires: \(expires)
            condition: transaction.is_atm
        cases:
          fires: [{name: yes, values: {transaction.is_outgoing: true}}]
          silent: [{name: no, values: {transaction.is_outgoing: false}}]

    """
  }

  private func mekiki(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try program.run(arguments)
  }

  private func run(_ database: String, _ day: String) throws -> OutsideProgram.Outcome {
    try mekiki(
      "run", folder.path, "--input", folder.path(of: "bank/inbox"), "--customers",
      folder.path(of: "bank/customers.csv"), "--database", folder.path(of: database), "--date", day, "--json")
  }

  private func suppressed(_ outcome: OutsideProgram.Outcome) throws -> [String: Int] {
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let hits = try #require(object?["suppressed_hits"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: hits.compactMap { hit in
        guard let name = hit["exception"] as? String, let count = hit["hits"] as? Int else { return nil }
        return (name, count)
      })
  }

  /// The outgoing transactions at cash machines among the simulated ones.
  private func machineRows() throws -> Int {
    let text = try String(contentsOfFile: folder.path(of: "bank/inbox/transactions.csv"), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).count { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return fields.contains("atm") && fields.contains("out")
    }
  }

  @Test func whatAnExceptionHoldsBackIsCountedKeptAndListed() throws {
    let rows = try machineRows()
    try #require(rows > 5)
    let night = try run("a.sqlite", "2026-08-31")
    #expect(night.status == 0, "\(night.output)")
    #expect(try suppressed(night) == ["E-EVERY-01": rows])
    let database = try AlertDatabase(path: folder.path(of: "a.sqlite"), access: .readOnly)
    #expect(try database.suppressedCounts() == ["E-EVERY-01": Int64(rows)])
    let list = try mekiki(
      "rules", "list", "--pipeline", folder.path, "--database", folder.path(of: "a.sqlite"), "--today",
      "2026-08-31", "--language", "ja")
    #expect(list.status == 0)
    #expect(list.output.contains("E-EVERY-01") && list.output.contains("営業部 佐藤"), "\(list.output)")
    #expect(list.output.contains(" \(rows)  "), "\(list.output)")
    // The day after, the same exception exempts nothing, whatever the clock says.
    let later = try run("b.sqlite", "2026-09-01")
    #expect(later.status == 0)
    #expect(try suppressed(later) == [:])
    let lint = try mekiki(
      "rules", "lint", "--pipeline", folder.path, "--today", "2026-09-01", "--language", "ja")
    #expect(lint.output.contains("RUL-114") && lint.output.contains("営業部 佐藤"))
  }

  @Test func aNightThatWantsApprovalRunsOnlyWithTwoPeople() throws {
    let manifest = try String(contentsOfFile: folder.path(of: "pipeline.yaml"), encoding: .utf8)
    _ = try folder.write(manifest + "approved_rules: required\n", as: "pipeline.yaml")
    func control(_ command: String, _ name: String) throws -> OutsideProgram.Outcome {
      try mekiki(
        "rules", command, "--as", name, "--pipeline", folder.path, "--database", folder.path(of: "a.sqlite"),
        "--language", "ja")
    }
    func expectCheck(_ status: Int32, _ words: String) throws {
      let said = try mekiki(
        "check", folder.path, "--database", folder.path(of: "a.sqlite"), "--language", "ja")
      #expect(said.status == status && said.output.contains(words), "\(said.output)")
    }
    try expectCheck(78, "提案も承認もされていません。このパイプラインは承認済みのルールを求める")
    let refused = try run("a.sqlite", "2026-08-31")
    #expect(refused.status == 78 && refused.output.contains("rules propose"), "\(refused.output)")
    #expect(try control("approve", "鈴木").status == 65)
    #expect(try control("propose", "佐藤 花子").status == 0)
    try expectCheck(78, "佐藤 花子 が提案しましたが、承認されていません。")
    let alone = try control("approve", "佐藤　花子")
    #expect(alone.status == 65 && alone.output.contains("別の担当者"), "\(alone.output)")
    #expect(try run("a.sqlite", "2026-08-31").status == 78)
    #expect(try control("approve", "鈴木 一郎").status == 0)
    try expectCheck(0, "佐藤 花子 が提案し、鈴木 一郎 が承認しました。")
    let night = try run("a.sqlite", "2026-08-31")
    #expect(night.status == 0, "\(night.output)")
    // The run names the pack that was approved.
    let database = try AlertDatabase(path: folder.path(of: "a.sqlite"), access: .readOnly)
    let subject = try #require(try database.auditEntries().last?.record.subject)
    #expect(try database.runs(limit: 1).first?.description.rulesDigest == subject)
    let history = try mekiki(
      "rules", "history", "--database", folder.path(of: "a.sqlite"), "--language", "ja")
    #expect(history.status == 0 && history.output.contains("鈴木 一郎") && history.output.contains("ルールの承認"))
    // One changed byte is another pack.
    _ = try folder.write(Self.rule(expires: "2026-08-30"), as: "rules/all.yaml")
    #expect(try run("a.sqlite", "2026-08-31").status == 78)
    try expectCheck(78, "提案も承認もされていません。")
  }

  @Test func anUnapprovedNightRunsWhenAPersonSaysSoAndTheAuditKeepsIt() throws {
    let manifest = try String(contentsOfFile: folder.path(of: "pipeline.yaml"), encoding: .utf8)
    _ = try folder.write(manifest + "approved_rules: required\n", as: "pipeline.yaml")
    func force(_ arguments: String...) throws -> OutsideProgram.Outcome {
      try program.run(
        [
          "run", folder.path, "--input", folder.path(of: "bank/inbox"), "--customers",
          folder.path(of: "bank/customers.csv"), "--database", folder.path(of: "a.sqlite"), "--date",
          "2026-08-31", "--json",
        ] + arguments)
    }
    #expect(try force("--force").status == 64)
    #expect(try force("--force", "--by", "佐藤").status == 64)
    #expect(try force("--force", "--by", "佐藤", "--reason", " ").status == 64)
    #expect(try force("--by", "佐藤", "--reason", "試験").status == 64)
    #expect(try force().status == 78)
    #expect(try force("--force", "--by", "佐藤", "--reason", "承認者不在のため").status == 0)
    let database = try AlertDatabase(path: folder.path(of: "a.sqlite"), access: .readOnly)
    let entry = try #require(try database.auditEntries().last)
    #expect(entry.record.action == .rulesForced && entry.record.actor == "佐藤")
    #expect(entry.record.detail.contains("承認者不在のため"))
    #expect(entry.record.subject == (try database.runs(limit: 1).first?.description.rulesDigest))
    #expect(try database.verifyAudit().faults.isEmpty)
    // Forcing once approves nothing, and the files of before count once.
    #expect(try force().status == 78)
    let files = try database.files().count
    let again = try force("--force", "--by", "鈴木", "--reason", "再実行")
    #expect(again.status == 0 && again.output.contains("\"fate\":\"known\""), "\(again.output)")
    #expect(try database.files().count == files)
  }
}
