import Archives
import Core
import Cryptography
import Evidence
import TestSupport
import Testing

struct BagWriterTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func write(_ files: [(String, String)], as name: String) throws -> (path: String, bag: Bag) {
    let path = folder.path(of: name)
    var writer = try BagWriter(path: path, baggingDate: try SampleEvidence.day())
    for (file, text) in files { try writer.addPayload(file, Array(text.utf8)) }
    var metadata = BagMetadata()
    metadata.append("External-Identifier", "sample")
    return (path, try writer.finish(metadata))
  }

  @Test func theBagHasWhatTheStandardAsksFor() throws {
    let (path, bag) = try write([("a.txt", "hello"), ("line\nbreak%.txt", "x")], as: "bag.zip")
    let reader = try ZipReader(path: path)
    func text(_ name: String) throws -> String {
      String(decoding: try reader.bytes(of: "bundle/\(name)"), as: UTF8.self)
    }
    #expect(try text("bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    #expect(
      try text("bag-info.txt")
        == "External-Identifier: sample\nBagging-Date: 2026-11-20\nPayload-Oxum: 6.2\n")
    let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    let letter = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    #expect(
      try text("manifest-sha256.txt") == "\(hello)  data/a.txt\n\(letter)  data/line%0Abreak%25.txt\n")
    let tags = try text("tagmanifest-sha256.txt").split(separator: "\n").map { $0.dropFirst(66) }
    #expect(tags == ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"])
    #expect(bag.payloadFiles == 2)
    #expect(bag.payloadBytes == 6)
    let tagManifest = try reader.bytes(of: "bundle/tagmanifest-sha256.txt")
    #expect(bag.tagManifestDigest == SHA256Hasher.digest(of: tagManifest))
  }

  @Test func ourVerifierAcceptsIt() throws {
    let (path, bag) = try write(
      [("a.txt", "hello"), ("line\r\nbreak%.txt", "x"), ("空.txt", "")], as: "bag.zip")
    let report = try BagVerifier.verify(path: path)
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.tagManifestDigest == bag.tagManifestDigest)
    #expect(report.payloadFiles == 3)
    #expect(report.payloadBytes == 6)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let first = try write([("a", "1"), ("b", "2")], as: "first.zip")
    let second = try write([("a", "1"), ("b", "2")], as: "second.zip")
    #expect(try folder.bytes(of: "first.zip") == folder.bytes(of: "second.zip"))
    #expect(first.bag == second.bag)
    let third = try write([("a", "1"), ("b", "3")], as: "third.zip")
    #expect(first.bag.tagManifestDigest != third.bag.tagManifestDigest)
  }

  @Test func collidingAndUnsafeNamesAreRefusedAndNothingIsLeft() throws {
    #expect(throws: EvidenceError.namesCollide) { try write([("a", "1"), ("A", "2")], as: "bag.zip") }
    #expect(throws: EvidenceError.archive(.nameRefused(fault: .strayPart))) {
      try write([("../a", "1")], as: "bag.zip")
    }
    #expect(try folder.names() == [])
  }
}
