import Archives
import Core
import Evidence
import Foundation
import TestSupport
import Testing

struct BagVerifierTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "bag.zip")
    var writer = try BagWriter(path: path, baggingDate: try SampleEvidence.day())
    try writer.addPayload("a.txt", Array("hello".utf8))
    try writer.addPayload("b/c.txt", Array("world".utf8))
    try writer.addTag("VERIFY.txt", Array("how".utf8))
    _ = try writer.finish(BagMetadata())
  }

  func findings(after change: (inout BundleEditor) -> Void) throws -> [String] {
    var editor = try BundleEditor(path)
    change(&editor)
    let changed = folder.path(of: "changed.zip")
    try editor.write(to: changed)
    return try BagVerifier.verify(path: changed).findings.map { "\($0.code) \($0.place.file)" }
  }

  func expect(
    _ expected: [String], _ location: SourceLocation = #_sourceLocation,
    after change: (inout BundleEditor) -> Void
  ) throws {
    let found = try findings(after: change)
    #expect(found == expected, sourceLocation: location)
  }

  func expect(
    including expected: String, _ location: SourceLocation = #_sourceLocation,
    after change: (inout BundleEditor) -> Void
  ) throws {
    let found = try findings(after: change)
    #expect(found.contains(expected), sourceLocation: location)
  }

  @Test func anUnchangedBagHasNoFindings() throws {
    try expect([]) { _ in }
    try expect([]) { $0.reseal() }
  }

  @Test func aChangedFileIsFound() throws {
    try expect(["EVI-014 data/a.txt"]) { $0.edit("data/a.txt") { _ in "hallo" } }
    try expect(["EVI-014 VERIFY.txt"]) { $0.edit("VERIFY.txt") { _ in "not" } }
  }

  @Test func aMissingFileIsFound() throws {
    try expect(["EVI-013 data/a.txt", "EVI-017 bag-info.txt"]) { $0.remove("data/a.txt") }
    try expect(["EVI-013 VERIFY.txt"]) { $0.remove("VERIFY.txt") }
  }

  @Test func anAddedFileIsFound() throws {
    try expect(["EVI-015 data/more.txt", "EVI-017 bag-info.txt"]) { $0.add("data/more.txt", "x") }
    try expect(["EVI-016 SIGNED.txt"]) { $0.add("SIGNED.txt", "x") }
  }

  @Test func aChangedManifestIsFound() throws {
    let digest = String(repeating: "0", count: 64)
    try expect(["EVI-013 data/none", "EVI-014 manifest-sha256.txt"]) {
      $0.edit("manifest-sha256.txt") { $0 + "\(digest)  data/none\n" }
    }
    try expect(["EVI-011 VERIFY.txt", "EVI-014 manifest-sha256.txt"]) {
      $0.edit("manifest-sha256.txt") { $0 + "\(digest)  VERIFY.txt\n" }
    }
    try expect(including: "EVI-010 tagmanifest-sha256.txt") {
      $0.edit("tagmanifest-sha256.txt") { _ in "nonsense\n" }
    }
  }

  @Test func missingTagFilesAreFound() throws {
    try expect(including: "EVI-008 bagit.txt") { $0.remove("bagit.txt") }
    try expect(including: "EVI-008 bagit.txt") { $0.edit("bagit.txt") { $0.replacing("1.0", with: "2.0") } }
    try expect(including: "EVI-009 manifest-sha256.txt") { $0.remove("manifest-sha256.txt") }
    try expect(["EVI-009 tagmanifest-sha256.txt"]) { $0.remove("tagmanifest-sha256.txt") }
    try expect(including: "EVI-017 bag-info.txt") { $0.remove("bag-info.txt") }
  }

  @Test func collidingNamesAreFound() throws {
    let codes = try findings {
      $0.add("data/A.txt", "x")
      $0.reseal()
    }
    #expect(codes == ["EVI-018 data/A.txt"])
  }

  @Test func anArchiveThatIsNotOneFolderIsFatal() throws {
    try expect(["EVI-007 changed.zip"]) { $0.files.append(("other/a", [])) }
    try expect(["EVI-007 changed.zip"]) { $0.files.append(("a", [])) }
    try expect(["EVI-001 changed.zip"]) { $0.files.removeAll() }
  }

  @Test func whatIsNotAnArchiveIsAFinding() throws {
    let text = try folder.write("not a zip", as: "text.zip")
    let report = try BagVerifier.verify(path: text)
    #expect(report.findings.map(\.code) == ["EVI-001"])
    #expect(report.findings.first?.severity == .fatal)
  }

  @Test func aMissingArchiveIsThrown() throws {
    #expect {
      try BagVerifier.verify(path: folder.path(of: "missing.zip"))
    } throws: { error in
      guard case .archive(.cannotOpen) = error as? EvidenceError else { return false }
      return true
    }
  }

  @Test func stockProgramsVerifyTheBag() throws {
    let unzip = try #require(OutsideProgram("unzip"))
    let sums = try #require(OutsideProgram("sha256sum"))
    #expect(try unzip.run(["-q", path], in: folder.path).status == 0)
    let bag = folder.path(of: "bundle")
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
      #expect(try sums.run(["--strict", "-c", manifest], in: bag).status == 0)
    }
    try folder.write("hallo", as: "bundle/data/a.txt")
    #expect(try sums.run(["--strict", "-c", "manifest-sha256.txt"], in: bag).status != 0)
  }
}
