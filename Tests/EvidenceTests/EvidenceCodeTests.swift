import Evidence
import Testing

struct EvidenceCodeTests {
  @Test func codesAreNumberedWithoutGaps() {
    // 33 is a key ring's.
    let numbers = (1...(EvidenceCode.allCases.count + 1)).filter { $0 != 33 }
    let expected = numbers.map { "EVI-" + String(1_000 + $0).dropFirst() }
    #expect(EvidenceCode.allCases.map(\.rawValue) == expected)
  }

  @Test func everyCodeHasItsOwnTextsInBothLanguages() {
    let japanese = Set(EvidenceCode.allCases.map(\.japanese))
    let english = Set(EvidenceCode.allCases.map(\.english))
    #expect(japanese.count == EvidenceCode.allCases.count)
    #expect(english.count == EvidenceCode.allCases.count)
    #expect(japanese.allSatisfy { $0.hasSuffix("。") })
    #expect(english.allSatisfy { $0.hasSuffix(".") && $0.utf8.allSatisfy { $0 < 0x80 } })
  }
}
