import Core
import Features
import Foundation
import Rules
import TestSupport
import Testing

@testable import Pipeline

/// The file of declared windows, as it is read and as it is refused.
@Suite struct FeatureManifestTests {
  static let columns = [
    ExtraColumnSpec(
      name: "terminal", type: .text, isWindowKey: true, titleJapanese: "端末", titleEnglish: "terminal"),
    ExtraColumnSpec(name: "branch", type: .text, titleJapanese: "店", titleEnglish: "branch"),
  ]

  static func read(_ text: String) -> (catalogue: RunCatalogue, findings: [Finding]) {
    FeatureManifest.read(bytes: Array(text.utf8), name: "features.yaml", extraColumns: columns)
  }

  /// A file whose first window is sound and whose second has some lines of its own, from line 8 on.
  static func second(
    name: String, key: String = "account", measure: String = "count", over: String? = "3h",
    more: [String] = []
  ) -> (catalogue: RunCatalogue, findings: [Finding]) {
    let lines =
      ["  - name: \(name)", "    key: \(key)", "    measure: \(measure)"]
      + (over.map { ["    over: \($0)"] } ?? [])
      + more.map { "    " + $0 } + ["    title_ja: 件", "    title_en: thing"]
    return read(
      """
      features:
        - name: account.mine_1h
          key: account
          measure: count
          over: 1h
          title_ja: 件
          title_en: thing

      """ + lines.joined(separator: "\n") + "\n")
  }

