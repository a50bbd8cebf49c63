import Core
import Features
import Ingest
import Pipeline
import TestSupport
import Testing

@Suite struct ReferenceSourceTests {
  static func read(_ more: String) -> (manifest: PipelineManifest?, findings: [Finding]) {
    PipelineManifest.read(
      bytes: Array((PipelineManifestTests.good + "\n" + more).utf8), name: "pipeline.yaml")
  }

  static let day = BankDay(daysSince1970: 20_758)

  @Test func customersAreAPathOrMore() throws {
    let path = Self.read("customers: a.csv")
    #expect(path.manifest?.customers == ReferenceSource(file: "a.csv"))
    let more = Self.read("customers: {file: a.csv, as_of: 2026-11-01, encoding: cp932, stale_after_days: 3}")
    let source = try #require(more.manifest?.customers)
    #expect(source.asOf == Self.day && source.encoding == .cp932)
    #expect(!source.isStale(on: Self.day.adding(days: 3)) && source.isStale(on: Self.day.adding(days: 4)))
    #expect(source.ageDays(on: Self.day.adding(days: 4)) == 4)
    let wrong = Self.read("customers: {file: a.csv, asof: 2026-11-01}")
    #expect(wrong.manifest == nil && wrong.findings.map(\.place.record) == [13])
  }

  @Test func labelsAreAReferenceFileToo() throws {
    #expect(Self.read("").manifest?.labels == nil)
    #expect(Self.read("labels: a.csv").manifest?.labels == ReferenceSource(file: "a.csv"))
    let more = Self.read("labels: {file: a.csv, as_of: 2026-11-01, encoding: cp932, stale_after_days: 3}")
    #expect(more.manifest?.labels?.asOf == Self.day && more.manifest?.labels?.staleAfterDays == 3)
    let wrong = Self.read("labels: {file: a.csv, known_at: 2026-11-01}")
    #expect(wrong.manifest == nil && wrong.findings.map(\.place.record) == [13])
  }

  @Test func watchListsSayWhatTheyAre() throws {
    let (manifest, findings) = Self.read(
      """
      watch_lists:
        - {id: frozen, kind: frozen_account, file: f.csv, as_of: 2026-11-01, stale_after_days: 35}
        - id: own
          kind: own
          file: o.csv
          as_of: 2026-11-01
          columns: {name_kana: カナ名義, listed_on: 掲載日}
      """)
    #expect(findings.isEmpty)
    let lists = try #require(manifest).watchLists
    #expect(lists.map(\.description.kind) == [.frozenAccount, .own])
    #expect(lists[0].description.columns == nil && lists[0].reference.staleAfterDays == 35)
    #expect(lists[1].description.columns?.nameKana == "カナ名義" && lists[1].description.columns?.name == nil)
  }

  @Test(arguments: [
    ("watch_lists: [{id: Frozen, kind: own, file: f, as_of: 2026-11-01}]", "PIP-040"),
    ("watch_lists: [{id: a, kind: black, file: f, as_of: 2026-11-01}]", "MAN-020"),
    ("watch_lists: [{id: a, kind: own, file: f}]", "MAN-015"),
    ("watch_lists: [{id: a, kind: own, file: f, as_of: 2026-13-01}]", "MAN-021"),
    (
      "watch_lists: [{id: a, kind: own, file: f, as_of: 2026-11-01}, {id: a, kind: own, file: g, as_of: 2026-11-01}]",
      "PIP-041"
    ),
    ("extra_columns: [{name: 端末, type: text, title_ja: 端, title_en: t}]", "PIP-040"),
    ("extra_columns: [{name: a, type: date, title_ja: 端, title_en: t}]", "MAN-020"),
    ("extra_columns: [{name: a, type: text, title_en: t}]", "MAN-015"),
    ("extra_columns: [{name: a, type: number, title_ja: 数, title_en: n, window_key: true}]", "PIP-042"),
    (
      "extra_columns: [{name: a, type: text, title_ja: 端, title_en: t}, {name: a, type: number, title_ja: 数, title_en: n}]",
      "PIP-041"
    ),
  ])
  func whatIsWrongIsSaidWithItsLine(text: String, code: String) {
    let (manifest, findings) = Self.read(text)
    #expect(manifest == nil)
    #expect(findings.map(\.code) == [code] && findings.map(\.place.record) == [13])
  }

  @Test func aLayoutMayFillDeclaredColumnsOnly() {
    let text =
      PipelineManifestTests.good + "\n  extra: {terminal: 端末番号, terminl: 端末番号}\n"
      + "extra_columns: [{name: terminal, type: text, title_ja: 端末, title_en: terminal}]"
    let (manifest, findings) = PipelineManifest.read(bytes: Array(text.utf8), name: "pipeline.yaml")
    #expect(manifest == nil)
    #expect(findings.map(\.code) == ["PIP-044"] && findings.map(\.place.record) == [13])
  }

  /// A label has the days until it is known, there is one at most, and nothing else has such days or windows of labels.
  @Test(arguments: [
    ("{name: fraud, type: label, title_ja: 不正, title_en: fraud}", "PIP-085"),
    ("{name: fraud, type: label, known_after_days: 8, title_ja: 不正, title_en: fraud}", "MAN-022"),
    ("{name: fraud, type: label, known_after_days: 0, title_ja: 不正, title_en: fraud}", "MAN-022"),
    ("{name: risk, type: number, known_after_days: 7, title_ja: 点, title_en: points}", "PIP-086"),
    (
      "{name: fraud, type: label, known_after_days: 7, window_key: true, title_ja: 不正, title_en: fraud}",
      "PIP-042"
    ),
    (
      "{name: a, type: label, known_after_days: 7, title_ja: 不正, title_en: fraud}, "
        + "{name: b, type: label, known_after_days: 7, title_ja: 不正, title_en: fraud}", "PIP-087"
    ),
  ]) func whatIsWrongWithALabelIsSaid(column: String, code: String) {
    #expect(Self.read("extra_columns: [\(column)]").findings.map(\.code) == [code])
  }

  @Test func aLabelIsNoFeature() throws {
    let (manifest, findings) = Self.read(
      "extra_columns: [{name: fraud, type: label, known_after_days: 3, title_ja: 不正, title_en: fraud}]")
    #expect(findings.isEmpty)
    let columns = try #require(manifest).extraColumns
    #expect(columns.map(\.knownAfterDays) == [3])
    let catalogue = RunCatalogue(extraColumns: columns)
    #expect(catalogue.names == RunCatalogue().names && catalogue.labelDelayDays == 3)
  }

  @Test func declaredColumnsBecomeFeatures() throws {
    let (manifest, findings) = Self.read(
      """
      extra_columns:
        - {name: terminal, type: text, title_ja: 端末, title_en: terminal, window_key: true}
        - {name: risk, type: number, title_ja: 点, title_en: points}
      """)
    #expect(findings.isEmpty)
    #expect(
      try #require(manifest).extraColumns == [
        ExtraColumnSpec(
          name: "terminal", type: .text, isWindowKey: true, titleJapanese: "端末", titleEnglish: "terminal"),
        ExtraColumnSpec(name: "risk", type: .number, titleJapanese: "点", titleEnglish: "points"),
      ])
  }
}
