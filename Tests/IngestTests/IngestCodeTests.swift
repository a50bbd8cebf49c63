import Ingest
import Testing

@Suite struct IngestCodeTests {
  @Test func everyCodeHasARowOfItsOwn() {
    let literals = IngestCode.allCases.map(\.literal)
    #expect(literals.first == "ING-001")
    #expect(Set(literals).count == IngestCode.allCases.count)
    #expect(Set(1...62).isSubset(of: IngestCode.allCases.map(\.rawValue)))
  }

  @Test(arguments: IngestCode.allCases)
  func saysItInBothLanguages(code: IngestCode) {
    #expect(code.english.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(code.english.hasSuffix(".") || code.english.contains("Example:"))
    #expect(code.japanese.unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) })
    let finding = code.finding(at: .init(file: "a.dat", record: 3))
    #expect(finding.code == code.literal && finding.severity == code.severity && finding.place.record == 3)
  }

  @Test func codesKeepTheirMeaning() {
    let known: [(IngestCode, Int)] = [
      (.emptyFile, 1), (.recordOrderBroken, 6), (.trailerDisagrees, 12), (.rejectLimitExceeded, 16),
      (.characterNotAllowed, 23), (.quoteUnclosed, 34), (.encodingBroken, 37), (.accountRepeated, 45),
      (.columnsIgnored, 52), (.fileMissing, 53), (.characterSetMissing, 61), (.momentOutsideCalendar, 62),
    ]
    for (code, number) in known { #expect(code.rawValue == number) }
  }
}