  @Test func everyKeyOfAWindowIsRead() throws {
    let (catalogue, findings) = Self.read(
      """
      features:
        - name: account.out.internet_sum_yen_3h
          key: account
          measure: sum_yen
          over: 3h
          where: {direction: out, channel: [internet, mobile], kind: transfer, amount_yen: {from: 900000, below: 1000000}}
          title_ja: 過去3時間の上限直下のネット出金合計
          title_en: internet transfers just below a million over 3 hours
          source: bank's own case
        - {name: extra.terminal.cash_count_30d_daily, key: terminal, measure: count, over: 30d, where: {kind: [cash]}, title_ja: 件, title_en: c}
        - {name: counterparty.first, key: counterparty, measure: days_since_first, title_ja: 日, title_en: d}
        - {name: pair.amount_to_mean_7d, key: pair, measure: amount_to_mean, over: 7d, where: {amount_yen: {from: 1}}, title_ja: 倍, title_en: r}
      """)
    #expect(findings.isEmpty, "\(findings)")
    let declared = catalogue.declared
    try #require(declared.count == 4)
    #expect(
      declared[0]
        == DeclaredFeature(
          name: "account.out.internet_sum_yen_3h", key: .account, measure: .sumYen, span: .hours(3),
          filter: DeclaredFilter(
            direction: .outgoing, channels: [.internet, .mobile], kinds: [.transfer], fromYen: 900_000,
            belowYen: 1_000_000), titleJapanese: "過去3時間の上限直下のネット出金合計",
          titleEnglish: "internet transfers just below a million over 3 hours", source: "bank's own case"))
    #expect(declared[1].key == .column("terminal") && declared[1].span == .days(30))
    #expect(declared[1].filter == DeclaredFilter(kinds: [.cash]))
    #expect(declared[1].source == DeclaredFeature.unsaidSource)
    #expect(declared[2].span == nil && declared[2].key == .counterparty)
    #expect(declared[3].filter == DeclaredFilter(fromYen: 1))
    let places = catalogue.names.suffix(4)
    #expect(Array(places) == declared.map(\.name) && catalogue.names.count == catalogue.specs.count)
    #expect(catalogue.spec("account.out.internet_sum_yen_3h")?.unit == .yen)
    #expect(catalogue.spec("counterparty.first")?.unit == .days)
    #expect(catalogue.spec("pair.amount_to_mean_7d")?.unit == .ratio)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    var code: String
    var line: Int64
    var name = "account.b_3h"
    var key = "account"
    var measure = "count"
    var over: String? = "3h"
    var more: [String] = []
    var testDescription: String { "\(code) \(name) \(key) \(measure) \(over ?? "-") \(more)" }
  }

  /// The second window's name stands in line 8, its key in 9, measure in 10, over in 11, then the filter.
  static let refusals: [Refusal] = [
    Refusal(code: "PIP-050", line: 8, name: "account.Big_3h"),
    Refusal(code: "PIP-050", line: 8, name: "account..b_3h"),
    Refusal(code: "PIP-050", line: 8, name: "account.件_3h"),
    Refusal(code: "PIP-050", line: 8, name: "account.\(String(repeating: "x", count: 80))_3h"),
    Refusal(code: "PIP-051", line: 8, name: "account.mine_1h", over: "1h"),
    Refusal(code: "PIP-051", line: 8, name: "account.out.count_24h", over: "24h"),
    Refusal(code: "PIP-051", line: 8, name: "extra.terminal.count_24h", key: "terminal", over: "24h"),
    Refusal(code: "PIP-052", line: 8, name: "pair.b_3h"),
    Refusal(code: "PIP-052", line: 8, name: "account.b_3h", key: "terminal"),
    Refusal(code: "PIP-053", line: 8, name: "account.b_4h"),
    Refusal(code: "PIP-053", line: 8, name: "account.b_30d", over: "30d"),
    Refusal(code: "PIP-053", line: 8, name: "account.b_1d", over: "24h"),
    Refusal(code: "PIP-053", line: 8, name: "account.b_7d_daily", over: "7d"),
    Refusal(code: "PIP-054", line: 8, measure: "sum_yen"),
    Refusal(code: "PIP-054", line: 8, name: "account.yen.b_3h", measure: "max_yen"),
    Refusal(code: "PIP-055", line: 8, name: "account.b_yen_3h"),
    Refusal(code: "PIP-055", line: 8, name: "account.b_yen_3h", measure: "amount_to_mean"),
    Refusal(code: "PIP-056", line: 9, name: "extra.device.b_3h", key: "device"),
    Refusal(code: "PIP-056", line: 9, name: "extra.branch.b_3h", key: "branch"),
    Refusal(code: "PIP-057", line: 10, name: "pair.b_3h", key: "pair", measure: "distinct_accounts"),
    Refusal(code: "PIP-057", line: 10, measure: "distinct_accounts"),
    Refusal(
      code: "PIP-057", line: 10, name: "extra.terminal.b_3h", key: "terminal",
      measure: "distinct_counterparties"),
    Refusal(code: "PIP-058", line: 10, name: "account.b", over: nil),
    Refusal(
      code: "PIP-059", line: 11, name: "pair.b_8d_daily", key: "pair", measure: "seconds_since_last",
      over: "8d"),
    Refusal(
      code: "PIP-059", line: 11, name: "account.b_30d_daily", measure: "seconds_since_last", over: "30d"),
    Refusal(code: "PIP-060", line: 11, over: "3 yen"),
    Refusal(code: "PIP-060", line: 11, over: "90m"),
    Refusal(code: "PIP-060", line: 11, over: "0h"),
    Refusal(code: "PIP-060", line: 11, over: "169h"),
    Refusal(code: "PIP-060", line: 11, over: "91d"),
    Refusal(code: "PIP-060", line: 11, over: "1.5d"),
    Refusal(code: "PIP-060", line: 11, over: "03h"),
    Refusal(code: "PIP-060", line: 11, over: "3"),
    Refusal(code: "PIP-060", line: 11, over: "３h"),
    Refusal(
      code: "PIP-061", line: 13, name: "counterparty.b_3h", key: "counterparty",
      more: ["where:", "  direction: out"]),
    Refusal(code: "PIP-062", line: 13, more: ["where:", "  kind: [cash, correction]"]),
    Refusal(code: "PIP-063", line: 13, more: ["where:", "  amount_yen: {from: 1000, below: 1000}"]),
    Refusal(code: "PIP-063", line: 13, more: ["where:", "  amount_yen: {from: 1000, below: 900}"]),
    Refusal(code: "PIP-063", line: 13, more: ["where:", "  amount_yen: {below: 0}"]),
    Refusal(code: "PIP-063", line: 13, more: ["where:", "  amount_yen: {}"]),
    Refusal(code: "PIP-064", line: 10, measure: "distinct_counterparties"),
    Refusal(
      code: "PIP-064", line: 12, measure: "distinct_counterparties",
      more: ["where: {direction: out, kind: cash}"]),
    Refusal(
      code: "PIP-064", line: 12, name: "extra.terminal.b_3h", key: "terminal", measure: "distinct_accounts",
      more: ["where: {direction: out}"]),
    Refusal(
      code: "PIP-065", line: 11, name: "account.b", measure: "days_since_first", over: nil,
      more: ["where: {direction: out}"]),
    Refusal(
      code: "PIP-065", line: 11, name: "account.b", measure: "seconds_since_last", over: nil,
      more: ["where: {kind: cash}"]),
    Refusal(code: "PIP-065", line: 10, name: "pair.b", key: "pair", measure: "seconds_since_last", over: nil),
    Refusal(code: "PIP-067", line: 13, more: ["where:", "  channel: []"]),
    Refusal(code: "MAN-014", line: 12, more: ["window: 3h"]),
    Refusal(code: "MAN-014", line: 13, more: ["where:", "  currency: yen"]),
    Refusal(code: "MAN-014", line: 13, more: ["where:", "  amount_yen: {from: 1, to: 2}"]),
    Refusal(code: "MAN-020", line: 10, measure: "median"),
    Refusal(code: "MAN-020", line: 13, more: ["where:", "  direction: both"]),
    Refusal(code: "MAN-020", line: 13, more: ["where:", "  channel: fax"]),
    Refusal(code: "MAN-020", line: 13, more: ["where:", "  kind: [cash, barter]"]),
    Refusal(code: "MAN-022", line: 13, more: ["where:", "  amount_yen: {from: -1}"]),
    Refusal(code: "MAN-017", line: 13, more: ["where:", "  amount_yen: {from: 1 yen}"]),
    Refusal(code: "MAN-016", line: 12, more: ["where: out"]),
  ]

  @Test(arguments: refusals) func whatIsWrongIsSaidWithItsLine(refusal: Refusal) throws {
    let (catalogue, findings) = Self.second(
      name: refusal.name, key: refusal.key, measure: refusal.measure, over: refusal.over, more: refusal.more)
    #expect(findings.map(\.code) == [refusal.code])
    let finding = try #require(findings.first)
    #expect(finding.place.record == refusal.line && finding.place.file == "features.yaml")
    #expect(finding.severity != .notice && !finding.english.isEmpty && !finding.japanese.isEmpty)
    // A key too many refuses the file and leaves the window itself known, so that rules are not blamed for it.
    let known = ["account.mine_1h"] + (refusal.code == "MAN-014" ? [refusal.name] : [])
    #expect(catalogue.declared.map(\.name.text) == known)
  }

  @Test func everyCodeIsRefusedSomewhere() {
    let codes = Set(Self.refusals.map(\.code))
    for number in 50...67 where number != 66 { #expect(codes.contains("PIP-0\(number)")) }
  }

  /// The examples of the guide are what the program takes.
  @Test func theExamplesOfTheGuideAreSound() throws {
    let root = try #require(RepositoryRoot.path())
    let guide = try String(contentsOfFile: root + "/Pipelines/features.md", encoding: .utf8)
    let parts = guide.components(separatedBy: "```")
    let example = try #require(parts.first { $0.hasPrefix("yaml\n") }).dropFirst(5)
    let (catalogue, findings) = Self.read(String(example))
    #expect(findings.isEmpty, "\(findings)")
    #expect(catalogue.declared.count == 3)
    for measure in DeclaredFeature.Measure.allCases { #expect(guide.contains("`\(measure.rawValue)`")) }
    for channel in Channel.allCases { #expect(guide.contains("`\(channel.word)`")) }
  }

  @Test func missingKeysAreNamed() {
    let (catalogue, findings) = Self.read("features:\n  - {measure: count}\n")
    #expect(catalogue.declared.isEmpty)
    #expect(findings.map(\.code) == ["MAN-015", "MAN-015", "MAN-015", "MAN-015"])
    #expect(Self.read("feature: []\n").findings.map(\.code) == ["MAN-015", "MAN-014"])
  }

  /// Rules are checked against declared windows, units included, and run on their values.
  @Test func rulesUseDeclaredWindows() throws {
    let (catalogue, findings) = Self.second(
      name: "account.out.cash_sum_yen_12h", measure: "sum_yen", over: "12h",
      more: ["where: {direction: out, kind: cash}"])
    #expect(findings.isEmpty)
    func load(_ condition: String) -> (pack: RulePack?, findings: [Finding]) {
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
            evidence: [account.out.cash_sum_yen_12h]
            review_by: 2027-01-01
            cases:
              fires: [{name: much, values: {account.out.cash_sum_yen_12h: 600000}}]
              silent: [{name: little, values: {account.out.cash_sum_yen_12h: 100000}}]
        """
      return RulePack.load(
        files: [RuleFile(name: "own.yaml", bytes: Array(rule.utf8))], features: catalogue.specs,
        extraColumns: catalogue.extraColumns)
    }
    let (pack, faults) = load("account.out.cash_sum_yen_12h >= 500000")
    #expect(faults.isEmpty, "\(faults)")
    #expect(RuleCaseRunner.run(try #require(pack)).isEmpty)
    let (unknown, unknownFaults) = load("account.out.cash_sum_yen_13h >= 500000")
    #expect(unknown == nil && !unknownFaults.isEmpty)
  }
}
