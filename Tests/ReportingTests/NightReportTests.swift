import AlertStore
import Alerts
import Core
import Foundation
import Testing

@testable import Reporting

@Suite struct NightReportTests {
  private func report(_ language: Language, payee: String = ReportFixture.payee, alerts: Bool = true) throws
    -> NightReport
  {
    let fixture = try ReportFixture(payee: payee)
    let known = try #require(try fixture.database.fileKnown(digest: "d-a.csv"))
    var month = AlertMonth(
      lastDay: try #require(BankDay(iso8601: "2026-11-20")),
      days: [AlertMonth.Day?](repeating: nil, count: 30))
    var day = AlertMonth.Day()
    (day.outgoingCount, day.outgoingYen) = (1, 1_234_567)
    month.days[28] = AlertMonth.Day()
    month.days[29] = day
    return NightReport(
      figures: try #require(try fixture.database.nightFigures(runID: fixture.runID)),
      summaries: [try fixture.summary()], skipped: [SkippedFile(name: "again.csv", known: known)],
      alerts: alerts ? [NightReport.Alert(detail: try fixture.detail(), month: month)] : [],
      alertTotal: alerts ? 2 : 0,
      writtenAt: Instant(secondsSince1970: 1_795_190_400), language: language)
  }

  private func page(_ language: Language, payee: String = ReportFixture.payee) throws -> String {
    try report(language, payee: payee).html
  }

  @Test func thePageHoldsTheWholeNight() throws {
    let page = try page(.japanese)
    for part in [
      "<html lang=\"ja\">", "夜間処理報告書 2026-11-20", "9,876,543,210円", "不一致", "ING-012", "again.csv",
      "A-20261120-000001",
      "+5.500", "-0.500", "還付金詐欺の手口に当たります", "2 件中、上位 1 件", "第8条第3項", "999,000",
      "<dt>営業日</dt><dd>2026-11-20</dd>", "<dt>a.csv</dt><dd>令和として読取</dd>", "28日分は記録がありません。", "出金 計1,234,567円",
      "<th scope=\"row\">R-1</th>", "この夜の分布は保存されていません。",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains("{{") && !page.contains("Optional("))
    #expect(try page == self.page(.japanese))
  }

