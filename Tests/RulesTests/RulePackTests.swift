import Core
import Testing

@testable import Rules

/// Loading a pack: what is read, what is refused and where, and how examples are held against their rules.
@Suite struct RulePackTests {
  private static let example = "transaction.just_below_limit: true, account.out.below_limit_count_7d: 3"

  private static let good = """
    rules:
      - id: R-STRUCT-01
        title: {ja: 限度額直下の出金, en: Just below a limit}
        why: {ja: 敷居値を避けている, en: It avoids a limit}
        source: test
        reference_case: "1-2"
        typology: structuring
        severity: high
        points: 25
        condition: |
          transaction.just_below_limit
            && account.out.below_limit_count_7d >= 3
        evidence: [account.out.below_limit_count_7d]
        review_by: 2027-03-31
        cases:
          fires:
            - name: three in a week
              values: {transaction.just_below_limit: true, account.out.below_limit_count_7d: 3}
          silent:
            - name: two in a week
              values: {transaction.just_below_limit: true, account.out.below_limit_count_7d: 2}
            - name: nothing is known
              values: {transaction.channel: atm}
    """

  private func load(_ texts: String...) -> (pack: RulePack?, findings: [Finding]) {
    let files = texts.enumerated().map { RuleFile(name: "\($0).yaml", bytes: Array($1.utf8)) }
    return RulePack.load(files: files, features: TestCatalogue.features)
  }

  private func places(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code)@\($0.place.file):\($0.place.record ?? 0)" }
  }

  private func changed(_ old: String, _ new: String) -> String {
    #expect(Self.good.contains(old), "the test changes what is not there: \(old)")
    return Self.good.replacing(old, with: new)
  }

  @Test func readsEveryField() throws {
    let (pack, findings) = load(Self.good)
    #expect(findings == [])
    let loaded = try #require(pack)
    let rule = try #require(loaded.rules.first)
    #expect(loaded.rules.count == 1)
    #expect(loaded.files.first?.bytes == Array(Self.good.utf8))
    #expect(rule.id == "R-STRUCT-01")
    #expect(rule.title[.japanese] == "限度額直下の出金")
    #expect(rule.why[.english] == "It avoids a limit")
    #expect(rule.referenceCase == "1-2")
    #expect((rule.typology, rule.severity, rule.points) == (.structuring, .high, 25))
    #expect(rule.evidence == ["account.out.below_limit_count_7d"])
    #expect(rule.reviewBy.iso8601 == "2027-03-31")
    #expect(rule.cases.map(\.name) == ["three in a week", "two in a week", "nothing is known"])
    #expect(RuleCaseRunner.run(loaded) == [])
    #expect(loaded.overdueReviews(on: rule.reviewBy) == [])
    #expect(loaded.overdueReviews(on: rule.reviewBy.adding(days: 1)).map(\.code) == ["RUL-027"])
  }

  @Test(arguments: [
    ("id: R-STRUCT-01", "id: struct-1", "RUL-020@0.yaml:2"),
    ("points: 25", "points: 101", "MAN-022@0.yaml:9"),
    ("severity: high", "severity: grave", "MAN-020@0.yaml:8"),
    ("typology: structuring", "typology: structurin", "MAN-020@0.yaml:7"),
    ("reference_case: \"1-2\"", "reference: x", "MAN-015@0.yaml:2"),
    ("evidence: [account.out.below_limit_count_7d]", "evidence: [account.out.below]", "RUL-007@0.yaml:13"),
    ("review_by: 2027-03-31", "review_by: 2027-02-29", "MAN-021@0.yaml:14"),
    (
      "&& account.out.below_limit_count_7d >= 3", "&& acount.out.below_limit_count_7d >= 3",
      "RUL-007@0.yaml:12"
    ),
    ("&& account.out.below_limit_count_7d >= 3", "&& account.out.below_limit_count_7d", "RUL-010@0.yaml:12"),
    (
      Self.example, "transaction.is_csh: true",
      "RUL-007@0.yaml:18"
    ),
    ("account.out.below_limit_count_7d: 3", "account.out.below_limit_count_7d: 3.5", "RUL-025@0.yaml:18"),
    (
      Self.example,
      "transaction.just_below_limit: yes", "RUL-025@0.yaml:18"
    ),
    ("transaction.channel: atm", "transaction.channel: atn", "MAN-020@0.yaml:23"),
    ("two in a week", "three in a week", "RUL-024@0.yaml:20"),
    ("    condition: |", "    conditon: |", "MAN-015@0.yaml:2"),
  ])
  func refusesWithPlace(old: String, new: String, expected: String) {
    let (pack, findings) = load(changed(old, new))
    #expect(pack == nil)
    #expect(places(findings).contains(expected), "\(places(findings))")
  }

  @Test func tellsLineAndColumnInsideACondition() {
    let findings = load(
      changed("account.out.below_limit_count_7d >= 3", "account.out.below_limit_count_7 >= 3")
    ).findings
    #expect(findings.map(\.code) == ["RUL-007"])
    #expect(findings[0].place.record == 12)
    #expect(findings[0].english.hasPrefix("column 12: "))
    #expect(findings[0].english.contains("did you mean 'account.out.below_limit_count_7d'?"))
    #expect(findings[0].japanese.hasPrefix("12 文字目: "))
  }

  @Test func wantsCasesOfBothKinds() throws {
    let lines = Self.good.split(separator: "\n").map(String.init)
    let firing = try #require(lines.firstIndex { $0.hasSuffix("fires:") })
    let silent = try #require(lines.firstIndex { $0.hasSuffix("silent:") })
    let silentOnly = (lines[..<firing] + lines[silent...]).joined(separator: "\n")
    #expect(places(load(silentOnly).findings) == ["RUL-022@0.yaml:16"])
    let firesOnly = lines[..<silent].joined(separator: "\n")
    #expect(places(load(firesOnly).findings) == ["RUL-023@0.yaml:16"])
  }

  @Test func identifiersAreUniqueAcrossFiles() {
    #expect(places(load(Self.good, Self.good).findings) == ["RUL-021@1.yaml:2"])
  }

  @Test func aPackWithoutRulesIsRefused() {
    #expect(places(load("rules: []\n").findings) == ["RUL-028@0.yaml:1"])
    #expect(RulePack.load(files: [], features: TestCatalogue.features).findings.map(\.code) == ["RUL-028"])
    #expect(places(load("a: &x 1\nb: *x\n").findings) == ["MAN-007@0.yaml:2"])
  }

  @Test func examplesThatDisagreeAreFound() throws {
    let wrong = changed("below_limit_count_7d: 3}", "below_limit_count_7d: 1}")
    let findings = RuleCaseRunner.run(try #require(load(wrong).pack))
    #expect(places(findings) == ["RUL-026@0.yaml:17"])
    #expect(findings[0].english.contains("should fire, but it is silent"))
    let other = changed("below_limit_count_7d: 2}", "below_limit_count_7d: 9}")
    let second = RuleCaseRunner.run(try #require(load(other).pack))
    #expect(
      second.map(\.english) == ["case 'two in a week' of R-STRUCT-01 should stay silent, but it is fired"])
  }

  @Test func everyFindingSpeaksBothLanguages() {
    let broken = Self.good.replacing("points: 25", with: "points: 2500").replacing("fires:", with: "fire:")
      .replacing("id: R", with: "id: Q").replacing(">= 3", with: ">= 'three'")
    let findings = load(broken).findings
    #expect(findings.count >= 5)
    for finding in findings {
      #expect(finding.english.allSatisfy { $0.isASCII })
      #expect(finding.japanese.contains { !$0.isASCII })
    }
  }
}
