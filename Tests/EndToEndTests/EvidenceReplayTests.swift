import AlertStore
import Alerts
import Core
import Evidence
import Foundation
import Pipeline
import TestSupport
import Testing

/// Alerts of a simulated bank are sealed, and computed again from their bundles with nothing else.
@Suite(.serialized) struct EvidenceReplayTests {
  let night: SimulatedNight

  init() throws {
    night = try SimulatedNight(accounts: 150, days: 60, seed: 41)
  }

  /// A night with labels, watch lists, declared windows and a sample, whose files say more than a model asks for.
  private func definition() throws -> PipelineDefinition {
    _ = try night.folder.write(
      """
      features:
        - {name: payee.sum_5d, key: counterparty, aggregate: sum, window: 5d}

      """, as: "features.yaml")
    let party = try night.someParty()
    _ = try night.folder.write("account,name\n\(party),\n", as: "own.csv")
    return try night.definition(
      adding: """
        labels: bank/confirmed_accounts.csv
        watch_lists:
          - {id: own, kind: own, file: own.csv, as_of: 2026-01-01}

        """)
  }

  private func seal(_ definition: PipelineDefinition, _ change: (inout EvidenceContent) -> Void = { _ in })
    throws -> [String]
  {
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let alerts = try database.alerts(matching: AlertFilter(limit: 40))
    let assembly = EvidenceAssembly(definition: definition, database: database, inputPath: night.inbox)
    return try alerts.map { alert in
      var content = try assembly.content(alertID: alert.alertID)
      change(&content)
      let path = night.folder.path(of: alert.alertID + ".zip")
      _ = try EvidenceSeal.write(content, to: path, baggingDate: SimulatedNight.day, overwrites: true)
      return path
    }
  }

  @Test func everyAlertIsComputedAgainBitForBit() throws {
    let definition = try definition()
    // Two nights, so that histories come from what a night has stored and not only from the files of one.
    let names = try FileManager.default.contentsOfDirectory(atPath: night.inbox).sorted()
    let first = night.folder.path(of: "first")
    try FileManager.default.createDirectory(atPath: first, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: night.inbox + "/" + names[0], toPath: first + "/" + names[0])
    try night.run(database: "a.sqlite", inbox: first, definition: definition)
    try night.run(database: "a.sqlite", workers: 2, definition: definition)
    let bundles = try seal(definition)
    try #require(bundles.count >= 12)
    // What a bundle names lies nowhere any more.
    try FileManager.default.removeItem(atPath: night.folder.path(of: "bank"))
    try FileManager.default.removeItem(atPath: night.folder.path(of: "own.csv"))
    for (index, bundle) in bundles.enumerated() {
      let replay = try EvidenceReplay(path: bundle, workers: 1 + index % 2)
      #expect(replay.values.count > 400)
      #expect(replay.isEqual, "\(replay.values.filter { !$0.isEqual }.prefix(5))")
    }
  }

