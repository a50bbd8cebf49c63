import Core
import Foundation
import TestSupport
import Testing

/// What the database forgets behind a file is forgotten by the night too: files in one night or in many leave the same.
@Suite struct ForgottenStateNightTests {
  private static let header =
    "transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
    + "counterparty_name,originator_name,memo,balance_after\n"

  private static func row(_ account: String, _ daysBefore: Int) -> String {
    let day = SimulatedNight.day.adding(days: -daysBefore).iso8601
    return ",\(day)T10:00:00+09:00,\(account),out,5000,JPY,,,8888-001-1-7,,,,\n"
  }

  @Test func filesInOneNightAndInManyLeaveTheSame() throws {
    let night = try SimulatedNight(accounts: 20, days: 1)
    let dormant = "9999-001-1-1"
    let files = [
      // Last seen so long before the next file that its state is dropped behind that.
      ("a.csv", Self.row(dormant, 420)), ("b.csv", Self.row("9999-001-1-2", 5)),
      // Late, and near enough to what was dropped that its row would still see it.
      ("c.csv", Self.row(dormant, 30)),
      // So old that what an earlier file has seen as the newest day would drop it at once.
      ("d.csv", Self.row("9999-001-1-3", 425)),
    ]
    for (name, text) in files {
      for inbox in ["all", "only-" + name] {
        try FileManager.default.createDirectory(
          atPath: night.folder.path(of: inbox), withIntermediateDirectories: true)
        _ = try night.folder.write(Self.header + text, as: inbox + "/" + name)
      }
      try night.run(database: "parts.sqlite", inbox: night.folder.path(of: "only-" + name))
    }
    let outcome = try night.run(database: "whole.sqlite", inbox: night.folder.path(of: "all"))
    #expect(outcome.files.map(\.recordsAccepted) == [1, 1, 1, 1])
    let kept = "SELECT kind, key, first_day, newest_day, hex(content) FROM entity_state ORDER BY 1, 2"
    #expect(try night.query("whole.sqlite", kept) == night.query("parts.sqlite", kept))
    let accounts = "SELECT key FROM entity_state WHERE kind = 1 ORDER BY 1"
    #expect(try night.query("parts.sqlite", accounts) == "9999-001-1-1\n9999-001-1-2\n9999-001-1-3")
  }
}
