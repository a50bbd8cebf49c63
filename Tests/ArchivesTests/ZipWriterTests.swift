import Archives
import Foundation
import TestSupport
import Testing

struct ZipWriterTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func write(
    _ entries: [(String, [UInt8])], as name: String, compression: ZipWriter.Compression = .stored,
    overwrites: Bool = false
  ) throws -> String {
    let path = folder.path(of: name)
    try ZipWriterTests.write(entries, to: path, compression: compression, overwrites: overwrites)
    return path
  }

  /// Needs no test of its own around it, so that a child process can write too.
  static func write(
    _ entries: [(String, [UInt8])], to path: String, compression: ZipWriter.Compression,
    overwrites: Bool = false
  ) throws {
    var writer = try ZipWriter(path: path, overwrites: overwrites)
    for (entryName, bytes) in entries {
      try writer.add(name: entryName, bytes: bytes, compression: compression)
    }
    try writer.finish()
  }

  static var sampleEntries: [(String, [UInt8])] {
    var generator = SeededGenerator(seed: 7)
    return [
      ("bundle/empty.txt", []), ("bundle/規則/高額.yaml", Array("閾値: 1\n".utf8)),
      ("bundle/repeated.txt", [UInt8](repeating: 0x41, count: 200_000)),
      ("bundle/random.bin", generator.bytes(count: 150_000)),
    ]
  }

  var sampleEntries: [(String, [UInt8])] { ZipWriterTests.sampleEntries }

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
    // The letter and its mark are two characters here, and have to stay two.
    let entries = sampleEntries + [("bundle/か\u{3099}.txt", [0x31])]
    let path = try write(entries, as: "a.zip", compression: .deflated)
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
    #expect(lines.count == entries.count)
    for (line, entry) in zip(lines, entries) {
      // By bytes: Swift holds two spellings of one character equal. The time is the format's first, which is to say none.
      let expected = "\(entry.0) \(entry.1.count) 1980-01-01T00:00:00 0o100600"
      #expect(line.utf8.elementsEqual(expected.utf8), "\(line)")
    }
  }

  @Test func deflateShrinksWhatCanShrinkAndHardlyGrowsTheRest() throws {
    let repeated = [UInt8](repeating: 0x41, count: 200_000)
    let path = try write([("a", repeated)], as: "small.zip", compression: .deflated)
    #expect(try folder.bytes(of: "small.zip").count < 2_000)
    #expect(try ZipReader(path: path).bytes(of: "a") == repeated)
    var generator = SeededGenerator(seed: 3)
    let random = generator.bytes(count: 50_000)
    _ = try write([("a", random)], as: "stored.zip")
    let deflated = try write([("a", random)], as: "deflated.zip", compression: .deflated)
    // Bytes without pattern cannot shrink; deflate then adds five bytes a block of 16 KiB or more.
    let growth = try folder.bytes(of: "deflated.zip").count - folder.bytes(of: "stored.zip").count
    #expect(growth >= 0)
    #expect(growth < 64)
    #expect(try ZipReader(path: deflated).bytes(of: "a") == random)
  }

  @Test func eachEntryHasTheCompressionAskedFor() throws {
    let repeated = [UInt8](repeating: 0x41, count: 20_000)
    let path = folder.path(of: "a.zip")
    var writer = try ZipWriter(path: path)
    try writer.add(name: "a", bytes: repeated, compression: .deflated)
    try writer.add(name: "b", bytes: repeated)
    try writer.add(name: "c", bytes: repeated, compression: .deflated)
    try writer.finish()
    #expect((20_000..<21_000).contains(try folder.bytes(of: "a.zip").count))
    let reader = try ZipReader(path: path)
    for name in ["a", "b", "c"] { #expect(try reader.bytes(of: name) == repeated) }
  }

  @Test(arguments: [ZipWriter.Compression.stored, .deflated])
  func theSameInputGivesTheSameBytes(compression: ZipWriter.Compression) throws {
    _ = try write(sampleEntries, as: "a.zip", compression: compression)
    _ = try write(sampleEntries, as: "b.zip", compression: compression)
    #expect(try folder.bytes(of: "a.zip") == folder.bytes(of: "b.zip"))
  }

  @Test(arguments: [
    ("UTC", "C"), ("Asia/Tokyo", "C"), ("Asia/Tokyo", "C.UTF-8"), ("America/Los_Angeles", "C.UTF-8"),
  ])
  func theMachinesTimeZoneAndLocaleLeaveNoTrace(zone: String, locale: String) async throws {
    let path = folder.path(of: "there.zip")
    await #expect(processExitsWith: .success) { [path = path as String, zone, locale] in
      setenv("TZ", zone, 1)
      tzset()
      _ = try #require(setlocale(LC_ALL, locale))
      try ZipWriterTests.write(ZipWriterTests.sampleEntries, to: path, compression: .stored)
    }
    _ = try write(sampleEntries, as: "here.zip")
    #expect(try folder.bytes(of: "there.zip") == folder.bytes(of: "here.zip"))
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
      var writer = try ZipWriter(path: folder.path(of: "a.zip"))
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
    var writer = try ZipWriter(path: folder.path(of: "a.zip"))
    try writer.add(name: "a", bytes: [])
    #expect(throws: ArchivesError.nameRepeated) { try writer.add(name: "a", bytes: []) }
    #expect(throws: ArchivesError.nameRefused(fault: .absolute)) { try writer.add(name: "/a", bytes: []) }
    #expect(throws: ArchivesError.nameRefused(fault: .strayPart)) {
      try writer.add(name: "b/../a", bytes: [])
    }
  }

  @Test func aRefusedEntryLeavesTheOthersWhole() throws {
    let path = folder.path(of: "a.zip")
    var writer = try ZipWriter(path: path)
    try writer.add(name: "a", bytes: [1])
    #expect(throws: ArchivesError.nameRepeated) { try writer.add(name: "a", bytes: [2]) }
    try writer.add(name: "b", bytes: [3])
    try writer.finish()
    let reader = try ZipReader(path: path)
    #expect(reader.entries.map(\.name) == ["a", "b"])
    #expect(try reader.bytes(of: "a") == [1])
    #expect(try reader.bytes(of: "b") == [3])
  }

  @Test func anEntryBeyondTheFormatsCountIsRefused() throws {
    let path = folder.path(of: "a.zip")
    var writer = try ZipWriter(path: path)
    for number in 0..<65_535 { try writer.add(name: "\(number)", bytes: []) }
    #expect(throws: ArchivesError.tooLargeForFormat) { try writer.add(name: "one more", bytes: []) }
    try writer.finish()
    #expect(try ZipReader(path: path, limits: ZipLimits(entries: 65_535)).entries.count == 65_535)
  }

  @Test func aDiskThatTakesNoMoreIsToldAndNothingIsLeft() async throws {
    let path = folder.path(of: "a.zip")
    await #expect(processExitsWith: .success) { [path = path as String] in
      // The system then answers a write beyond the limit with an error, as it does on a full disk.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let failure = ArchivesError.cannotWrite(path: path, step: "write", reason: "File too large")
      var writer = try ZipWriter(path: path)
      #expect(throws: failure) { try writer.add(name: "a", bytes: [UInt8](repeating: 1, count: 200_000)) }
      #expect(throws: failure) { try writer.add(name: "b", bytes: [1]) }
      do throws(ArchivesError) {
        try writer.finish()
        Issue.record("An archive without its first entry was finished.")
      } catch {
        #expect(error == failure)
      }
    }
    #expect(try folder.names() == [])
  }

  @Test func aMissingFolderIsToldWithTheStep() throws {
    let path = folder.path(of: "missing/a.zip")
    #expect {
      _ = try ZipWriter(path: path)
    } throws: { error in
      guard case .cannotWrite(path, "create", _) = error as? ArchivesError else { return false }
      return true
    }
  }
}
