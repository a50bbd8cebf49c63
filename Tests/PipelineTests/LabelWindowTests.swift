import Core
import Features
import Testing

@testable import Pipeline

/// Windows of labels as a file declares them, and what cannot be declared.
@Suite struct LabelWindowTests {
  static let columns = [
    ExtraColumnSpec(
      name: "terminal", type: .text, isWindowKey: true, titleJapanese: "端末", titleEnglish: "terminal"),
    ExtraColumnSpec(
      name: "fraud", type: .label, knownAfterDays: 7, titleJapanese: "不正", titleEnglish: "fraud"),
  ]

  static func read(_ line: String, columns: [ExtraColumnSpec] = columns) -> (RunCatalogue, [String]) {
    let text = "features:\n  - {\(line), title_ja: 件, title_en: thing}\n"
    let (catalogue, findings) = FeatureManifest.read(
      bytes: Array(text.utf8), name: "features.yaml", extraColumns: columns)
    return (catalogue, findings.map(\.code))
  }

  @Test func aShareOfFraudIsDeclared() throws {
    let (catalogue, codes) = Self.read(
      "name: extra.terminal.fraud_share_7d_daily, key: terminal, measure: fraud_share, over: 7d, in_model: true"
    )
    #expect(codes.isEmpty)
    let feature = try #require(catalogue.declared.first)
    #expect(feature.isModelInput && feature.sumsNumbers.count == 2 && feature.spec.unit == .ratio)
    let (counted, none) = Self.read(
      "name: account.fraud_count_1d_daily, key: account, measure: count, over: 1d, where: {label: fraud}")
    #expect(none.isEmpty && counted.declared.first?.filter == DeclaredFilter(label: .fraud))
    #expect(counted.declared.first?.isModelInput == false)
  }

  @Test(arguments: [
    ("name: account.a_7d_daily, key: account, measure: days_since_last, over: 7d", "PIP-080"),
    ("name: account.a_7d, key: account, measure: days_since_last, over: 7d", "PIP-080"),
    (
      "name: account.a_7d_daily, key: account, measure: fraud_share, over: 7d, where: {label: known}",
      "PIP-082"
    ),
    ("name: pair.a_7d_daily, key: pair, measure: fraud_share, over: 7d", "PIP-083"),
    (
      "name: account.a_30d_daily, key: account, measure: distinct_counterparties, over: 30d, where: {label: fraud}",
      "PIP-083"
    ),
    (
      "name: account.a_7d_daily, key: account, measure: seconds_since_last, over: 7d, where: {label: fraud}",
      "PIP-083"
    ),
    ("name: account.a_24h_daily, key: account, measure: fraud_share, over: 24h", "PIP-084"),
    ("name: account.a_84d_daily, key: account, measure: fraud_share, over: 84d", "PIP-084"),
    ("name: account.a, key: account, measure: fraud_share", "PIP-084"),
    ("name: account.a_7d, key: account, measure: fraud_share, over: 7d", "PIP-053"),
    ("name: account.a_7d_daily, key: account, measure: count, over: 7d, where: {label: bad}", "MAN-020"),
  ]) func whatCannotBeIsSaid(line: String, code: String) {
    let (catalogue, codes) = Self.read(line)
    #expect(codes == [code] && catalogue.declared.isEmpty)
  }

  @Test func labelsNeedAColumn() {
    let line = "name: account.a_7d_daily, key: account, measure: fraud_share, over: 7d"
    #expect(Self.read(line, columns: []).1 == ["PIP-081"])
    #expect(Self.read(line).1.isEmpty)
  }
}
