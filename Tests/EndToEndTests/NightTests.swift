import AlertStore
import Core
import Evidence
import Foundation
import Ingest
import Pipeline
import TestSupport
import Testing

@Suite(.serialized) struct NightTests {
  @Test func aNightFillsTheDatabaseAndASecondAddsNothing() throws {
    let night = try SimulatedNight()
    let first = try night.run(database: "a.sqlite")
    #expect(first.recordsAccepted > 1_000)
    #expect(first.files.reduce(0) { $0 + $1.raised } > 0)
    #expect(!first.hasRefusedFiles)
    let before = try night.dump("a.sqlite")
    let second = try night.run(database: "a.sqlite")
    #expect(second.runID == nil)
    for line in second.files {
      guard case .known(let known) = line.fate else {
        Issue.record("\(line.name) was not known")
        continue
      }
      #expect(known.runID == first.runID)
    }
    #expect(try night.dump("a.sqlite") == before)
  }

  @Test func theDatabaseIsSoundAndReasonsAddUp() throws {
    let night = try SimulatedNight()
    try night.run(database: "a.sqlite")
    guard let integrity = try night.query("a.sqlite", "PRAGMA integrity_check; PRAGMA foreign_key_check")
    else { return }
    #expect(integrity == "ok")
    let wrong = try night.query(
      "a.sqlite",
      """
      SELECT count(*) FROM alert_transaction AS t WHERE t.score_micro <> t.baseline_micro +
        (SELECT sum(contribution_micro) FROM reason WHERE reason.transaction_key = t.transaction_key)
      """)
    #expect(wrong == "0")
    #expect(try night.query("a.sqlite", "SELECT count(*) > 0 FROM v_alert_queue") == "1")
    #expect(try night.query("a.sqlite", "SELECT count(*) > 0 FROM v_alert_reason") == "1")
    let attributes = try FileManager.default.attributesOfItem(atPath: night.folder.path(of: "a.sqlite"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func theResultDoesNotDependOnTheNumberOfWorkers() throws {
    let night = try SimulatedNight()
    try night.run(database: "one.sqlite", workers: 1)
    try night.run(database: "three.sqlite", workers: 3)
    #expect(try night.dump("one.sqlite") == night.dump("three.sqlite"))
  }

  /// Two nights of one month each must leave what one night over both leaves: the state survives between them.
  @Test func historySurvivesBetweenNights() throws {
    let night = try SimulatedNight()
    try night.run(database: "whole.sqlite")
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    for (index, name) in names.enumerated() {
      let inbox = night.folder.path(of: "inbox-\(index)")
      try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: night.inbox + "/" + name, toPath: inbox + "/" + name)
      try night.run(database: "parts.sqlite", inbox: inbox)
    }
    let query = "SELECT account, business_day, score_micro, transaction_count FROM alert ORDER BY 1, 2"
    #expect(try night.query("parts.sqlite", query) == night.query("whole.sqlite", query))
    let states = "SELECT kind, key, hex(content) FROM entity_state ORDER BY 1, 2"
    #expect(try night.query("parts.sqlite", states) == night.query("whole.sqlite", states))
  }

  @Test func aRefusedFileLeavesItsFindingsAndNoAlerts() throws {
    let night = try SimulatedNight()
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    let transfers = try #require(names.first { $0.hasSuffix(".sofuri") })
    let path = night.inbox + "/" + transfers
    var bytes = try #require(FileManager.default.contents(atPath: path))
    // One more in the last digit of the trailer's count of records.
    let trailer = try #require(bytes.range(of: Data("\n8".utf8), options: .backwards)).lowerBound + 1
    bytes[trailer + 6] = bytes[trailer + 6] == 0x39 ? 0x38 : bytes[trailer + 6] + 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let outcome = try night.run(database: "a.sqlite")
    #expect(outcome.hasRefusedFiles)
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let refused = try database.files().filter { $0.outcome.status == .quarantined }
    #expect(refused.map(\.description.name) == [transfers])
    let file = try #require(refused.first)
    #expect(try !database.findings(fileID: file.fileID).isEmpty)
    #expect(
      try night.query("a.sqlite", "SELECT count(*) FROM alert_transaction WHERE file_id = \(file.fileID)")
        ?? "0" == "0")
  }

  /// A file that was refused stays refused: a run that is killed behind it and run again must not end as a clean one.
  @Test func aRefusedFileIsSaidAgain() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    _ = try night.folder.write("", as: "bank/inbox/zz-empty.csv")
    #expect(try night.run(database: "a.sqlite").hasRefusedFiles)
    let again = try night.run(database: "a.sqlite")
    #expect(again.runID == nil)
    #expect(again.hasRefusedFiles)
  }

