import Core
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

  /// The nightly pipeline with one declared window by the day.
  private func pipeline(in folder: TemporaryFolder) throws -> String {
    let root = try #require(RepositoryRoot.path())
    let nightly = root + "/Pipelines/nightly/"
    let text = try String(contentsOfFile: nightly + "pipeline.yaml", encoding: .utf8)
    _ = try folder.write(
      text.replacing("../../", with: root + "/") + "\nfeatures: features.yaml\n", as: "pipeline.yaml")
    _ = try folder.write(
      """
      features:
        - name: account.out.large_sum_yen_30d_daily
          key: account
          measure: sum_yen
          over: 30d
          where: {direction: out, amount_yen: {from: 3000}}
          title_ja: 過去30日の3千円以上の出金額
          title_en: outgoing of 3,000 yen or more over 30 days
      """, as: "features.yaml")
    for name in ["rules", "lexicon", "models", "policy.yaml", "workflow.yaml"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: name), withDestinationPath: nightly + name)
    }
    return folder.path
  }

  /// The sums of the large outgoing rows of each day.
  private func largeSums(_ rows: [SimulatedTransaction]) -> [String: Int] {
    rows.reduce(into: [:]) { sums, row in
      guard row.direction == .outgoing, row.amountYen >= 3_000 else { return }
      sums[row.occurredAt.japanDay.iso8601, default: 0] += Int(row.amountYen)
    }
  }

  @Test func usualAmountsPayersAndDeclaredSumsAreThoseOfTheFiles() throws {
    let folder = try TemporaryFolder()
    let pipeline = try pipeline(in: folder)
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = try #require(
      OutsideProgram((tests as NSString).deletingLastPathComponent + "/mekiki"),
      "the executable was not built")
    let bank = SimulatedBank(SimulationPlan(accounts: 40, days: 20, seed: 8))
    _ = try bank.write(to: folder.path(of: "bank"))
    let database = folder.path(of: "a.sqlite")
    let night = try program.run([
      "run", pipeline, "--input", folder.path(of: "bank/inbox"), "--database", database, "--date",
      "2026-08-21",
    ])
    try #require(night.status == 0, "\(night.output)")
    var byAccount: [String: [SimulatedTransaction]] = [:]
    for row in bank where row.route == .csv { byAccount[row.account, default: []].append(row) }
    var payers = 0
    for (account, rows) in byAccount.sorted(by: { $0.value.count > $1.value.count }).prefix(6) {
      let json = try program.run([
        "state", "show", account, "--pipeline", pipeline, "--database", database, "--json",
      ])
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      let usual = try #require(object["usual"] as? [[String: Any]])
      #expect(usual.map { $0["direction"] as? String } == ["out", "in"])
      for (side, direction) in zip(usual, [Direction.outgoing, .incoming]) {
        let amounts = rows.filter { $0.direction == direction }.suffix(32).map { Double($0.amountYen) }
        let sorted = amounts.sorted()
        let median =
          sorted.count < 5 ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        let transactions = try #require(side["transactions"] as? [[String: Any]])
        #expect(transactions.map { $0["amount_yen"] as? Double } == amounts)
        #expect(side["median_yen"] as? Double == median)
      }
      let payments = try #require(object["payments"] as? [[String: Any]])
      let named = rows.filter { $0.direction == .incoming && !$0.counterpartyAccount.isEmpty }
      #expect(payments.count >= min(32, named.count) && payments.count <= 32)
      payers += payments.count
      let days = try #require(object["declared_days"] as? [[String: Any]])
      let sums = days.reduce(into: [:]) { $0[$1["day"] as? String ?? ""] = $1["sum_yen"] as? Int }
      #expect(sums == largeSums(rows))
      #expect(days.allSatisfy { $0["features"] as? [String] == ["account.out.large_sum_yen_30d_daily"] })
      let text = try program.run([
        "state", "show", account, "--pipeline", pipeline, "--database", database, "--language", "ja",
      ]).output
      for words in ["普段の取引（直近32件まで", "この口座への支払い", "宣言された集計の日別の合計", "account.out.large_sum_yen_30d_daily"] {
        #expect(text.contains(words), "\(words)")
      }
    }
    #expect(payers > 3)
  }
}
