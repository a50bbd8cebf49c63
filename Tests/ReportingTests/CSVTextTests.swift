import Testing

@testable import Reporting

@Suite struct CSVTextTests {
  @Test(arguments: ["=1+1", "+81", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "\0x"])
  func aTextThatASpreadsheetWouldComputeIsGuarded(text: String) {
    #expect(CSVText.guarded(text) == "'" + text)
  }

  /// What is guarded is given back by taking one apostrophe away from what begins with one.
  @Test(arguments: ["=1+1", "'=1+1", "''", "'", "山田", "", "@x", "''=x", "a'b"])
  func noTextIsLost(text: String) {
    let written = CSVText.guarded(text)
    #expect((written.hasPrefix("'") ? String(written.dropFirst()) : written) == text)
  }

  @Test func otherTextsStayAsTheyAre() {
    for text in ["", "山田", "ｶ)ﾔﾏﾀﾞ", "1-2", "a=b"] { #expect(CSVText.guarded(text) == text) }
  }

  @Test func fieldsAreQuotedOnlyWhereTheyMustBe() {
    var csv = CSVText()
    csv.field("a,b")
    csv.field("say \"hi\"")
    csv.field("two\r\nlines")
    csv.field("plain")
    csv.field(nil)
    csv.field(Int64(-5))
    csv.endRecord()
    csv.field("=x,\"")
    csv.endRecord()
    #expect(csv.text == "\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",plain,,-5\r\n\"'=x,\"\"\"\r\n")
  }
}