  /// Dates that no calendar holds, amounts that no integer can sum: refused, never a trap.
  @Test func hostileRowsAreRefused() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    let header =
      "transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
      + "counterparty_name,originator_name,memo,balance_after\n"
    func rows(_ moment: String, _ amount: String, _ count: Int) -> String {
      String(repeating: ",\(moment)T10:00:00+09:00,9999-001-1-7,out,\(amount),JPY,,,,,,,\n", count: count)
    }
    let dates = ["1868-01-01", "1979-06-01", "1980-01-05", "2100-01-01", "2150-01-01", "9999-12-31"]
    let edges = ["1981-01-01", "2099-12-31"]
    let body = (dates + edges).map { rows($0, "1", 1) }.joined()
    _ = try night.folder.write(header + body, as: "bank/inbox/za-dates.csv")
    let amounts = rows("2026-08-01", "\(Limits.amountYen)", 1_200)
    _ = try night.folder.write(header + amounts, as: "bank/inbox/zb-amounts.csv")
    _ = try night.folder.write(header + rows("2026-08-02", "5", 1), as: "bank/inbox/zc-small.csv")
    let outcome = try night.run(database: "a.sqlite")
    let lines = outcome.files.suffix(3)
    #expect(lines.map(\.recordsAccepted) == [Int64(edges.count), 1_200, 1])
    #expect(lines.map(\.recordsRejected) == [Int64(dates.count), 0, 0])
    #expect(lines.map(\.yenAccepted) == [2, 0, 5])
    guard case .quarantined(let findings) = lines[lines.startIndex + 1].fate else {
      Issue.record("a file of more than \(Limits.fileYen) yen was accepted")
      return
    }
    #expect(findings.map(\.code) == ["PIP-004"])
  }

  /// The same content adds nothing a second time, however it is packed.
  @Test func theSameContentInAnotherCompressionAddsNothing() throws {
    let root = try #require(RepositoryRoot.path())
    let night = try SimulatedNight(accounts: 20, days: 2)
    for name in ["transactions.csv", "transactions.csv.gz", "transactions.zip"] {
      try FileManager.default.copyItem(
        atPath: root + "/SampleData/golden/opening/" + name, toPath: night.inbox + "/zz-" + name)
    }
    let outcome = try night.run(database: "a.sqlite")
    let fates = outcome.files.suffix(3).map { line in
      if case .known(let known) = line.fate { known.name } else { "new" }
    }
    #expect(fates == ["new", "zz-transactions.csv", "zz-transactions.csv"])
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    #expect(try database.files().count { $0.description.name.hasPrefix("zz-") } == 1)
    try FileManager.default.removeItem(atPath: night.inbox + "/zz-transactions.csv.gz")
    try FileManager.default.removeItem(atPath: night.inbox + "/zz-transactions.zip")
    try night.run(database: "b.sqlite")
    let states = "SELECT kind, key, hex(content) FROM entity_state ORDER BY 1, 2"
    #expect(try night.query("a.sqlite", states) == night.query("b.sqlite", states))
  }

  @Test func aMissingCustomersFileEndsTheNight() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    try FileManager.default.removeItem(atPath: night.folder.path(of: "bank/customers.csv"))
    let error = #expect(throws: PipelineError.self) { try night.run(database: "a.sqlite") }
    guard case .noCustomers(let finding) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(finding.place.file == "customers.csv")
  }

  @Test func anAlertIsSealedAndVerified() throws {
    let night = try SimulatedNight()
    try night.run(database: "a.sqlite")
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let alert = try #require(try database.alerts(matching: AlertFilter(limit: 1)).first)
    let assembly = EvidenceAssembly(definition: night.definition, database: database, inputPath: night.inbox)
    let content = try assembly.content(alertID: alert.alertID)
    #expect(content.transactions.count == alert.transactionCount)
    let bundles = try ["one.zip", "two.zip"].map { name in
      _ = try EvidenceSeal.write(content, to: night.folder.path(of: name), baggingDate: SimulatedNight.day)
      return try night.folder.bytes(of: name)
    }
    #expect(bundles[0] == bundles[1])
    #expect(try EvidenceVerification.verify(night.folder.path(of: "one.zip")).isIntact)
    var damaged = bundles[0]
    damaged[damaged.count / 2] ^= 1
    let path = try night.folder.write(damaged, as: "damaged.zip")
    let isIntact = (try? EvidenceVerification.verify(path).isIntact) ?? false
    #expect(!isIntact)
    try FileManager.default.removeItem(atPath: night.inbox)
    #expect(throws: SealingError.self) { try assembly.content(alertID: alert.alertID) }
  }
}
