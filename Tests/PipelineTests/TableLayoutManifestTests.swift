import Core
import Foundation
import Ingest
import Pipeline
import TestSupport
import Testing

/// Pipeline files say how tables are read, and the golden tables are read by what one of them says.
@Suite struct TableLayoutManifestTests {
  enum Missing: Error { case repository, layouts }

  static let rest = """
    name: nightly
    input: inbox
    database: x.sqlite
    rules: rules
    lexicon: lexicon
    model: m.safetensors
    policy: policy.yaml
    reject_limit: 5
    workers: 2

    """
  /// The line on which the `csv` part begins behind `rest`.
  static let firstLine = 10

  static func manifest(_ csv: String) -> (manifest: PipelineManifest?, findings: [Finding]) {
    PipelineManifest.read(bytes: Array((rest + csv).utf8), name: "pipeline.yaml")
  }

  static func golden(_ name: String) throws -> String {
    guard let root = RepositoryRoot.path() else { throw Missing.repository }
    return "\(root)/SampleData/golden/csv/\(name)"
  }

  /// The options with the layouts that stand beside the golden tables.
  static func options() throws -> ReadingOptions {
    let layouts = try String(contentsOfFile: golden("layouts.yaml"), encoding: .utf8)
    let (manifest, findings) = manifest(layouts)
    #expect(findings.isEmpty, "\(findings.map { $0.line(.english) })")
    guard let manifest else { throw Missing.layouts }
    guard let day = BankDay(iso8601: "2026-04-14") else { throw Missing.layouts }
    return ReadingOptions(referenceDay: day, csv: manifest.csv, extraColumns: manifest.extraColumns)
  }

  static func read(_ name: String) throws -> (file: TransactionFile, batch: TransactionBatch) {
    let file = try TransactionFile(path: golden(name), name: name, options: options())
    var batch = TransactionBatch()
    #expect(try file.read(into: &batch))
    var rest = TransactionBatch()
    #expect(try !file.read(into: &rest))
    #expect(file.verdict == .accepted && file.takeRejects().isEmpty)
    #expect(file.tally.total == file.lengthBytes)
    return (file, batch)
  }

  @Test func readsTheStatementOfCorporateBanking() throws {
    let (file, batch) = try Self.read("anser.csv")
    #expect(batch.count == 10 && batch.account.string(0) == "9998-001-1-0001234")
    #expect(Instant(secondsSince1970: batch.occurredAtSeconds[0]).iso8601Japan == "2026-04-01T09:30:00+09:00")
    #expect(batch.direction.filter { $0 == .incoming }.count == 4)
    #expect(batch.amountYen[0] == 1_234_567 && batch.balanceAfterYen[0] == 2_734_567)
    #expect(batch.memo.string(0) == "家賃　4月分" && batch.counterpartyName.string(2) == "ｶ)ﾃｽﾄｼﾖｳｼﾞ")
    #expect(batch.kind[1] == .fee && batch.kind[9] == .card)
    // The file's own total row, which is left aside, says the same sums.
    #expect(file.controlTotals.map(\.readYen) == [4_292_817, 1_535_378])
    #expect(file.findings.map(\.code) == ["ING-052", "ING-106", "ING-067"])
    let facts = file.headerFacts.map { "\($0.nameEnglish): \($0.value)" }
    #expect(facts.contains("Column layout: anser") && facts.contains("Delimiter: comma"))
    #expect(facts.contains("Line before the header: 入出金明細照会結果"))
  }

