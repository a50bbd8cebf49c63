import AlertStore
import Core
import Foundation
import Testing

@testable import Reporting

@Suite struct NightReportTests {
  private func page(_ language: Language, payee: String = ReportFixture.payee) throws -> String {
    let fixture = try ReportFixture(payee: payee)
    let known = try #require(try fixture.database.fileKnown(digest: "d-a.csv"))
    return NightReport.html(
      summary: try fixture.summary(), skipped: [SkippedFile(name: "again.csv", known: known)],
      alerts: [try fixture.detail()], alertTotal: 2, writtenAt: Instant(secondsSince1970: 1_795_190_400),
      language: language)
  }

  @Test func thePageHoldsTheWholeNight() throws {
    let page = try page(.japanese)
    for part in [
      "<html lang=\"ja\">", "夜間処理報告書", "9,876,543,210円", "不一致", "ING-012", "again.csv", "A-20261120-000001",
      "+5.500", "-0.500", "還付金詐欺の手口に当たります", "2 件中、上位 1 件", "第8条第3項", "999,000",
      "<dt>営業日</dt><dd>2026-11-20</dd>",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(page.components(separatedBy: "<br>").count == 2 && page.contains("<br>令和として読取"))
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

  @Test func thePageNeedsNothingBesideIt() throws {
    let page = try page(.japanese).lowercased()
    for word in ["<script", "http:", "https:", "src=", "href=", "url(", "@import", "onload", "<link", "<img"]
    {
      #expect(!page.contains(word), "\(word)")
    }
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
    #expect(count("<table") == 4)
    #expect(count("<table") == count("<caption>"))
    #expect(count("<th ") == count("scope=\"") && count("<th>") == 0)
    #expect(page.contains("@page{size:A4"))
  }

  @Test func coloursStandOutFromTheirGround() {
    let pairs = [("1a1a1a", "ffffff"), ("8a1c1c", "ffffff"), ("1a1a1a", "eef2f7"), ("9c2f2f", "ffffff")]
    for (ink, ground) in pairs {
      #expect(NightReportStyle.css.contains(ink), "\(ink)")
      #expect(NightReportTests.contrast(ink, ground) >= 4.5, "\(ink) on \(ground)")
    }
  }

  @Test func aNightWithoutAlertsSaysSo() throws {
    let page = NightReport.html(
      summary: try ReportFixture().summary(), skipped: [], alerts: [], alertTotal: 0,
      writtenAt: Instant(secondsSince1970: 0), language: .japanese)
    #expect(page.contains("アラートはありません。") && !page.contains("取込済みのため"))
  }

  /// The contrast of WCAG 2.2, from 1 to 21.
  private static func contrast(_ first: String, _ second: String) -> Double {
    func luminance(_ colour: String) -> Double {
      let number = Int(colour, radix: 16) ?? 0
      let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (light, dark) = (max(luminance(first), luminance(second)), min(luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)
  }
}
