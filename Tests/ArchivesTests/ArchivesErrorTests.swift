import Archives
import Testing

struct ArchivesErrorTests {
  static let all: [ArchivesError] =
    [
      .cannotOpen(path: "a.zip", reason: "r"), .notARegularFile(path: "a.zip"), .alreadyExists(path: "a.zip"),
      .cannotWrite(path: "a.zip", step: "write", reason: "r"), .nameRepeated, .tooLargeForFormat,
      .noSuchEntry(name: "b"), .damaged(entry: 0, reason: "r"), .damaged(entry: 2, reason: "r"),
      .duplicateName(entry: 2), .notAFile(entry: 2), .encrypted(entry: 2),
    ] + EntryNameFault.allCases.flatMap { [.nameRefused(fault: $0), .unsafeName(entry: 2, fault: $0)] }
    + ZipLimits.Kind.allCases.map { .overLimit(entry: 2, limit: $0) }

  @Test(arguments: all) func everyErrorSaysWhatToDo(error: ArchivesError) {
    #expect(error.description.hasSuffix("."))
    #expect(error.description.contains(";") || error.description.contains(", "))
  }

  @Test func contentAndMachineAreToldApart() {
    #expect(ArchivesError.damaged(entry: 1, reason: "r").isAboutContent)
    #expect(ArchivesError.encrypted(entry: 1).isAboutContent)
    #expect(!ArchivesError.cannotOpen(path: "a", reason: "r").isAboutContent)
    #expect(!ArchivesError.alreadyExists(path: "a").isAboutContent)
  }
}