  @Test func readsCardTerminals() throws {
    let (file, batch) = try Self.read("card-terminals.csv")
    #expect(
      batch.count == 200 && batch.amountYen[0] == 8003 && batch.direction.allSatisfy { $0 == .outgoing })
    #expect(Instant(secondsSince1970: batch.occurredAtSeconds[0]).iso8601Japan == "2018-04-01T09:05:44+09:00")
    #expect(batch.extraColumns[0].texts.string(0) == "825" && batch.account.string(0) == "1214")
    #expect(file.headerFacts.first?.value == "card-terminals")
  }

  @Test func readsAEuropeanFile() throws {
    let (file, batch) = try Self.read("european.csv")
    #expect(batch.amountYen == [123_450, 85_000, 999, 1, 1_234_567])
    #expect(batch.direction == [.outgoing, .incoming, .outgoing, .incoming, .outgoing])
    #expect(batch.hasTimeOfDay.allSatisfy { !$0 } && batch.balanceAfterYen[4] == -1_150_559)
    #expect(batch.memo.string(0) == "Rechnung 17; Teil 2" && batch.memo.string(2) == "\"Dringend\"")
    #expect(file.headerFacts.map(\.value).contains("semicolon"))
  }

  @Test(arguments: [
    // The `csv` part, the line of the finding counted from its first line, and the code.
    ("csv: {columns: {account: a, direction: b, amount: c}}", 1, "MAN-015"),
    ("csv:\n  columns: {occurred_at: t, account: a, direction: b, amount: c, memmo: d}", 2, "MAN-014"),
    ("csv: {layouts: []}", 1, "PIP-020"),
    (
      "csv:\n  encoding: sjis\n  columns: {occurred_at: t, account: a, direction: b, amount: c}", 2, "MAN-020"
    ),
    ("csv:\n  header: false\n  columns: {occurred_at: 1, account: 2, direction: 3, amount: 4}", 2, "MAN-015"),
    (
      "csv:\n  header: false\n  column_count: 4\n  columns: {occurred_at: 1, account: 2, direction: 3, amount: 5}",
      4, "PIP-023"
    ),
    (
      "csv:\n  header: false\n  column_count: 4\n  columns: {occurred_at: 1, account: a, direction: 3, amount: 4}",
      4, "PIP-022"
    ),
    (
      "csv:\n  columns:\n    occurred_at: {column: t, format: yyyy/MM/dd HH:mm}\n    account: a\n    direction: b\n"
        + "    amount: c", 3, "PIP-026"
    ),
    (
      "csv:\n  columns:\n    occurred_at: {column: t, format: yyyy/QQ}\n    account: a\n    direction: b\n"
        + "    amount: c", 3, "PIP-025"
    ),
    (
      "csv:\n  columns:\n    occurred_at: {column: t, format: yyyy/MM/dd, offset: \"+09:00\"}\n    account: a\n"
        + "    direction: b\n    amount: c", 3, "PIP-027"
    ),
    (
      "csv:\n  columns:\n    occurred_at: {column: t, format: yyyy/MM/dd HH:mm, offset: JST}\n    account: a\n"
        + "    direction: b\n    amount: c", 3, "PIP-028"
    ),
    (
      "csv:\n  columns:\n    occurred_at: t\n    account: a\n    direction: b\n    amount: {in: x, out: y}",
      5,
      "PIP-024"
    ),
    (
      "csv:\n  columns:\n    occurred_at: t\n    account: a\n    direction: {column: b, in: [1], out: [1]}\n"
        + "    amount: c", 5, "PIP-029"
    ),
    (
      "csv:\n  columns:\n    occurred_at: t\n    account: {column: a, constant: b}\n    direction: b\n    amount: c",
      4, "PIP-030"
    ),
    (
      "csv:\n  columns:\n    occurred_at: t\n    account: {column: a, separator: \"-\"}\n    direction: b\n"
        + "    amount: c", 4, "PIP-031"
    ),
    (
      "csv:\n  columns:\n    occurred_at: t\n    account: a\n    direction: b\n"
        + "    amount: {column: c, thousands_separator: comma, decimal_mark: comma}", 6, "PIP-032"
    ),
    (
      "csv:\n  columns:\n    occurred_at: t\n    account: a\n    direction: b\n    amount: {column: c, decimals: 9}",
      6, "MAN-022"
    ),
    (
      "csv:\n  columns:\n    occurred_at: t\n    account: a\n    direction: b\n    amount: c\n"
        + "    channel: {column: k, words: {窓口: branche}}", 7, "MAN-020"
    ),
    (
      "csv:\n  layouts:\n    - {name: a, columns: {occurred_at: t, account: a, direction: b, amount: c}}\n"
        + "    - {name: a, columns: {occurred_at: t, account: a, direction: b, amount: d}}", 4, "PIP-021"
    ),
  ])
  func saysWhatIsWrongAndWhere(csv: String, line: Int, code: String) {
    let (manifest, findings) = Self.manifest(csv)
    #expect(manifest == nil)
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.place.record == Int64(Self.firstLine + line - 1))
  }
}
