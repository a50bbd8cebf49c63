import Foundation
import Simulation
import TestSupport
import Testing

/// `mekiki state show` after a night: what a person reads, what a program reads, and an account that nobody knows.
@Suite struct StateCommandTests {
  @Test func anAccountIsShownAsTheWindowsSeeIt() throws {
    let folder = try TemporaryFolder()
    let root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    let program = try #require(OutsideProgram(path), "the executable was not built")
    _ = try SimulatedBank(SimulationPlan(accounts: 20, days: 3, seed: 5)).write(to: folder.path(of: "bank"))
    let database = folder.path(of: "a.sqlite")
    let night = try program.run([
      "run", root + "/Pipelines/nightly", "--input", folder.path(of: "bank/inbox"), "--database", database,
      "--date", "2026-08-04",
    ])
    try #require(night.status == 0, "\(night.output)")
    let text = try String(contentsOfFile: folder.path(of: "bank/inbox/transactions.csv"), encoding: .utf8)
    let row = try #require(text.split(whereSeparator: \.isNewline).dropFirst().first)
    let account = String(row.split(separator: ",", omittingEmptySubsequences: false)[2])

    let shown = try program.run(["state", "show", account, "--database", database, "--language", "ja"])
    #expect(shown.status == 0, "\(shown.output)")
    for words in ["== \(account) ==", "初回の取引", "個別に保存している取引（14日分）", "日別の合計（97日分）", "相手先（"] {
      #expect(shown.output.contains(words), "\(words)")
    }
    let json = try program.run(["state", "show", account, "--database", database, "--json"])
    let found = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let object = try #require(found as? [String: Any])
    #expect(object["schema"] as? String == "mekiki.state/1" && object["key"] as? String == account)
    let days = try #require(object["days"] as? [[String: Any]])
    let events = try #require(object["events"] as? [[String: Any]])
    let count = days.reduce(0) { $0 + ($1["count"] as? Int ?? 0) }
    let rows = text.split(whereSeparator: \.isNewline).count { line in
      line.split(separator: ",", omittingEmptySubsequences: false).dropFirst(2).first == account[...]
    }
    #expect(count == rows && events.count == rows)
    let absent = try program.run(["state", "show", "no-such", "--database", database, "--language", "en"])
    #expect(absent.status == 66 && absent.output.contains("no account no-such"))
  }
}
