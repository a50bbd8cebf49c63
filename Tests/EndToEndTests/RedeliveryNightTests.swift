import AlertStore
import Core
import Foundation
import Pipeline
import TestSupport
import Testing

/// Files that come again: corrected, or under a name that was there before.
@Suite(.serialized) struct RedeliveryNightTests {
  let night: SimulatedNight
  let inbox: String

  init() throws {
    night = try SimulatedNight(accounts: 20, days: 2)
    inbox = night.folder.path(of: "own")
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
  }

  private func run(_ lines: String = "", day: BankDay = SimulatedNight.day) throws -> NightOutcome {
    let definition = try night.definition(adding: lines)
    return try night.run(database: "a.sqlite", inbox: inbox, definition: definition) {
      $0.businessDay = day
      $0.customersPath = nil
    }
  }

  private func put(_ bytes: [UInt8], as name: String) throws {
    try Data(bytes).write(to: URL(filePath: inbox + "/" + name))
  }

  private func database() throws -> AlertDatabase {
    try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
  }

  private func findings(on name: String) throws -> [String] {
    let database = try database()
    let file = try #require(try database.files().last { $0.description.name == name })
    return try database.findings(fileID: file.fileID).map(\.code).filter { $0.hasPrefix("PIP-") }
  }

  /// Transfers of one header, and the same with a letter of the first payee's name changed.
  private func transfers() throws -> (first: [UInt8], corrected: [UInt8]) {
    let root = try #require(RepositoryRoot.path())
    let path = root + "/SampleData/golden/zengin/sofuri-crlf.dat"
    let first = try Array(Data(contentsOf: URL(filePath: path)))
    var corrected = first
    corrected[122 + 60] = corrected[122 + 60] == 0xB1 ? 0xB2 : 0xB1
    return (first, corrected)
  }

  private static func csv(_ amount: Int) -> [UInt8] {
    let header =
      "occurred_at,account,direction,amount,channel,kind,counterparty_account,counterparty_name,"
      + "originator_name,memo,balance_after\n"
    return Array((header + "2026-09-20T10:00:00+09:00,9999-001-1-7,in,\(amount),,,,,,,\n").utf8)
  }

  @Test func aCorrectedFileWaitsForAPersonAndCountsOnlyWhenOneSaysSo() throws {
    let (first, corrected) = try transfers()
    try put(first, as: "a.dat")
    #expect(try !run().hasRefusedFiles)
    try put(corrected, as: "b.dat")
    for _ in 0..<2 {
      let outcome = try run()
      guard case .held(let finding) = try #require(outcome.files.last).fate else {
        Issue.record("\(outcome.files)")
        return
      }
      #expect(outcome.hasRefusedFiles && finding.code == "PIP-006" && finding.place.file == "b.dat")
      #expect(finding.english.contains("a.dat") && finding.japanese.contains("a.dat"))
      #expect(try database().files().map(\.description.name) == ["a.dat"])
    }
    let taken = try run("redelivery: take\n")
    #expect(!taken.hasRefusedFiles && taken.recordsAccepted == 2)
    #expect(try findings(on: "b.dat") == ["PIP-007"])
    #expect(try run().hasRefusedFiles == false)
  }

  /// What was refused counted nothing, so its correction is what was waited for.
  @Test func theCorrectionOfARefusedFileIsTaken() throws {
    let (first, corrected) = try transfers()
    var broken = first
    // The trailer's count of records.
    broken[3 * 122 + 6] ^= 1
    try put(broken, as: "a.dat")
    guard case .quarantined = try #require(try run().files.first).fate else {
      Issue.record("the broken file was taken")
      return
    }
    try FileManager.default.removeItem(atPath: inbox + "/a.dat")
    try put(corrected, as: "a.dat")
    let outcome = try run()
    #expect(!outcome.hasRefusedFiles && outcome.recordsAccepted == 2)
    #expect(try findings(on: "a.dat") == ["PIP-005"])
  }

  @Test func aNameThatComesAgainIsANewFileOnAnotherDayAndWaitsOnTheSame() throws {
    try put(Self.csv(500), as: "transactions.csv")
    #expect(try !run().hasRefusedFiles)
    #expect(try findings(on: "transactions.csv").isEmpty)
    try put(Self.csv(700), as: "transactions.csv")
    let same = try run()
    guard case .held = try #require(same.files.first).fate else {
      Issue.record("\(same.files)")
      return
    }
    let next = try run(day: SimulatedNight.day.adding(days: 1))
    #expect(!next.hasRefusedFiles && next.recordsAccepted == 1)
    #expect(try findings(on: "transactions.csv") == ["PIP-005"])
    let database = try database()
    let last = try #require(try database.files().last)
    let notices = try database.findings(fileID: last.fileID)
    let finding = try #require(notices.first { $0.code == "PIP-005" })
    #expect(finding.english.contains(SimulatedNight.day.iso8601))
  }

  @Test func theRuleIsReadStrictly() throws {
    #expect(try night.definition(adding: "").manifest.redelivery == .hold)
    #expect(try night.definition(adding: "redelivery: take\n").manifest.redelivery == .take)
    #expect(throws: PipelineError.self) { try night.definition(adding: "redelivery: maybe\n") }
  }
}
