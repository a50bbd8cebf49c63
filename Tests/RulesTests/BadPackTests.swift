import Core
import Testing

@testable import Rules

/// Packs that must not load: each is refused at its place, with words in both languages and no pack.
@Suite struct BadPackTests {
  private static let good = PackText.pack(PackText.rule(condition: "transaction.is_cash"))

  private func refused(_ text: String) throws -> Finding {
    let (pack, findings) = PackText.load(text)
    #expect(pack == nil)
    for finding in findings {
      #expect(finding.place.file == "test.yaml")
      #expect(finding.japanese.contains { !$0.isASCII } && !finding.english.isEmpty)
    }
    return try #require(findings.first)
  }

  private func condition(_ condition: String) throws -> Finding {
    try refused(PackText.pack(PackText.rule(condition: condition)))
  }

  @Test func theGoodOneLoads() {
    #expect(PackText.load(Self.good).pack != nil)
  }

  @Test func tabsForIndentation() throws {
    let finding = try refused(Self.good.replacing("    source: test", with: "\tsource: test"))
    #expect(finding.code == "MAN-004" && finding.place.record == 5)
  }

  @Test func anAliasBomb() throws {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      bomb +=
        "a\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        + "]\n"
    }
    #expect(try refused(bomb + Self.good).code == "MAN-007")
  }

  @Test func aPairOfRulesWithOneIdentifier() throws {
    let finding = try refused(
      PackText.pack(
        PackText.rule(condition: "transaction.is_cash"), PackText.rule(condition: "transaction.is_atm")))
    #expect(finding.code == "RUL-021" && finding.place.record == 21)
  }

  @Test func aKeyTwice() throws {
    let finding = try refused(
      Self.good.replacing("    source: test", with: "    source: test\n    source: again"))
    #expect(finding.code == "MAN-009")
  }

  @Test(arguments: [
    ("transaction.is_cash && isBad(transaction.amount_yen)", 30), ("transaction.amount_yen + 'a' > 1", 0),
    ("transaction.is_cash && transaction.amount_yen", 30), ("transaction.is_cash &&", 0),
    ("transaction.amount_yen >= account.idle_days", 7), ("transaction.is_csh", 7),
    ("transaction.kind == 'transfr'", 27),
  ])
  func aConditionThatMeansNothing(text: String, column: Int) throws {
    let finding = try condition(text)
    #expect(finding.code.hasPrefix("RUL-"))
    #expect(finding.place.record == 11 || column == 0)
    #expect(finding.place.column == column || column == 0, "\(finding.line(.english))")
  }

  @Test func aConditionTenThousandLevelsDeep() throws {
    for (open, close) in [("(", ")"), ("!(", ")"), ("-(", ")"), ("[", "]"), ("has(", ")")] {
      let deep =
        String(repeating: open, count: 10_000) + "transaction.is_cash"
        + String(repeating: close, count: 10_000)
      #expect(try condition(deep).code.hasPrefix("RUL-"))
      let within = String(repeating: open, count: 500) + "x" + String(repeating: close, count: 500)
      #expect(try condition(within).code.hasPrefix("RUL-"))
    }
    let negations = String(repeating: "!", count: 4_000) + "transaction.is_cash"
    #expect(try condition(negations).code.hasPrefix("RUL-"))
  }

  @Test func aConditionLongerThanTheLimit() throws {
    let long = [String](repeating: "transaction.is_cash", count: 400).joined(separator: " || ")
    #expect(try condition(long).code.hasPrefix("RUL-"))
  }

  @Test func aFileTenThousandLevelsDeep() throws {
    let lists =
      "rules: " + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000) + "\n"
    #expect(try refused(lists).severity == .fatal)
    let mappings =
      "rules: " + String(repeating: "{a: ", count: 10_000) + "1" + String(repeating: "}", count: 10_000)
      + "\n"
    #expect(try refused(mappings).severity == .fatal)
    let within = "rules: " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "\n"
    #expect(try refused(within).code == "MAN-012")
  }

  @Test func whatIsNotTextOrNothingAtAll() throws {
    let (pack, findings) = RulePack.load(
      files: [RuleFile(name: "test.yaml", bytes: [0xFF, 0xFE, 0x00])], features: TestCatalogue.features)
    #expect(pack == nil && findings.first?.code == "MAN-002")
    #expect(try refused("").code == "MAN-006")
    #expect(try refused("other: 1\n").code == "RUL-035" || PackText.load("other: 1\n").findings.count == 2)
    #expect(try refused(String(repeating: "# a\n", count: 300_000)).code == "MAN-001")
  }
}
