import AlertStore
import Core
import Cryptography
import Foundation
import Pipeline
import TestSupport
import Testing

/// Nights with a watch list that holds a party of the simulated bank.
@Suite(.serialized) struct WatchListNightTests {
  /// The nightly pipeline with one watch list of its own and a declared column that no file has.
  private func definition(_ night: SimulatedNight, list: String) throws -> PipelineDefinition {
    _ = try night.folder.write(list, as: "list.csv")
    return try night.definition(
      adding: """
        watch_lists: [{id: mine, kind: own, file: list.csv, as_of: 2026-09-01, stale_after_days: 20}]
        extra_columns: [{name: terminal, type: text, title_ja: 端末, title_en: terminal, window_key: true}]
        """)
  }

  @Test func aPaymentToAListedAccountIsLookedAtAndTheListIsOnRecord() throws {
    let night = try SimulatedNight()
    let party = try night.someParty()
    let list = "account\n\(party)\n"
    let definition = try definition(night, list: list)
    #expect(definition.watchLists.map(\.table.count) == [1])
    #expect(definition.staleReferences(on: SimulatedNight.day).map(\.code) == ["PIP-043"])
    try night.run(database: "a.sqlite", definition: definition)
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
    guard case .invalidPipeline(let findings, _) = error else {
      Issue.record("the fault was not said: \(String(describing: error))")
      return
    }
    #expect(findings.map(\.code) == ["ING-233"] && findings.map(\.place.file) == ["list.csv"])
  }
}
