import Core
import Foundation
import Pipeline
import Reporting
import Rules
import TestSupport
import Testing

/// The rules of a pipeline by themselves, and the page that lies beside them.
@Suite struct PipelineRulesTests {
  private func nightly() throws -> String {
    try #require(RepositoryRoot.path()) + "/Pipelines/nightly"
  }

  @Test func theCataloguePageIsThatOfThePack() throws {
    let folder = try nightly()
    let page = RuleCataloguePage(try PipelineRules.load(folder: folder).usablePack()).markdown()
    let written = try String(contentsOfFile: folder + "/rules/README.md", encoding: .utf8)
    #expect(
      written == page,
      "write it anew: mekiki rules list --format markdown >Pipelines/nightly/rules/README.md")
  }

  @Test func theDigestIsThatWhichARunRecords() throws {
    let folder = try nightly()
    let rules = try PipelineRules.load(folder: folder)
    #expect(try PipelineDefinition.load(folder: folder).rulesDigest == rules.digest)
    let same = try PipelineRules.load(folder: folder, rules: folder + "/rules")
    #expect(same.digest == rules.digest)
  }

  @Test func rulesAreReadWhileModelAndPolicyAreMissing() throws {
    let folder = try TemporaryFolder()
    let manifest = try String(contentsOfFile: try nightly() + "/pipeline.yaml", encoding: .utf8)
    _ = try folder.write(manifest, as: "pipeline.yaml")
    _ = try folder.write(Self.pack("transaction.is_cash"), as: "rules/a.yaml")
    #expect(throws: PipelineError.self) { try PipelineDefinition.load(folder: folder.path) }
    let rules = try PipelineRules.load(folder: folder.path)
    #expect(rules.findings.isEmpty)
    #expect(rules.lint(today: BankDay(daysSince1970: 20_720)).isEmpty)
  }

  @Test func everyFaultComesBackAndNoPack() throws {
    let folder = try TemporaryFolder()
    let manifest = try String(contentsOfFile: try nightly() + "/pipeline.yaml", encoding: .utf8)
    _ = try folder.write(manifest, as: "pipeline.yaml")
    let absent = try PipelineRules.load(folder: folder.path)
    #expect(absent.pack == nil && absent.findings.map(\.code) == ["PIP-001"])
    _ = try folder.write(Self.pack("transaction.is_csh"), as: "rules/a.yaml")
    let broken = try PipelineRules.load(folder: folder.path)
    #expect(broken.pack == nil && broken.findings.map(\.code) == ["RUL-007"])
    #expect(throws: PipelineError.self) { try broken.usablePack() }
    // An example that does not hold leaves the pack readable and not usable.
    _ = try folder.write(Self.pack("!transaction.is_cash"), as: "rules/a.yaml")
    let wrong = try PipelineRules.load(folder: folder.path)
    #expect(wrong.pack != nil && wrong.findings.map(\.code) == ["RUL-026", "RUL-026"])
    #expect(throws: PipelineError.self) { try wrong.usablePack() }
  }

  static func pack(_ condition: String) -> String {
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
        condition: \(condition.hasPrefix("!") ? "\"\(condition)\"" : condition)
        evidence: [transaction.is_cash]
        review_by: 2027-03-31
        cases:
          fires: [{name: yes, values: {transaction.is_cash: true}}]
          silent: [{name: no, values: {transaction.is_cash: false}}]

    """
  }
}
