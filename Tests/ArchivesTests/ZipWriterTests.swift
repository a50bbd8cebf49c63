import Archives
import Core
import Foundation
import TestSupport
import Testing

struct ZipWriterTests {
  let folder: TemporaryFolder
  let changedAt: Instant

  init() throws {
    folder = try TemporaryFolder()
    let day = try #require(BankDay(year: 2026, month: 11, day: 23))
    changedAt = Instant(day: day, secondOfDay: 14 * 3_600 + 3 * 60 + 23)
  }

  func write(
    _ entries: [(String, [UInt8])], as name: String, compression: ZipWriter.Compression = .stored,
    overwrites: Bool = false
  ) throws -> String {
    let path = folder.path(of: name)
    var writer = try ZipWriter(path: path, changedAt: changedAt, overwrites: overwrites)
    for (entryName, bytes) in entries {
      try writer.add(name: entryName, bytes: bytes, compression: compression)
    }
    try writer.finish()
    return path
  }

  var sampleEntries: [(String, [UInt8])] {
    var generator = SeededGenerator(seed: 7)
    return [
      ("bundle/empty.txt", []), ("bundle/規則/高額.yaml", Array("閾値: 1\n".utf8)),
      ("bundle/repeated.txt", [UInt8](repeating: 0x41, count: 200_000)),
      ("bundle/random.bin", generator.bytes(count: 150_000)),
    ]
  }

  @Test(arguments: [ZipWriter.Compression.stored, .deflated])
  func ourReaderGivesBackWhatWasWritten(compression: ZipWriter.Compression) throws {
    let path = try write(sampleEntries, as: "a.zip", compression: compression)
    let reader = try ZipReader(path: path)
    #expect(reader.entries.map(\.name) == sampleEntries.map(\.0))
    for (name, bytes) in sampleEntries { #expect(try reader.bytes(of: name) == bytes) }
  }

  @Test(
    .enabled(if: OutsideProgram.isInstalled("unzip")), arguments: [ZipWriter.Compression.stored, .deflated])
  func unzipAcceptsTheArchive(compression: ZipWriter.Compression) throws {
    let unzip = try #require(OutsideProgram("unzip"))
    let path = try write(sampleEntries, as: "a.zip", compression: compression)
    let test = try unzip.run(["-t", path])
    #expect(test.status == 0, "\(test.output)")
    #expect(try unzip.run(["-q", path, "-d", folder.path(of: "out")]).status == 0)
    for (name, bytes) in sampleEntries { #expect(try folder.bytes(of: "out/\(name)") == bytes) }
  }

  @Test(.enabled(if: OutsideProgram.isInstalled("python3")))
  func pythonReadsNamesSizesTimesAndModes() throws {
    let python = try #require(OutsideProgram("python3"))
    let path = try write(sampleEntries, as: "a.zip", compression: .deflated)
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      for i in z.infolist():
          print(i.filename, i.file_size, "%04d-%02d-%02dT%02d:%02d:%02d" % i.date_time, oct(i.external_attr >> 16))
      """
    let outcome = try python.run(["-X", "utf8", "-c", script, path])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == sampleEntries.count)
    for (line, entry) in zip(lines, sampleEntries) {
      // 2026-11-23T14:03:23+09:00, in the format's steps of two seconds.
      #expect(line == "\(entry.0) \(entry.1.count) 2026-11-23T14:03:22 0o100600")
    }
  }

  @Test func deflateShrinksWhatCanShrinkAndStoresTheRest() throws {
    let repeated = [UInt8](repeating: 0x41, count: 200_000)
    let path = try write([("a", repeated)], as: "small.zip", compression: .deflated)
    #expect(try folder.bytes(of: "small.zip").count < 2_000)
    #expect(try ZipReader(path: path).bytes(of: "a") == repeated)
    var generator = SeededGenerator(seed: 3)
    let random = generator.bytes(count: 50_000)
    _ = try write([("a", random)], as: "stored.zip")
    _ = try write([("a", random)], as: "deflated.zip", compression: .deflated)
    #expect(try folder.bytes(of: "stored.zip") == folder.bytes(of: "deflated.zip"))
  }

  @Test(arguments: [ZipWriter.Compression.stored, .deflated])
  func theSameInputGivesTheSameBytes(compression: ZipWriter.Compression) throws {
    _ = try write(sampleEntries, as: "a.zip", compression: compression)
    _ = try write(sampleEntries, as: "b.zip", compression: compression)
    #expect(try folder.bytes(of: "a.zip") == folder.bytes(of: "b.zip"))
  }

  @Test func anExistingFileStaysUnlessOverwritingIsAskedFor() throws {
    let path = try folder.write("kept", as: "a.zip")
    #expect(throws: ArchivesError.alreadyExists(path: path)) {
      _ = try write([("a", [1])], as: "a.zip")
    }
    #expect(try folder.bytes(of: "a.zip") == Array("kept".utf8))
    #expect(try folder.names() == ["a.zip"])
    _ = try write([("a", [1])], as: "a.zip", overwrites: true)
    #expect(try ZipReader(path: path).bytes(of: "a") == [1])
  }

  @Test func aWriterThatIsDroppedLeavesNothing() throws {
    do {
      var writer = try ZipWriter(path: folder.path(of: "a.zip"), changedAt: changedAt)
      try writer.add(name: "a", bytes: [1, 2, 3])
    }
    #expect(try folder.names() == [])
  }

  @Test func theArchiveIsForItsOwnerOnly() throws {
    let path = try write([("a", [1])], as: "a.zip")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func unsafeAndRepeatedNamesAreRefused() throws {
    var writer = try ZipWriter(path: folder.path(of: "a.zip"), changedAt: changedAt)
    try writer.add(name: "a", bytes: [])
    #expect(throws: ArchivesError.nameRepeated) { try writer.add(name: "a", bytes: []) }
    #expect(throws: ArchivesError.nameRefused(fault: .absolute)) { try writer.add(name: "/a", bytes: []) }
    #expect(throws: ArchivesError.nameRefused(fault: .strayPart)) {
      try writer.add(name: "b/../a", bytes: [])
    }
  }

  @Test func aMissingFolderIsToldWithTheStep() throws {
    let path = folder.path(of: "missing/a.zip")
    #expect {
      _ = try ZipWriter(path: path, changedAt: changedAt)
    } throws: { error in
      guard case .cannotWrite(path, "create", _) = error as? ArchivesError else { return false }
      return true
    }
  }
}
