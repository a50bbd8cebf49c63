import Foundation
import TestSupport
import Testing

/// `mekiki rules` as rule owners meet it: what it says, and with which code it leaves.
@Suite struct RulesCommandTests {
  let folder: TemporaryFolder
  let program: OutsideProgram
  let pipeline: String

  init() throws {
    folder = try TemporaryFolder()
    pipeline = try #require(RepositoryRoot.path()) + "/Pipelines/nightly"
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
  }

  private func rules(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try program.run(["rules"] + arguments + ["--pipeline", pipeline, "--language", "ja"])
  }

  /// A copy of a file of the pack in a folder of its own, changed.
  private func changed(_ file: String, _ old: String, _ new: String) throws -> String {
    for name in try FileManager.default.contentsOfDirectory(atPath: pipeline + "/rules") {
      var text = try String(contentsOfFile: pipeline + "/rules/" + name, encoding: .utf8)
      if name == file {
        try #require(text.contains(old))
        text = text.replacing(old, with: new, maxReplacements: 1)
      }
      _ = try folder.write(text, as: "rules/" + name)
    }
    return folder.path(of: "rules")
  }

  @Test func theShippedPackHoldsAndIsShown() throws {
    let test = try rules("test")
    #expect(test.status == 0 && test.output.contains("すべて期待どおりです"), "\(test.output)")
    let lint = try rules("lint", "--today", "2026-11-22")
    #expect(lint.status == 0 && lint.output.contains("誤り 0 件"), "\(lint.output)")
    let list = try rules("list", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any]
    let listed = try #require(object?["rules"] as? [[String: Any]])
    #expect(object?["schema"] as? String == "mekiki.rules/1" && listed.count >= 40)
    let show = try rules("show", "R-CASH-01")
    #expect(show.status == 0)
    for words in ["Frequent cash into a personal account", "個人口座への頻繁な現金入金", "account.in.cash_count_7d"] {
      #expect(show.output.contains(words), "\(words)")
    }
    let absent = try rules("show", "R-NONE-01")
    #expect(absent.status == 66 && absent.output.contains("R-NONE-01"))
  }

  @Test func aPackThatIsWrongLeavesWith78AndSaysWhere() throws {
    let misspelt = try changed("cash.yaml", "account.in.cash_count_7d >=", "account.in.cash_cuont_7d >=")
    for command in ["test", "lint", "list"] {
      let outcome = try rules(command, "--rules", misspelt)
      #expect(outcome.status == 78, "\(outcome.output)")
      #expect(outcome.output.contains("RUL-007 rules/cash.yaml:"), "\(outcome.output)")
    }
    let json = try rules("lint", "--rules", misspelt, "--json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let findings = try #require(object?["findings"] as? [[String: Any]])
    #expect(findings.count == 1 && findings[0]["line"] is Int && findings[0]["column"] as? Int == 12)
    let overdue = try rules("lint", "--today", "2030-01-01", "--strict")
    #expect(overdue.status == 78 && overdue.output.contains("RUL-027"))
  }
}
