import Core
import Manifests
import Testing

/// What is refused in a file's text, with code and line.
@Suite struct ManifestFileTests {
  private func codes(_ text: String) -> [String] {
    ManifestFile(bytes: Array(text.utf8), name: "x.yaml").findings.map {
      "\($0.code)@\($0.place.record ?? 0)"
    }
  }

  @Test(
    arguments: [
      ("a: 1\nb: \"0005\"\nc: [x, {d: yes}]\n", []),
      ("a: &here 1\n", ["MAN-007@1"]),
      ("a: &here 1\nb: *here\n", ["MAN-007@2"]),
      ("a: 1\nb: *gone\n", ["MAN-003@2"]),
      ("a:\n\tb: 1\n", ["MAN-004@2"]),
      ("a: 1\nb: 2\na: 3\n", ["MAN-009@1"]),
      ("a: 1\n\"a\": 3\n", ["MAN-009@1"]),
      ("1: 1\n\"1\": 3\n", ["MAN-009@1"]),
      ("a: {x: 1}\nb:\n  <<: {y: 1}\n", ["MAN-010@3"]),
      ("a: !!str 5\nb: !own x\n", ["MAN-008@1", "MAN-008@2"]),
      ("a: !!str \"5\"\n", ["MAN-008@1"]),
      ("a: 1\n---\nb: 2\n", ["MAN-005@2"]),
      ("", ["MAN-006@1"]),
      ("# only words\n", ["MAN-006@1"]),
      ("a:\nb: ~\nc: null\nd: \"\"\n", ["MAN-013@1", "MAN-013@2", "MAN-013@3"]),
      ("? [a, b]\n: 1\n", ["MAN-011@1"]),
      ("a: [1, 2\n", ["MAN-003@2"]),
      ("a: \"\\uD800\"\n", ["MAN-003@1"]),
    ] as [(String, [String])])
  func refusesWithCodeAndLine(text: String, expected: [String]) {
    #expect(codes(text) == expected)
  }

  @Test func tellsEveryFaultInOneGo() {
    let text = "a: &x 1\nb: !!int 2\nc:\nd: {<<: {e: 1}}\n"
    #expect(codes(text) == ["MAN-007@1", "MAN-008@2", "MAN-013@3", "MAN-010@4"])
  }

  @Test func refusesAnAliasBombBeforeItGrows() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    text += "? *a40\n: 1\n"
    #expect(codes(text) == ["MAN-007@2"])
  }

  @Test func refusesDepthAndSize() {
    let deep = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
    #expect(codes("a: " + deep).first == "MAN-012@1")
    let fits = String(repeating: "[", count: 30) + "1" + String(repeating: "]", count: 30)
    #expect(codes("a: " + fits) == [])
    #expect(codes("a: " + String(repeating: "[", count: 20_000)).first?.hasPrefix("MAN-003") == true)
    #expect(codes("a: " + String(repeating: "x", count: Limits.manifestBytes)) == ["MAN-001@1"])
  }

  @Test func refusesBytesThatAreNotText() {
    let bytes: [UInt8] = Array("a: ".utf8) + [0x83, 0x65]
    let file = ManifestFile(bytes: bytes, name: "x.yaml")
    #expect(file.findings.map(\.code) == ["MAN-002"])
    #expect(file.root == nil)
    #expect(ManifestFile(bytes: Array("a: \u{1}".utf8), name: "x.yaml").findings.map(\.code) == ["MAN-003"])
  }

  @Test func readsJSONAndAByteOrderMark() {
    let text = "\u{FEFF}{\"a\": 1, \"b\": [true, \"0005\"], \"c\": {\"d\": -2.5e3}}"
    let reading = ManifestReading(bytes: Array(text.utf8), name: "x.json")
    let root = reading.rootMapping()
    #expect(root?.integer("a") == 1)
    #expect(root?.list("b")?.first?.boolean() == true)
    #expect(root?.list("b")?.last?.string() == "0005")
    #expect(root?.mapping("c")?.real("d") == -2500)
    #expect(reading.findings.isEmpty)
  }

  @Test func findsThePlaceOfAByteInsideAText() throws {
    let text = """
      plain: one two
      folded: >-   # why
        三 four
        five
      single: 'it''s six'
      escaped: "a\\tb seven"
      """
    let reading = ManifestReading(bytes: Array(text.utf8), name: "x.yaml")
    let root = try #require(reading.rootMapping())
    func place(_ key: String, _ needle: String) throws -> [Int] {
      let value = try #require(root.required(key))
      let whole = try #require(value.string())
      let offset = try #require(whole.range(of: needle)).lowerBound.utf16Offset(in: whole)
      let prefix = String(whole.prefix(offset))
      let position = value.position(utf8Offset: prefix.utf8.count)
      return [position.line, position.column]
    }
    #expect(try place("plain", "two") == [1, 12])
    #expect(try place("folded", "four") == [3, 5])
    #expect(try place("folded", "five") == [4, 3])
    #expect(try place("single", "six") == [5, 16])
    #expect(try place("escaped", "seven") == [6, 10])
  }

  @Test func everyFindingSpeaksBothLanguages() {
    let text = "a: &x 1\nb: !!int 2\nc:\nd: {<<: {e: 1}}\n? [q]\n: 1\n"
    let findings = ManifestFile(bytes: Array(text.utf8), name: "x.yaml").findings
    #expect(findings.count == 5)
    for finding in findings {
      #expect(!finding.english.isEmpty && finding.english.allSatisfy(\.isASCII))
      #expect(finding.japanese.contains { !$0.isASCII })
    }
  }
}
