import Core
import Reporting
import Rules
import Testing

/// Findings point at the line of the file and at the column in it.
@Suite struct FindingListTests {
  private static let file = RuleFile(
    name: "rules/a.yaml", bytes: Array("rules:\n  - 金額: 1\n    condition: \u{1B}[31m a > b\n".utf8))

  private func finding(_ line: Int64?, column: Int?) -> Finding {
    var place = Finding.Place(file: "rules/a.yaml", record: line)
    place.column = column
    return Finding(code: "RUL-001", severity: .error, place: place, japanese: "誤り", english: "wrong")
  }

  @Test func theLineStandsBelowWithAMarkAtTheColumn() {
    let text = FindingList([finding(2, column: 9)], files: [Self.file]).terminal(.japanese)
    #expect(
      text == """
        誤り  RUL-001 rules/a.yaml:2: 誤り
              2 |   - 金額: 1
                |           ^

        """)
  }

  @Test func whatIsNotKnownIsNotShown() {
    #expect(
      FindingList([finding(9, column: 1)], files: [Self.file]).terminal(.english)
        == "error  RUL-001 rules/a.yaml:9: wrong\n")
    #expect(
      FindingList([finding(2, column: 1)]).terminal(.english) == "error  RUL-001 rules/a.yaml:2: wrong\n")
    let noColumn = FindingList([finding(1, column: nil)], files: [Self.file]).terminal(.english)
    #expect(noColumn == "error  RUL-001 rules/a.yaml:1: wrong\n      1 | rules:\n")
  }

  @Test func aLineOfAFileCannotSteerTheTerminal() {
    let text = FindingList([finding(3, column: 5)], files: [Self.file]).terminal(.english)
    #expect(!text.contains("\u{1B}") && text.contains("condition:"))
  }

  @Test func programsReadLineColumnAndExcerpt() {
    var json = JSONText()
    FindingList([finding(2, column: 9)], files: [Self.file]).write(to: &json)
    #expect(json.text.contains("\"line\":2,\"column\":9"))
    #expect(json.text.contains("\"excerpt\":\"  - 金額: 1\""))
  }
}
