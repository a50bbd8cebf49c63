import Core
import Foundation
import Pipeline
import TestSupport
import Testing

/// Rule packs that must not load never reach a night: what `mekiki run` and `mekiki check` say of them has the place, the line with a mark
/// below what is wrong, and what to do.
@Suite struct BadPackNightTests {
  /// A pipeline of the nightly parts with one more file of rules.
  private func refusal(_ rules: String) throws -> (japanese: String, english: String) {
    let root = try #require(RepositoryRoot.path())
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: root + "/Pipelines/nightly", toPath: folder.path(of: "own"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "SampleData"), withDestinationPath: root + "/SampleData")
    let manifest = try String(contentsOfFile: folder.path(of: "own/pipeline.yaml"), encoding: .utf8)
    _ = try folder.write(
      manifest.replacing("../../SampleData", with: "../SampleData"), as: "own/pipeline.yaml")
    _ = try folder.write(rules, as: "own/rules/zz.yaml")
    let own = folder.path(of: "own")
    let error = try #require(throws: PipelineError.self) { _ = try PipelineDefinition.load(folder: own) }
    if case .invalidPipeline(let findings, _) = error {
      #expect(findings.allSatisfy { $0.place.record != nil && $0.place.column != nil })
    } else {
      Issue.record("It is refused for something else.")
    }
    return (error.japanese, error.english)
  }

  private static func rule(_ condition: String, id: String = "R-BAD-01") -> String {
    """
    rules:
      - id: \(id)
        title: {ja: 試験, en: test}
        why: {ja: 試験, en: test}
        source: test
        reference_case: ""
        typology: structuring
        severity: low
        points: 1
        condition: |
          \(condition)
        evidence: []
        review_by: 2027-03-31
        cases:
          fires: [{name: yes, values: {transaction.is_cash: true}}]
          silent: [{name: no, values: {transaction.is_cash: false}}]

    """
  }

  @Test(
    arguments: [
      (
        rule("transaction.memo.matches('(還付')"), "RUL-016 rules/zz.yaml:11", 32,
        "no regular expression of RE2"
      ),
      (
        rule("transaction.is_cash && nameLike(transaction.memo)"), "RUL-008 rules/zz.yaml:11", 30,
        "Pipelines/rules.md"
      ),
      (rule("transaction.amount_yen + 'a' > 1"), "RUL-010 rules/zz.yaml:11", 7, "convert one side"),
      (
        rule("transaction.amount_yen > limit.night_hour"), "RUL-030 rules/zz.yaml:11", 32,
        "there is no threshold"
      ),
      (
        rule("transaction.amount_yen > limit.dormant_days"), "RUL-011 rules/zz.yaml:11", 32,
        "mixes units: yen and days"
      ),
      (rule("inList('frozn', transaction.memo)"), "RUL-039 rules/zz.yaml:11", 14, "did you mean 'frozen'?"),
      (
        rule("transaction.memo.split('').exists(a, transaction.memo.split('').exists(b, a + b == 'x'))"),
        "RUL-019 rules/zz.yaml:11", 7, "put fewer loops inside one another"
      ),
      (
        rule(
          String(repeating: "(", count: 2_000) + "transaction.is_cash" + String(repeating: ")", count: 2_000)),
        "RUL-006 rules/zz.yaml:11", nil, "split the rule"
      ),
      (
        rule(
          String(repeating: "(", count: 10_000) + "transaction.is_cash"
            + String(repeating: ")", count: 10_000)),
        "RUL-005 rules/zz.yaml:11", 7, "split the rule"
      ),
      (rule("transaction.is_cash", id: "R-CASH-01"), "RUL-021 rules/zz.yaml:2", 9, "choose another"),
      (
        rule("transaction.is_cash").replacing("    source: test", with: "\tsource: test"),
        "MAN-004 rules/zz.yaml:5", 1, "spaces"
      ),
      (
        "a: &a [x, x]\nb: &b [*a, *a]\n" + rule("transaction.is_cash"), "MAN-007 rules/zz.yaml:2", 8, "anchor"
      ),
    ] as [(String, String, Int?, String)])
  func isRefusedAtItsPlace(rules: String, place: String, column: Int?, remedy: String) throws {
    let said = try refusal(rules)
    for text in [said.english, said.japanese] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let index = try #require(lines.firstIndex { $0.contains(place) }, "\(text)")
      let number = try #require(place.split(separator: ":").last)
      #expect(lines[index + 1].hasPrefix("      \(number) | "), "\(text)")
      guard let column else { continue }
      let head = "      \(number) | ".count
      let mark = try #require(lines[index + 2].firstIndex(of: "^"), "\(text)")
      #expect(lines[index + 2].distance(from: lines[index + 2].startIndex, to: mark) == head + column - 1)
    }
    #expect(said.english.contains(remedy), "\(said.english)")
  }
}
