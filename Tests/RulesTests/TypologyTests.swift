import Core
import Testing

@testable import Rules

/// What the rules that fired say of each typology.
@Suite struct TypologyTests {
  private static func set(_ typology: String, look: Int, alarm: Int, rules: String) -> String {
    "  - {typology: \(typology), look: \(look), alarm: \(alarm), rules: {\(rules)}, why: {ja: あ, en: a}, source: test}\n"
  }

  private static func pack(_ sets: String...) -> String {
    PackText.pack(
      PackText.rule("R-TEST-01", condition: "transaction.is_cash"),
      PackText.rule("R-TEST-02", condition: "transaction.is_cash"),
      before: "typologies:\n" + sets.joined())
  }

  private func standings(_ fired: [Int]) throws -> [String] {
    let text = Self.pack(
      Self.set("structuring", look: 10, alarm: 30, rules: "R-TEST-01: 10, R-TEST-02: 20"),
      Self.set("refund", look: 10, alarm: 60, rules: "R-TEST-02: 20"),
      Self.set("romance", look: 30, alarm: 40, rules: "R-TEST-01: 20"))
    return try #require(PackText.load(text).pack).standings(firedRules: fired).map {
      "\($0.typology.rawValue) \($0.weight) \($0.level.word)"
    }
  }

  @Test func weightsAddUpAndLinesAreIncluded() throws {
    #expect(try standings([]) == [])
    #expect(try standings([1]) == ["structuring 20 look", "refund 20 look"])
    #expect(try standings([0, 1]) == ["structuring 30 alarm", "refund 20 look", "romance 20 below"])
    #expect(try standings([0]) == ["structuring 10 look", "romance 20 below"])
  }

  @Test(arguments: [
    (set("structuring", look: 10, alarm: 5, rules: "R-TEST-01: 10"), "RUL-038"),
    (set("structuring", look: 1, alarm: 5, rules: "R-TEST-03: 10"), "RUL-036"),
    (set("structurin", look: 1, alarm: 5, rules: "R-TEST-01: 10"), "MAN-020"),
    (set("structuring", look: 1, alarm: 5, rules: "R-TEST-01: 0"), "MAN-022"),
  ])
  func whatIsNoSetIsRefused(set: String, code: String) {
    let (pack, findings) = PackText.load(Self.pack(set))
    #expect(pack == nil)
    #expect(findings.map(\.code) == [code])
  }

  @Test func aTypologyHasOneSet() {
    let one = Self.set("structuring", look: 1, alarm: 5, rules: "R-TEST-01: 10")
    #expect(PackText.load(Self.pack(one, one)).findings.map(\.code) == ["RUL-037"])
  }
}