  @Test func whatRulesAskListsForIsSealedAlsoWhenTheyMadeItThemselves() throws {
    let root = try #require(RepositoryRoot.path())
    let rules = night.folder.path(of: "rules")
    try FileManager.default.copyItem(atPath: root + "/Pipelines/nightly/rules", toPath: rules)
    try Data(
      """
      rules:
        - id: R-TEST-01
          title: {ja: 試験, en: test}
          why: {ja: 理由, en: reason}
          source: test
          reference_case: ""
          typology: structuring
          severity: low
          points: 1
          condition: inList('own', 'X' + transaction.counterparty_account)
          evidence: [transaction.amount_yen]
          review_by: 2027-03-31
          exceptions:
            - {id: E-TEST-01, owner: 営業部, reason: {ja: 確認済み, en: checked}, expires: 2027-03-31, account: 9999-000-1-7654321}
          cases:
            fires:
              - name: listed
                values: {transaction.counterparty_account: "1", transaction.occurred_on: "2026-11-22T00:00:00+09:00"}
                lists: {own: [X1]}
            silent:
              - name: not listed
                values: {transaction.counterparty_account: "1", transaction.occurred_on: "2026-11-22T00:00:00+09:00"}

      """.utf8
    ).write(to: URL(filePath: rules + "/test.yaml"))
    let lines = Set(try night.parties()).sorted().map { "X\($0),\n" }.joined()
    _ = try night.folder.write("account,name\n" + lines, as: "own.csv")
    let definition = try night.definition(
      adding: "watch_lists:\n  - {id: own, kind: own, file: own.csv, as_of: 2026-01-01}\n", rules: rules)
    try night.run(database: "a.sqlite", definition: definition)
    var firing = 0
    for bundle in try seal(definition) {
      let replay = try EvidenceReplay(path: bundle)
      #expect(replay.isEqual, "\(replay.values.filter { !$0.isEqual }.prefix(5))")
      let text = try #require(OutsideProgram("unzip")).run(["-p", bundle, "bundle/data/rules/fired.json"])
        .output
      firing += text.contains("R-TEST-01") ? 1 : 0
    }
    #expect(firing > 0)
    // A file whose exception names an account is in no bundle that withholds accounts; the others are.
    let database = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let assembly = EvidenceAssembly(definition: definition, database: database, inputPath: night.inbox)
    let alert = try #require(try database.alerts(matching: AlertFilter(limit: 1)).first).alertID
    let mask = AlertMask(
      role: MaskingRole(accounts: .hidden, names: .hidden, texts: .hidden), pseudonyms: nil)
    let part = try assembly.content(
      alertID: alert,
      redaction: EvidenceRedaction(
        role: "statistics", mask: mask, opening: [UInt8](repeating: 1, count: EvidenceCommitments.keyBytes)))
    let (left, whole) = (
      part.ruleFiles.map(\.path), try assembly.content(alertID: alert).ruleFiles.map(\.path)
    )
    #expect(whole.filter { !left.contains($0) }.map { ($0 as NSString).lastPathComponent } == ["test.yaml"])
  }

  @Test func aProgramCanBeginWithTheListOfABundle() throws {
    try night.run(database: "a.sqlite")
    let bundle = try #require(try seal(night.definition).first)
    let unzip = try #require(OutsideProgram("unzip"))
    let text = try unzip.run(["-p", bundle, "bundle/data/evidence.json"]).output
    let root = try #require(RepositoryRoot.path())
    let shape = try JSONShape(path: root + "/ops/schemas/evidence.schema.json")
    #expect(try shape.problems(in: text) == [])
    let crate = try unzip.run(["-p", bundle, "bundle/data/ro-crate-metadata.json"]).output
    let value = try #require(try JSONSerialization.jsonObject(with: Data(crate.utf8)) as? [String: Any])
    let graph = try #require(value["@graph"] as? [[String: Any]])
    let named = Set(graph.compactMap { $0["@id"] as? String })
    let dataset = try #require(graph.first { $0["@id"] as? String == "./" })
    let parts = try #require(dataset["hasPart"] as? [[String: String]]).compactMap { $0["@id"] }
    #expect(parts.count > 20)
    #expect(named.isSuperset(of: parts))
  }

  @Test func aNumberThatWasSealedWronglyIsSeen() throws {
    try night.run(database: "a.sqlite")
    let bundles = try seal(night.definition) { content in
      content.transactions[0].features[3].value = (content.transactions[0].features[3].value ?? 0) + 1
    }
    let replay = try EvidenceReplay(path: try #require(bundles.first))
    let different = replay.values.filter { !$0.isEqual }
    #expect(different.count == 1)
    #expect(different.first?.file == "features.json")
    #expect(different.first?.place.hasSuffix(".value") == true)
  }

  @Test func withoutAHistoryABundleIsNotComputedAgain() throws {
    try night.run(database: "a.sqlite")
    let bundles = try seal(night.definition) { $0.transactions[0].history = nil }
    let bundle = try #require(bundles.first)
    #expect(try EvidenceVerification.verify(bundle).isIntact)
    #expect(throws: ReplayError.withoutHistory(transaction: 1)) { try EvidenceReplay(path: bundle) }
  }

  @Test func aBundleThatWasChangedIsNotComputedAgain() throws {
    try night.run(database: "a.sqlite")
    let bundle = try #require(try seal(night.definition).first)
    var bytes = Array(try Data(contentsOf: URL(filePath: bundle)))
    bytes[bytes.count / 2] ^= 4
    let path = try night.folder.write(bytes, as: "changed.zip")
    #expect(throws: (any Error).self) { try EvidenceReplay(path: path) }
  }
}
