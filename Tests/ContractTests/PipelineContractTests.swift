import Foundation
import Core
import Features
import Pipeline
import Rules
import TestSupport
import Testing

/// What the repository's own pipeline must keep.
@Suite struct PipelineContractTests {
  static func definition() throws -> PipelineDefinition {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    return try PipelineDefinition.load(folder: root + "/Pipelines/nightly")
  }

  enum Missing: Error {
    case repository
  }

  @Test func itLoadsAndItsRulesPassTheirCases() throws {
    let definition = try Self.definition()
    #expect(definition.rules.rules.count >= 15)
    #expect(RuleCaseRunner.run(definition.rules).isEmpty)
    for rule in definition.rules.rules {
      #expect(rule.cases.contains { $0.expectation == .fires }, "\(rule.id)")
      #expect(rule.cases.contains { $0.expectation == .silent }, "\(rule.id)")
      #expect(!rule.source.isEmpty && !rule.evidence.isEmpty, "\(rule.id)")
      for name in rule.evidence { #expect(FeatureCatalogue.column(name) != nil, "\(rule.id) cites \(name)") }
    }
  }

  @Test func theLexiconFeedsEveryFeatureItHas() throws {
    let categories = Set(try Self.definition().lexicon.categories)
    for name in FeatureCatalogue.names where name.text.hasPrefix("lexicon.") {
      #expect(categories.contains(String(name.text.dropFirst("lexicon.".count))), "\(name)")
    }
  }

  @Test func theModelIsSmall() throws {
    #expect(try Self.definition().modelFile.bytes.count <= Limits.modelBytes)
  }

  @Test func everyFaultOfABrokenPipelineIsSaid() throws {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    let folder = try TemporaryFolder()
    let manifest = """
      name: broken
      input: inbox
      database: x.sqlite
      rules: \(root)/Pipelines/nightly/rules
      lexicon: \(root)/Pipelines/nightly/lexicon
      model: absent.safetensors
      policy: absent.yaml
      reject_limit: 10
      workers: 1
      csv: {encoding: detect, columns: {occurred_at: a, account: b, direction: c, amount: d}}
      """
    _ = try folder.write(manifest, as: "pipeline.yaml")
    let error = #expect(throws: PipelineError.self) { try PipelineDefinition.load(folder: folder.path) }
    guard case .invalidPipeline(let findings, _) = error else {
      Issue.record("the faults were not said: \(String(describing: error))")
      return
    }
    #expect(
      findings.filter { $0.code == "PIP-001" }.map(\.place.file) == ["absent.safetensors", "absent.yaml"])
    #expect(throws: PipelineError.self) { try PipelineDefinition.load(folder: folder.path + "/nowhere") }
  }

  /// Without a card beside the model a night is compared with no training; with one that cannot be read it is not run.
  @Test func aCardThatIsThereAndCannotBeReadIsSaid() throws {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    let nightly = root + "/Pipelines/nightly"
    let folder = try TemporaryFolder()
    let manifest = """
      name: carded
      input: inbox
      database: x.sqlite
      rules: \(nightly)/rules
      lexicon: \(nightly)/lexicon
      model: models/model.safetensors
      policy: \(nightly)/policy.yaml
      reject_limit: 10
      workers: 1
      csv: {encoding: detect, columns: {occurred_at: a, account: b, direction: c, amount: d}}
      """
    _ = try folder.write(manifest, as: "pipeline.yaml")
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "models"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: nightly + "/models/model.safetensors", toPath: folder.path(of: "models/model.safetensors"))
    _ = try PipelineDefinition.load(folder: folder.path)
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "models/card.json"), withIntermediateDirectories: false)
    let error = #expect(throws: PipelineError.self) { try PipelineDefinition.load(folder: folder.path) }
    guard case .invalidPipeline(let findings, _) = error else {
      Issue.record("nothing was said: \(String(describing: error))")
      return
    }
    #expect(findings.map(\.code) == ["PIP-001"])
    #expect(findings.first?.place.file == "models/card.json")
  }
}
