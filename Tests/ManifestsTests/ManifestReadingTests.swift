import Core
import Manifests
import Testing

/// Typed access: what is read, and which finding each wrong value leaves.
@Suite struct ManifestReadingTests {
  private enum Colour: String, CaseIterable { case red, green }

  private func reading(_ text: String) -> ManifestReading {
    ManifestReading(bytes: Array(text.utf8), name: "x.yaml")
  }

  private func lines(_ reading: ManifestReading) -> [String] {
    reading.findings.map { "\($0.code)@\($0.place.record ?? 0) \($0.place.field ?? "")" }
  }

  @Test func readsEachType() throws {
    let reading = reading(
      "bank: 0005\ncount: 12\nshare: 0.25\non: true\nday: 2026-03-31\n"
        + "colour: red\nnames: [ア, yes]\nin: {x: 1}\n"
    )
    let root = try #require(reading.rootMapping())
    #expect(root.string("bank") == "0005")
    #expect(root.integer("count", in: 0...20) == 12)
    #expect(root.real("share") == 0.25)
    #expect(root.boolean("on") == true)
    #expect(root.day("day") == BankDay(year: 2026, month: 3, day: 31))
    #expect(root.required("colour")?.word(Colour.self) == .red)
    #expect(root.strings("names") == ["ア", "yes"])
    #expect(root.mapping("in")?.integer("x") == 1)
    #expect(root.optionalString("absent") == nil)
    root.finish()
    #expect(lines(reading) == [])
  }

  @Test(arguments: [
    "0005", "0o17", "0x1F", "12:30:45", "1_000", "+1", "1e3", "1.0", "\"1\"", "９", "99999999999999999999",
  ])
  func refusesAsInteger(text: String) throws {
    let reading = reading("a: \(text)\n")
    #expect(try #require(reading.rootMapping()).integer("a") == nil)
    #expect(lines(reading) == ["MAN-017@1 a"])
  }

  @Test(arguments: [".5", "1.", "01.5", ".inf", ".nan", "1e", "1e400", "1,5", "'1.5'", "0x1p3"])
  func refusesAsReal(text: String) throws {
    let reading = reading("a: \(text)\n")
    #expect(try #require(reading.rootMapping()).real("a") == nil)
    #expect(lines(reading) == ["MAN-018@1 a"])
  }

  @Test(arguments: [("0", 0), ("-0.5", -0.5), ("12", 12), ("1.5E-2", 0.015)] as [(String, Double)])
  func readsReal(text: String, expected: Double) throws {
    #expect(try #require(reading("a: \(text)\n").rootMapping()).real("a") == expected)
  }

  @Test(arguments: ["yes", "no", "on", "off", "True", "FALSE", "y", "1", "\"true\""])
  func refusesAsBoolean(text: String) throws {
    let reading = reading("a: \(text)\n")
    #expect(try #require(reading.rootMapping()).boolean("a") == nil)
    #expect(lines(reading) == ["MAN-019@1 a"])
  }

  @Test func gathersEveryFaultWithItsPath() throws {
    let reading = reading(
      "rules:\n  - title: {ja: [x], en: \"\"}\n    points: 101\n    day: 2026-02-30\n"
        + "    colour: gren\n    pionts: 5\n"
    )
    let root = try #require(reading.rootMapping())
    let rule = try #require(root.mappings("rules")?.first)
    let title = try #require(rule.mapping("title"))
    _ = (title.string("ja"), title.string("en"))
    title.finish()
    #expect(rule.integer("points", in: 1...100) == nil)
    #expect(rule.day("day") == nil)
    #expect(rule.required("colour")?.word(Colour.self) == nil)
    #expect(rule.string("why") == nil)
    rule.finish()
    root.finish()
    #expect(
      lines(reading) == [
        "MAN-016@2 rules[0].title.ja", "MAN-023@2 rules[0].title.en", "MAN-022@3 rules[0].points",
        "MAN-021@4 rules[0].day", "MAN-020@5 rules[0].colour", "MAN-015@2 rules[0]",
        "MAN-014@6 rules[0].pionts",
      ])
    #expect(reading.findings.last?.english.contains("did you mean 'points'") == true)
    #expect(reading.findings[4].english.contains("did you mean 'green'"))
    #expect(reading.hasErrors)
  }

  @Test func refusesARootThatIsNoMapping() {
    let reading = reading("- 1\n")
    #expect(reading.rootMapping() == nil)
    #expect(lines(reading) == ["MAN-016@1 "])
  }

  @Test func takesEveryEntryOfAFreeMapping() throws {
    let reading = reading("b: 1\na: 2\n")
    let root = try #require(reading.rootMapping())
    #expect(root.everyEntry().map(\.key) == ["b", "a"])
    root.finish()
    #expect(reading.findings.isEmpty)
  }
}
