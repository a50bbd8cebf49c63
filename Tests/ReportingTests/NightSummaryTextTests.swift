import AlertStore
import Core
import Testing

@testable import Reporting

@Suite struct NightSummaryTextTests {
  @Test func theNightIsSaidInFull() throws {
    let known = try #require(try ReportFixture.skipped())
    let night = NightSummaryText(
      summary: try ReportFixture().summary(), skipped: [SkippedFile(name: "again.csv", known: known)],
      language: .japanese)
    let text = night.terminal(.plain)
    #expect(text.contains("警報 1 件、要確認 1 件 (うち既存への追加 0 件)、対象取引 2 件 2,469,134円"))
    #expect(text.contains("9,876,543,210円") && text.contains("12,345"))
    #expect(text.contains("12,346件 9,876,547,531円") && text.contains("12,340件 9,876,000,000円"))
    let flows = text.split(separator: "\n").filter { $0.contains("12,346件 9,876,547,531円") }
    #expect(flows.map { $0.contains("不一致") } == [false, true])
    #expect(text.contains("申告 12,346件、読取 12,346件 4円 -> 一致"))
    #expect(text.contains("申告 12,346件 5円、読取 12,346件 4円 -> 不一致"))
    #expect(text.contains("a.csv: 1 件 ING-012 金額が数字ではありません"))
    #expect(text.contains("ING-030 b.csv: 合計が一致しません"))
    #expect(text.contains("again.csv: 2026-11-20 の処理 1 で「a.csv」として取込済み(受入)"))
    #expect(
      night.line
        == "2026-11-20 処理 1: ファイル 1 件受入・1 件隔離・1 件取込済み、レコード 12,345 件受入・1 件拒否、警報 1 件・要確認 1 件")
  }

  @Test func english() throws {
    let night = NightSummaryText(summary: try ReportFixture().summary(), skipped: [], language: .english)
    #expect(
      night.line == "2026-11-20 run 1: files 1 accepted, 1 quarantined, 0 recorded before; "
        + "records 12,345 accepted, 1 rejected; alerts 1 alarm, 1 look")
    let text = night.terminal(.plain)
    #expect(text.contains("declared 12,346 records 5 yen, read 12,346 records 4 yen -> DIFFERS"))
    #expect(!text.contains("Skipped files"))
  }

  @Test func aNightWithoutNewFilesSaysSo() throws {
    let known = try #require(try ReportFixture.skipped())
    let night = NightSummaryText(
      summary: nil, skipped: [SkippedFile(name: "a.csv", known: known)], language: .japanese)
    #expect(night.line == "新しいファイルなし、取込済み 1 件")
    #expect(night.terminal(.plain).hasPrefix("新しいファイルはありませんでした。\n"))
    #expect(!night.line.contains("\n"))
  }
}
