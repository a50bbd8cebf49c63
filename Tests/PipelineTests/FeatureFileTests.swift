import Core
import Features
import Foundation
import Pipeline
import TestSupport
import Testing

/// A pipeline with a file of declared windows, loaded and checked whole.
@Suite struct FeatureFileTests {
  static let features = """
    features:
      - name: account.out.transfer_count_12h
        key: account
        measure: count
        over: 12h
        where: {direction: out, kind: transfer}
        title_ja: 過去12時間の振込件数
        title_en: transfers over 12 hours
    """

  /// The nightly pipeline with declared windows, and one rule of its own beside its rules.
  static func folder(_ features: String?, condition: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let root = try #require(RepositoryRoot.path())
    let nightly = root + "/Pipelines/nightly"
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "rules"), withIntermediateDirectories: true)
    let rule = """
      rules:
        - id: R-OWN-01
          title: {ja: 件, en: thing}
          why: {ja: 試験, en: test}
          source: test
          reference_case: ""
          typology: card_theft
          severity: low
          points: 7
          condition: \(condition)
          evidence: [account.out.count_24h]
          review_by: 2027-01-01
          cases:
            fires: [{name: many, values: {account.out.transfer_count_12h: 5}}]
            silent: [{name: few, values: {account.out.transfer_count_12h: 4}}]
      """
    _ = try folder.write(rule, as: "rules/own.yaml")
    if let features { _ = try folder.write(features, as: "features.yaml") }
    _ = try folder.write(
      """
      name: own
      features: features.yaml
      input: inbox
      database: x.sqlite
      rules: rules
      lexicon: \(nightly)/lexicon
      model: \(nightly)/models/model.safetensors
      policy: \(nightly)/policy.yaml
      reject_limit: 0
      workers: 1
      csv:
        encoding: utf8
        columns: {occurred_at: at, account: account, direction: direction, amount: amount}
      """, as: "pipeline.yaml")
    return folder
  }

  static func findings(_ folder: TemporaryFolder) -> [Finding] {
    do {
      _ = try PipelineDefinition.load(folder: folder.path)
      return []
    } catch .invalidPipeline(let findings, _) {
      return findings
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  static let condition = "account.out.transfer_count_12h >= 5"

  @Test func aRuleSeesADeclaredWindowAndTheDigestCoversIt() throws {
    let folder = try Self.folder(Self.features, condition: Self.condition)
    let definition = try PipelineDefinition.load(folder: folder.path)
    #expect(definition.catalogue.names.last == "account.out.transfer_count_12h")
    #expect(definition.featureFile?.path == "features.yaml")
    let training = try PipelineDefinition.loadForTraining(folder: folder.path)
    #expect(training.catalogue.names == definition.catalogue.names)
    let other = try Self.folder(
      Self.features.replacing("kind: transfer", with: "kind: cash"), condition: Self.condition)
    let changed = try PipelineDefinition.load(folder: other.path)
    #expect(changed.digest != definition.digest)
    #expect(changed.rulesDigest == definition.rulesDigest)
  }

  @Test func whatIsWrongIsAFindingOfTheCheck() throws {
    let missing = Self.findings(try Self.folder(nil, condition: "account.out.count_24h >= 5"))
    #expect(missing.contains { $0.code == "PIP-001" && $0.place.file == "features.yaml" })
    let wrong = Self.findings(
      try Self.folder(
        Self.features.replacing("over: 12h", with: "over: 12m"), condition: Self.condition))
    #expect(wrong.contains { $0.code == "PIP-060" && $0.place.record == 5 })
    #expect(wrong.contains { $0.place.file == "rules/own.yaml" })
  }
}
