import AlertStore
import Core
import Foundation
import Testing

@testable import Reporting

@Suite struct AlertTableTests {
  private func table(_ language: Language) throws -> AlertTable {
    AlertTable(alerts: try ReportFixture().alerts(), totalCount: 7, language: language)
  }

  @Test func columnsLineUpAsATerminalShowsThem() throws {
    let lines = try table(.japanese).terminal(.plain).split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].contains("主な理由") && lines[2].contains("警報") && lines[3].contains("要確認"))
    #expect(lines[2].contains("1,234,567円") && lines[2].contains("83.4%"))
    #expect(lines[3].contains("不明"), "A missing counterparty is said.")
    #expect(lines[4] == "7 件中 2 件を表示")
    let columns = lines[0...3].map { line in
      line.range(of: line == lines[0] ? "主な理由" : line == lines[1] ? "----------------------------" : "還付金詐欺")
        .map { DisplayWidth.columns(String(line[..<$0.lowerBound])) }
    }
    #expect(columns[0] == columns[2] && columns[2] == columns[3] && columns[0] != nil)
  }

  @Test func noColourUnlessAskedFor() throws {
    #expect(try !table(.japanese).terminal(.plain).contains("\u{1B}"))
    let coloured = try table(.english).terminal(TerminalStyle(usesColour: true, widthColumns: nil))
    #expect(coloured.contains("\u{1B}[1;31malarm\u{1B}[0m"))
    let stripped = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(try stripped == table(.english).terminal(.plain))
  }

  @Test func aNarrowTerminalCutsTheLastColumnOnly() throws {
    let wide = try table(.japanese).terminal(.plain).split(separator: "\n").map {
      DisplayWidth.columns(String($0))
    }
    let limit = (wide.max() ?? 0) - 6
    let style = TerminalStyle(usesColour: false, widthColumns: limit)
    let lines = try table(.japanese).terminal(style).split(separator: "\n").map(String.init)
    for line in lines { #expect(DisplayWidth.columns(line) <= limit) }
    #expect(lines[2].hasSuffix(".."))
  }

  @Test func csvHasOneRecordAnAlertAndNoFormula() throws {
    let csv = try table(.japanese).csv(startsWithByteOrderMark: false)
    let records = csv.components(separatedBy: "\r\n")
    #expect(records.count == 4 && records[3].isEmpty)
    #expect(records[0].hasPrefix("queue_rank,alert_id,business_day,account,band,state"))
    #expect(records[1].contains(",2.000,0.834,1,1234567,out,\"ｶ)ﾔﾏﾀﾞ<b>\"\"&'\",,"))
    #expect(records[2].contains(",'=HYPERLINK(1),look,new,refund_scam,-1.250,0.0004,1,"))
    #expect(try table(.japanese).csv(startsWithByteOrderMark: true) == "\u{FEFF}" + csv)
  }

  @Test func jsonKeepsEveryTextAndEveryInteger() throws {
    let json = try table(.english).json()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["total_count"] as? Int == 7)
    let alerts = try #require(object["alerts"] as? [[String: Any]])
    #expect(alerts.count == 2)
    #expect(alerts[0]["counterparty_name"] as? String == ReportFixture.payee)
    #expect(alerts[1]["account"] as? String == "=HYPERLINK(1)")
    #expect(alerts[1]["counterparty_name"] is NSNull)
    #expect(json.contains("\"score_micro\":2000000,") && json.contains("\"total_yen\":1234567,"))
    #expect(try json == table(.japanese).json())
  }

  @Test func anEmptyListSaysSo() {
    let table = AlertTable(alerts: [], totalCount: 0, language: .japanese)
    #expect(table.terminal(.plain) == "アラートはありません。\n")
    #expect(table.csv(startsWithByteOrderMark: false).components(separatedBy: "\r\n").count == 2)
    #expect(
      table.json() == "{\"schema\":\"mekiki.alerts/1\",\"total_count\":0,\"has_more\":false,\"alerts\":[]}\n")
  }
}
