import AlertStore
import Core
import Cryptography
import Foundation
import Pipeline
import TestSupport
import Testing

/// Nights with a file of accounts confirmed as used for fraud.
@Suite(.serialized) struct LabelNightTests {
  private func definition(_ night: SimulatedNight, labels: String) throws -> PipelineDefinition {
    _ = try night.folder.write(labels, as: "labels.csv")
    return try night.definition(
      adding: "labels: {file: labels.csv, as_of: 2026-09-01, stale_after_days: 20}\n")
  }

  private func fired(_ night: SimulatedNight, _ database: String) throws -> Int {
    let alerts = try AlertDatabase(path: night.folder.path(of: database), access: .readOnly)
    return try alerts.alerts(matching: AlertFilter(limit: 10_000)).reduce(0) { count, alert in
      let detail = try #require(try alerts.alert(id: alert.alertID))
      return count + detail.transactions.count { $0.record.reasons.contains { $0.name == "R-LABEL-01" } }
    }
  }

  @Test func aPaymentToAConfirmedAccountIsLookedAtFromTheMomentItWasKnown() throws {
    let night = try SimulatedNight()
    let party = try night.someParty()
    let known = "account,known_at\n\(party),2026-08-02T09:00:00+09:00\n"
    let definition = try definition(night, labels: known)
    #expect(definition.labels?.table.count == 1)
    #expect(definition.staleReferences(on: SimulatedNight.day).map(\.code) == ["PIP-043"])
    try night.run(database: "a.sqlite", definition: definition)
    #expect(try fired(night, "a.sqlite") > 0)
    let digest = SHA256Hasher.digest(of: Array(known.utf8)).hexadecimal
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    for file in try database.files() {
      #expect(file.outcome.notes.contains("labels=\(digest)@2026-09-01"))
    }
    let later = try self.definition(night, labels: "account,known_at\n\(party),2026-12-31T09:00:00+09:00\n")
    try night.run(database: "b.sqlite", definition: later)
    #expect(try fired(night, "b.sqlite") == 0)
  }

  @Test func aFileThatCannotBeUsedStopsThePipeline() throws {
    let night = try SimulatedNight(accounts: 20, days: 3)
    let error = #expect(throws: PipelineError.self) { try definition(night, labels: "account\nA\n") }
    guard case .invalidPipeline(let findings, _) = error else {
      Issue.record("the fault was not said: \(String(describing: error))")
      return
    }
    #expect(findings.map(\.code) == ["ING-018"] && findings.map(\.place.file) == ["labels.csv"])
  }
}
