import AlertStore
import Core
import Foundation
import Testing

@testable import Reporting

@Suite struct AlertDetailTests {
  @Test func theWaterfallAddsUpInWords() throws {
    let text = AlertDetail(try ReportFixture().detail(), language: .japanese).terminal(.plain)
    #expect(text.contains("A-20261120-000001"))
    #expect(text.contains("+5.500  ++++++++++++++++++++"))
    #expect(text.contains("-0.500  --"))
    #expect(text.contains("-3,000,000 + 5,000,000 = 2,000,000"))
    #expect(text.contains("還付金詐欺の手口に当たります [参考事例: FSA-12]"))
    #expect(text.contains("初めての相手への高額送金です。"))
    #expect(text.contains("a.csv の 1 件目 (先頭から 100 バイト、長さ 90 バイト)"))
    #expect(text.contains("ルール点数            : 30"))
    #expect(text.contains("取引後残高") && text.contains("不明"))
    #expect(text.contains("2026-11-20T14:03:22+09:00"))
    #expect(text.contains("犯罪収益移転防止法第8条第3項"))
  }

  @Test func english() throws {
    let text = AlertDetail(try ReportFixture().detail(), language: .english).terminal(.plain)
    for part in ["Matches refund fraud", "1,234,567 yen", "unknown", "a.csv, record 1", "art. 8 (3)"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("不明"))
  }

  @Test func controlCharactersOfAMemoAreShownAndNotObeyed() throws {
    let fixture = try ReportFixture(payee: "a\u{1B}[2Jb", memo: "x\r\ny")
    let text = AlertDetail(try fixture.detail(), language: .japanese).terminal(.plain)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.contains("a\u{FFFD}[2Jb") && text.contains("x\u{FFFD}\u{FFFD}y"))
  }

  @Test func jsonHasEveryReasonWithItsIntegers() throws {
    let json = AlertDetail(try ReportFixture().detail(), language: .japanese).json()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let transactions = try #require(object["transactions"] as? [[String: Any]])
    let reasons = try #require(transactions.first?["reasons"] as? [[String: Any]])
    let baseline = try #require(transactions.first?["baseline_micro"] as? Int)
    let parts = reasons.compactMap { $0["contribution_micro"] as? Int }
    #expect(baseline + parts.reduce(0, +) == transactions.first?["score_micro"] as? Int)
    #expect(parts.count == 2)
    #expect(transactions.first?["memo"] as? String == "=1+1,\"還付金\"\r\n")
  }
}