  @Test func english() throws {
    let page = try page(.english)
    for part in ["<html lang=\"en\">", "Night report", "1,234,567 yen", "the top 1 of 2", "DIFFERS"] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("不明"))
  }

  /// Addresses lead to places in the page alone, and the policy in its head lets nothing be loaded.
  @Test func thePageNeedsNothingBesideIt() throws {
    let page = try page(.japanese).lowercased()
    for word in ["<script", "http:", "https:", "src=\"", "url(", "@import", "onload", "<link", "<img"] {
      #expect(!page.contains(word), "\(word)")
    }
    let addresses = page.components(separatedBy: "href=\"").dropFirst()
    #expect(!addresses.isEmpty)
    for address in addresses {
      let anchor = address.prefix { $0 != "\"" }
      #expect(anchor.hasPrefix("#") && page.contains(" id=\"\(anchor.dropFirst())\""), "\(anchor)")
    }
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><b>", "'><b>", "a&b", "<\u{338}b>", "\"\u{301}><b>", "<\u{FE0F}img>",
    "{{title}}",
    "{{{style}}}",
  ])
  func nothingFromAFileBecomesMarkup(payee: String) throws {
    let plain = try page(.japanese, payee: "plain")
    let hostile = try page(.japanese, payee: payee)
    func count(_ page: String, _ scalar: Unicode.Scalar) -> Int { page.unicodeScalars.count { $0 == scalar } }
    for scalar in ["<", ">", "\""] as [Unicode.Scalar] {
      #expect(count(plain, scalar) == count(hostile, scalar))
    }
    var escaped = ""
    for scalar in payee.unicodeScalars {
      let names: [Unicode.Scalar: String] = [
        "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;", "&": "&amp;",
      ]
      if let name = names[scalar] { escaped += name } else { escaped.unicodeScalars.append(scalar) }
    }
    #expect(hostile.utf8.count - plain.utf8.count == escaped.utf8.count - "plain".utf8.count)
  }

  @Test func everyTableHasACaptionAndScopes() throws {
    let page = try page(.japanese)
    func count(_ part: String) -> Int { page.components(separatedBy: part).count - 1 }
    #expect(count("<table") >= 8)
    #expect(count("<table") == count("<caption>"))
    #expect(count("<th ") == count("scope=\"") && count("<th>") == 0)
    #expect(page.contains("@page{size:A4") && page.contains("prefers-color-scheme:dark"))
  }

  /// The colours of the style sheet, in light and dark, on the grounds they are used on.
  @Test func coloursStandOutFromTheirGround() throws {
    let schemes = PageTemplate.nightStyle.components(separatedBy: ":root{").dropFirst().map { part in
      Dictionary(
        part.prefix { $0 != "}" }.split(separator: ";").compactMap { line -> (String, String)? in
          let sides = line.replacing("\n", with: "").split(separator: ":", maxSplits: 1)
          guard sides.count == 2, sides[1].hasPrefix("#") else { return nil }
          return (
            String(sides[0]),
            sides[1].count == 4
              ? sides[1].dropFirst().map { "\($0)\($0)" }.joined() : String(sides[1].dropFirst())
          )
        }, uniquingKeysWith: { first, _ in first })
    }
    try #require(schemes.count == 3)
    for scheme in schemes {
      for (ink, ground) in [
        ("--ink", "--ground"), ("--ink", "--panel"), ("--alarm", "--ground"), ("--accent", "--ground"),
        ("--accent", "--panel"),
        ("--soft", "--ground"),
      ] {
        let pair = (try #require(scheme[ink]), try #require(scheme[ground]))
        #expect(NightReportTests.contrast(pair.0, pair.1) >= 4.5, "\(ink) on \(ground)")
      }
    }
  }

  @Test func aNightWithoutAlertsSaysSo() throws {
    let page = try report(.japanese, alerts: false).html
    #expect(page.contains("アラートはありません。"))
  }

  /// The steps of a waterfall begin where the one before ended, from the baseline to the score.
  @Test func theWaterfallIsWithoutGaps() throws {
    let record = try ReportFixture().detail().transactions[0].record
    let steps = WaterfallSteps(record, language: .japanese).steps
    #expect(steps.map(\.kind) == ["whole", "up", "down", "whole"])
    let baseline = steps[0]
    // From -3 to 0 to 2.5 and back to 2: the axis has 5.5 logits on 200 parts.
    #expect((baseline.barStart, baseline.barLength, baseline.zero) == (0, 109, 109))
    #expect((steps[1].barStart, steps[1].barLength) == (0, 200))
    #expect((steps[2].barStart, steps[2].barLength) == (182, 18))
    #expect((steps[3].barStart, steps[3].barLength) == (109, 73))
  }

  @Test func theMonthSaysWhatIsKnownAndWhatIsNot() throws {
    let chart = try #require(try report(.english).alerts[0].month).chart
    #expect(chart.days.count { $0.isUnknown } == 28 && chart.days[29].isMarked && !chart.days[28].isMarked)
    #expect(chart.days[29].outgoingHeight == 48 && !chart.days[29].hasIncoming)
    #expect(chart.rows[28].outgoing == "-" && chart.rows[27].outgoing == "unknown")
    #expect(chart.rows[29].outgoing == "1,234,567 yen (1)" && chart.description.contains("2026-11-20"))
  }

  /// A formula in a name stays a text, and the figures are numbers.
  @Test func csvAndJSONHoldTheFigures() throws {
    let report = try report(.japanese)
    #expect(report.csv.hasPrefix("\u{FEFF}part,of,figure,value\r\n"))
    #expect(report.csv.contains("night,2026-11-20,yen_accepted,9876543210\r\n"))
    #expect(report.csv.contains("file,b.csv,bytes,1000000\r\n"))
    #expect(report.json.contains("\"alert_total\":2") && report.json.contains("\"below_line\":null"))
    #expect(report.json.contains("\"night_before\":null,\"figures_before\":null"))
  }

  /// The contrast of two colours by the formula of WCAG 2.
  private static func contrast(_ first: String, _ second: String) -> Double {
    let values = [luminance(first), luminance(second)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let parts = stride(from: 0, to: 6, by: 2).map { start -> Double in
      let digits = colour.dropFirst(start).prefix(2)
      let value = Double(Int(digits, radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}

extension AlertMonth {
  /// The chart of the month with its last day marked.
  fileprivate var chart: MonthChart { MonthChart(self, alerted: [lastDay], language: .english) }
}
