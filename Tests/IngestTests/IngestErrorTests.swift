import Ingest
import Testing

@Suite struct IngestErrorTests {
  static let errors: [IngestError] = [
    .missing(file: "a.csv"), .symbolicLink(file: "a.csv"), .outsideFolder(file: "a.csv"),
    .directory(file: "a.csv"),
    .notRegular(file: "a.csv"),
    .unopenable(file: "a.csv", systemError: 13), .unreadable(file: "a.csv", byteOffset: 77, systemError: 5),
    .changed(file: "a.csv"), .recordOutsideFile(file: "a.csv", byteOffset: 9),
    .characterSetMissing(file: "a.csv"),
  ]

  @Test func namesTheFileThePlaceAndTheRemedy() {
    for error in Self.errors {
      #expect(error.finding.place.file == "a.csv" && error.finding.severity == .fatal)
      #expect(error.description.contains("a.csv") && error.description.hasPrefix("ING-0"))
      #expect(error.finding.japanese != error.finding.english)
    }
    #expect(Set(Self.errors.map(\.code)).count == Self.errors.count)
    #expect(Self.errors[6].finding.place.byteOffset == 77 && Self.errors[6].finding.place.field == "errno 5")
  }
}
