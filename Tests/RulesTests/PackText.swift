import Core

@testable import Rules

/// Packs written for tests: one rule around a condition, or several.
enum PackText {
  /// A rule with a condition, cases in flow form and further lines of its own, each indented by four.
  static func rule(
    _ id: String = "R-TEST-01", condition: String, fires: String = "transaction.is_cash: true",
    silent: String = "transaction.is_cash: false", evidence: String = "transaction.is_cash",
    more: [String] = []
  ) -> String {
    ([
      "  - id: \(id)", "    title: {ja: 試験, en: test}", "    why: {ja: 理由, en: reason}", "    source: test",
      "    reference_case: \"\"", "    typology: structuring", "    severity: low", "    points: 1",
      "    condition: |", "      \(condition)", "    evidence: [\(evidence)]", "    review_by: 2027-03-31",
    ] + more.map { "    " + $0 } + [
      "    cases:", "      fires:", "        - name: yes", "          values: {\(fires)}", "      silent:",
      "        - name: no", "          values: {\(silent)}", "",
    ]).joined(separator: "\n")
  }

  static func pack(_ rules: String..., before: String = "") -> String {
    before + "rules:\n" + rules.joined()
  }

  static func threshold(
    _ name: String, _ value: String, unit: String = "yen", why: String = "{ja: 理由, en: reason}"
  ) -> String {
    "  - {name: \(name), value: \(value), unit: \(unit), why: \(why), source: test}\n"
  }

  static func load(_ text: String, features: [FeatureSpec] = TestCatalogue.features) -> (
    pack: RulePack?, findings: [Finding]
  ) {
    RulePack.load(files: [RuleFile(name: "test.yaml", bytes: Array(text.utf8))], features: features)
  }

  /// The codes, lines and columns of findings.
  static func places(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code)@\($0.place.record ?? 0)" + ($0.place.column.map { ":\($0)" } ?? "") }
  }
}
