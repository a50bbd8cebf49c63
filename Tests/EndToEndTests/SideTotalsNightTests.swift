import AlertStore
import Core
import Foundation
import Ingest
import Pipeline
import TestSupport
import Testing

/// Nights over files with totals beside them, and files that must wait.
@Suite(.serialized) struct SideTotalsNightTests {
  let night: SimulatedNight
  let inbox: String

  init() throws {
    night = try SimulatedNight(accounts: 20, days: 2)
    inbox = night.folder.path(of: "own")
    let header =
      "transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
      + "counterparty_name,originator_name,memo,balance_after\n"
    func row(_ direction: String, _ amount: Int) -> String {
      ",2026-09-20T10:00:00+09:00,9999-001-1-7,\(direction),\(amount),JPY,,,,,,,\n"
    }
    _ = try night.folder.write(header + row("in", 500) + row("out", 1_200), as: "own/a.csv")
  }

  private func put(_ totals: String?) throws {
    let path = inbox + "/a.csv.totals.csv"
    try? FileManager.default.removeItem(atPath: path)
    if let totals { try Data(totals.utf8).write(to: URL(filePath: path)) }
  }

  /// The repository's pipeline with other rules for its inbox, read from its files.
  private func pipeline(totals: PipelineManifest.TotalsRule, settleSeconds: Int) throws -> PipelineDefinition
  {
    let copy = night.folder.path(of: "pipeline-\(totals.rawValue)-\(settleSeconds)")
    if !FileManager.default.fileExists(atPath: copy) {
      try FileManager.default.copyItem(atPath: night.definition.folder, toPath: copy)
    }
    let path = copy + "/pipeline.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
      .replacing(": ../../SampleData", with: ": " + night.definition.folder + "/../../SampleData")
      .replacing("totals: optional", with: "totals: \(totals.rawValue)")
      .replacing("settle_seconds: 0", with: "settle_seconds: \(settleSeconds)")
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return try PipelineDefinition.load(folder: copy)
  }

  private func run(
    _ database: String, totals: PipelineManifest.TotalsRule = .optional, settleSeconds: Int = 0,
    startedAt: Instant = Instant(day: SimulatedNight.day, secondOfDay: 3_600)
  ) throws -> NightOutcome {
    let definition = try pipeline(totals: totals, settleSeconds: settleSeconds)
    return try Night(
      definition: definition, inputPath: inbox, customersPath: nil,
      databasePath: night.folder.path(of: database), businessDay: SimulatedNight.day, startedAt: startedAt,
      workers: 1, progress: { _ in }, now: { Instant(day: SimulatedNight.day, secondOfDay: 7_200) }
    ).run()
  }

  @Test func agreeingTotalsAreStoredWithTheFile() throws {
    try put("records,amount_yen_in,amount_yen_out\n2,500,1200\n")
    let outcome = try run("a.sqlite", totals: .required)
    #expect(outcome.files.map(\.name) == ["a.csv"] && !outcome.hasRefusedFiles && outcome.leftAlone.isEmpty)
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let file = try #require(try database.files().first)
    #expect(try database.controlTotals(fileID: file.fileID).filter(\.agrees).count >= 3)
    #expect(file.outcome.content?.sideTotalsDigest?.count == 64)
    #expect(file.outcome.reconciliation?.recordsScored == 0 || file.outcome.status == .accepted)
  }

  @Test func totalsThatDisagreeQuarantineTheFile() throws {
    try put("records,amount_yen_in,amount_yen_out\n2,500,1201\n")
    let outcome = try run("a.sqlite")
    guard case .quarantined(let faults) = try #require(outcome.files.first).fate else {
      Issue.record("\(outcome.files)")
      return
    }
    #expect(faults.map(\.code) == ["ING-221"])
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    #expect(try database.files().map(\.outcome.status) == [.quarantined])
    if let balances = try night.query(
      "a.sqlite", "SELECT balances, records_scored FROM v_file_reconciliation")
    {
      #expect(balances == "0|0")
    }
  }

  /// What cannot be used or is not there yet is tried again, and nothing of the file is stored until then.
  @Test func aFileWaitsForUsableTotals() throws {
    try put(nil)
    let waiting = try run("a.sqlite", totals: .required)
    #expect(waiting.hasRefusedFiles && waiting.runID == nil)
    guard case .unreadable(let missing) = try #require(waiting.files.first).fate else {
      Issue.record("\(waiting.files)")
      return
    }
    #expect(missing.code == "ING-222")
    try put("records;amount\n")
    let unusable = try run("a.sqlite")
    guard case .unreadable(let finding) = try #require(unusable.files.first).fate else {
      Issue.record("\(unusable.files)")
      return
    }
    #expect(finding.code == "ING-220")
    try put("records\n2\n")
    #expect(try !run("a.sqlite", totals: .required).hasRefusedFiles)
    #expect(try run("b.sqlite").files.count == 1)
  }

  @Test func aMissingSideFileIsFineUnlessItIsRequired() throws {
    try put(nil)
    let outcome = try run("a.sqlite")
    #expect(!outcome.hasRefusedFiles && outcome.files.count == 1)
  }

  /// A file changed within the pause before the night waits for the next night, which takes it.
  @Test func aFileStillWrittenWaitsForTheNextNight() throws {
    let changed = try #require(
      FileManager.default.attributesOfItem(atPath: inbox + "/a.csv")[.modificationDate] as? Date)
    let soon = Instant(secondsSince1970: Int64(changed.timeIntervalSince1970) + 30)
    let first = try run("a.sqlite", settleSeconds: 60, startedAt: soon)
    #expect(first.files.isEmpty && first.runID == nil)
    #expect(first.leftAlone.map(\.reason) == [.recentlyChanged])
    let later = Instant(secondsSince1970: soon.secondsSince1970 + 86_400)
    #expect(try run("a.sqlite", settleSeconds: 60, startedAt: later).files.map(\.name) == ["a.csv"])
  }
}
