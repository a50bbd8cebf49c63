import Core
import Pipeline
import Reporting

/// Writes what tests and lint of rules found.
enum RulesText {
  static func test(_ rules: PipelineRules, _ language: Language) -> String {
    let list = FindingList(rules.findings, files: rules.files).terminal(language)
    guard let pack = rules.pack else {
      return list
        + (language == .japanese
          ? "ルールを読み込めないため、事例を実行していません。\n" : "The rules cannot be read; no case was run.\n")
    }
    let cases = pack.everyRule.reduce(0) { $0 + $1.cases.count }
    let wrong = rules.findings.count { $0.severity != .notice }
    return list
      + (language == .japanese
        ? "ルール \(pack.everyRule.count) 件、事例 \(cases) 件：\(wrong == 0 ? "すべて期待どおりです。" : "\(wrong) 件が期待と異なります。")\n"
        : "\(pack.everyRule.count) rules, \(cases) cases: \(wrong == 0 ? "all hold." : "\(wrong) do not hold.")\n")
  }

  static func testJSON(_ rules: PipelineRules) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rules.test/1")
      json.member("rules", (rules.pack?.everyRule.count).map(Int64.init))
      json.member("cases", (rules.pack?.everyRule.reduce(0) { $0 + $1.cases.count }).map(Int64.init))
      json.key("findings")
      FindingList(rules.findings, files: rules.files).write(to: &json)
    }
    return json.text + "\n"
  }

  static func lint(_ findings: [Finding], _ rules: PipelineRules, _ language: Language) -> String {
    let errors = findings.count { $0.severity != .notice }
    let notices = findings.count - errors
    return FindingList(findings, files: rules.files).terminal(language)
      + (language == .japanese
        ? "誤り \(errors) 件、参考 \(notices) 件\n" : "\(errors) errors, \(notices) notices\n")
  }

  static func lintJSON(_ findings: [Finding], _ rules: PipelineRules) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rules.lint/1")
      json.key("findings")
      FindingList(findings, files: rules.files).write(to: &json)
    }
    return json.text + "\n"
  }
}
