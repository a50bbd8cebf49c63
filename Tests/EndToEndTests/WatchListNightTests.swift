import AlertStore
import Core
import Cryptography
import Foundation
import Pipeline
import TestSupport
import Testing

/// Nights with a watch list that holds a party of the simulated bank.
@Suite(.serialized) struct WatchListNightTests {
  /// The other account of the last transfer of the last CSV file.
  private func someParty(_ night: SimulatedNight) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    let name = try #require(names.last { $0.hasSuffix(".csv") })
    let text = try String(contentsOfFile: night.inbox + "/" + name, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let column = try #require(header.firstIndex(of: "counterparty_account"))
    let direction = try #require(header.firstIndex(of: "direction"))
    for line in lines.reversed() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      if fields.count == header.count, fields[direction] == "out", !fields[column].isEmpty {
        return String(fields[column])
      }
    }
    throw SimulatedNight.Missing.repository
  }

  /// The nightly pipeline with one watch list of its own and a declared column that no file has.
  private func definition(_ night: SimulatedNight, list: String) throws -> PipelineDefinition {
    let root = try #require(RepositoryRoot.path())
    let nightly = root + "/Pipelines/nightly"
    let columns =
      ["occurred_at", "account", "direction", "amount", "channel", "kind"]
      + ["counterparty_account", "counterparty_name", "originator_name", "memo", "balance_after"]
    let manifest = """
      name: watched
      input: inbox
      database: x.sqlite
      rules: \(nightly)/rules
      lexicon: \(nightly)/lexicon
      model: \(nightly)/models/model.safetensors
      policy: \(nightly)/policy.yaml
      reject_limit: 10
      workers: 1
      watch_lists: [{id: mine, kind: own, file: list.csv, as_of: 2026-09-01, stale_after_days: 20}]
      extra_columns: [{name: terminal, type: text, title_ja: 端末, title_en: terminal, window_key: true}]
      csv: {encoding: detect, columns: {\(columns.map { "\($0): \($0)" }.joined(separator: ", "))}}
      """
    _ = try night.folder.write(list, as: "list.csv")
    _ = try night.folder.write(manifest, as: "pipeline.yaml")
    return try PipelineDefinition.load(folder: night.folder.path)
  }

  private func run(_ definition: PipelineDefinition, _ night: SimulatedNight, _ database: String) throws {
    _ = try Night(
      definition: definition, inputPath: night.inbox,
      customersPath: night.folder.path(of: "bank/customers.csv"),
      databasePath: night.folder.path(of: database), businessDay: SimulatedNight.day,
      startedAt: Instant(day: SimulatedNight.day, secondOfDay: 3_600), workers: 1, progress: { _ in },
      now: { Instant(day: SimulatedNight.day, secondOfDay: 7_200) }
    ).run()
  }

  @Test func aPaymentToAListedAccountIsLookedAtAndTheListIsOnRecord() throws {
    let night = try SimulatedNight()
    let party = try someParty(night)
    let list = "account\n\(party)\n"
    let definition = try definition(night, list: list)
    #expect(definition.watchLists.map(\.list.count) == [1])
    #expect(definition.staleReferences(on: SimulatedNight.day).map(\.code) == ["PIP-043"])
    try run(definition, night, "a.sqlite")
    let fired = try night.query("a.sqlite", "SELECT count(*) > 0 FROM reason WHERE name = 'R-WATCH-01'")
    #expect(fired == nil || fired == "1")
    let digest = SHA256Hasher.digest(of: Array(list.utf8)).hexadecimal
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    for file in try database.files() {
      #expect(file.outcome.notes.contains("watch_list.mine=\(digest)@2026-09-01"))
      #expect(file.outcome.notes.contains("customers="))
    }
  }

  @Test func aListThatCannotBeUsedStopsThePipeline() throws {
    let night = try SimulatedNight(accounts: 20, days: 3)
    let error = #expect(throws: PipelineError.self) { try definition(night, list: "title\nA\n") }
    guard case .invalidPipeline(let findings) = error else {
      Issue.record("the fault was not said: \(String(describing: error))")
      return
    }
    #expect(findings.map(\.code) == ["ING-233"] && findings.map(\.place.file) == ["list.csv"])
  }
}
