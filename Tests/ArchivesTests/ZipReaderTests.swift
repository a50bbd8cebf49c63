import Archives
import Foundation
import TestSupport
import Testing

struct ZipReaderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Lets Python's zipfile, which writes any name, make an archive from a script that fills `z`.
  func archive(_ script: String) throws -> String {
    let python = try #require(OutsideProgram("python3"))
    let path = folder.path(of: "made.zip")
    let whole = """
      import sys, stat, zipfile, warnings
      warnings.simplefilter("ignore")
      z = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED)
      \(script)
      z.close()
      """
    let outcome = try python.run(["-X", "utf8", "-c", whole, path])
    try #require(outcome.status == 0, "\(outcome.output)")
    return path
  }

  func write(_ entries: [(String, [UInt8])]) throws -> String {
    let path = folder.path(of: "ours.zip")
    var writer = try ZipWriter(path: path)
    for (name, bytes) in entries { try writer.add(name: name, bytes: bytes) }
    try writer.finish()
    return path
  }

  @Test(.enabled(if: OutsideProgram.isInstalled("python3")))
  func anArchiveOfAnotherProgramIsRead() throws {
    let path = try archive("z.writestr('規則/a.txt', 'x' * 1000); z.mkdir('folder'); z.writestr('b', '')")
    let reader = try ZipReader(path: path)
    #expect(reader.entries.map(\.name) == ["規則/a.txt", "folder", "b"])
    #expect(reader.entries.map(\.isFolder) == [false, true, false])
    #expect(try reader.bytes(of: "規則/a.txt") == [UInt8](repeating: 0x78, count: 1_000))
    var seen: [String] = []
    try reader.forEachFile { entry, bytes throws(ArchivesError) in seen.append("\(entry.name):\(bytes.count)")
    }
    #expect(seen == ["規則/a.txt:1000", "b:0"])
  }

  @Test(
    .enabled(if: OutsideProgram.isInstalled("python3")),
    arguments: [
      ("z.writestr('/etc/passwd', '')", EntryNameFault.absolute), ("z.writestr('../a', '')", .strayPart),
      ("z.writestr('a/../../b', '')", .strayPart), ("z.writestr('a\\\\..\\\\b', '')", .strayPart),
      ("z.writestr('a\\x1b[2J', '')", .controlCharacter), ("z.writestr('C:/a', '')", .absolute),
    ])
  func unsafeNamesAreRefused(script: String, fault: EntryNameFault) throws {
    let path = try archive("z.writestr('good', '')\n\(script)")
    #expect(throws: ArchivesError.unsafeName(entry: 2, fault: fault)) { try ZipReader(path: path) }
  }

  @Test(.enabled(if: OutsideProgram.isInstalled("python3")))
  func aSymbolicLinkIsRefused() throws {
    let script = """
      i = zipfile.ZipInfo('link'); i.create_system = 3; i.external_attr = (stat.S_IFLNK | 0o777) << 16
      z.writestr(i, '/etc/passwd')
      """
    let path = try archive(script)
    #expect(throws: ArchivesError.notAFile(entry: 1)) { try ZipReader(path: path) }
  }

  @Test(.enabled(if: OutsideProgram.isInstalled("python3")))
  func aNameThatStandsTwiceIsRefused() throws {
    let path = try archive("z.writestr('a', '1'); z.writestr('b', '2'); z.writestr('a', '3')")
    #expect(throws: ArchivesError.duplicateName(entry: 3)) { try ZipReader(path: path) }
  }

  @Test(.enabled(if: OutsideProgram.isInstalled("python3")))
  func aCompressionBombIsRefused() throws {
    let path = try archive("z.writestr('zeros', bytes(50 << 20))")
    #expect(throws: ArchivesError.overLimit(entry: 1, limit: .expansion)) { try ZipReader(path: path) }
  }

  @Test(.enabled(if: OutsideProgram.isInstalled("python3")))
  func aBombThatLiesAboutItsSizeIsStoppedWhileReading() throws {
    let path = try archive("z.writestr('zeros', bytes(50 << 20))")
    var bytes = try folder.bytes(of: "made.zip")
    // The full size stands in the directory and in the local header at the start; both lie.
    let directory = try #require(firstIndex(of: [0x50, 0x4B, 0x01, 0x02], in: bytes))
    bytes.replaceSubrange((directory + 24)..<(directory + 28), with: [100, 0, 0, 0])
    bytes.replaceSubrange(22..<26, with: [100, 0, 0, 0])
    try Data(bytes).write(to: URL(filePath: path))
    let reader = try ZipReader(path: path)
    #expect(reader.entries.map(\.statedBytes) == [100])
    #expect {
      _ = try reader.bytes(of: "zeros")
    } throws: { error in
      (error as? ArchivesError)?.isAboutContent == true
    }
  }

  @Test func everyLimitHolds() throws {
    let path = try write([("a", [1, 2, 3]), ("b", [1, 2, 3])])
    #expect(throws: ArchivesError.overLimit(entry: 2, limit: .entries)) {
      try ZipReader(path: path, limits: ZipLimits(entries: 1))
    }
    #expect(throws: ArchivesError.overLimit(entry: 1, limit: .entryBytes)) {
      try ZipReader(path: path, limits: ZipLimits(entryBytes: 2))
    }
    #expect(throws: ArchivesError.overLimit(entry: 2, limit: .totalBytes)) {
      try ZipReader(path: path, limits: ZipLimits(totalBytes: 5))
    }
    #expect(
      try ZipReader(path: path, limits: ZipLimits(entries: 2, entryBytes: 3, totalBytes: 6)).entries.count
        == 2)
  }

  @Test func everyFlippedByteOfTheContentIsFound() throws {
    let path = try write([("a", Array("0123456789".utf8))])
    let good = try folder.bytes(of: "ours.zip")
    let start = try #require(firstIndex(of: Array("0123456789".utf8), in: good))
    for index in start..<(start + 10) {
      var bad = good
      bad[index] ^= 0x20
      try Data(bad).write(to: URL(filePath: path))
      #expect {
        _ = try ZipReader(path: path).bytes(of: "a")
      } throws: { error in
        (error as? ArchivesError)?.isAboutContent == true
      }
    }
  }

  @Test func noMutationOfAnArchiveTrapsOrPassesALimit() throws {
    let path = try write([("bundle/a", Array("0123456789".utf8)), ("bundle/b", [1, 2])])
    let good = try folder.bytes(of: "ours.zip")
    var generator = SeededGenerator(seed: 20_261_120)
    for _ in 0..<600 {
      var bad = good
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bad[Int.random(in: 0..<bad.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if Bool.random(using: &generator) { bad.removeLast(Int.random(in: 0..<bad.count, using: &generator)) }
      try Data(bad).write(to: URL(filePath: path))
      do {
        let reader = try ZipReader(path: path)
        try reader.forEachFile { entry, _ throws(ArchivesError) in
          #expect(EntryNameFault.first(in: Array(entry.name.utf8)) == nil)
        }
      } catch {
        #expect(error.isAboutContent, "\(error)")
      }
    }
  }

  @Test func whatIsNotAnArchiveIsToldApart() throws {
    let text = try folder.write("not a zip", as: "text")
    #expect {
      try ZipReader(path: text)
    } throws: { error in
      (error as? ArchivesError)?.isAboutContent == true
    }
    let empty = try folder.write("", as: "empty")
    #expect {
      try ZipReader(path: empty)
    } throws: { error in
      (error as? ArchivesError)?.isAboutContent == true
    }
    #expect(throws: ArchivesError.notARegularFile(path: folder.path)) { try ZipReader(path: folder.path) }
    let link = folder.path(of: "link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: text)
    #expect(throws: ArchivesError.notARegularFile(path: link)) { try ZipReader(path: link) }
    let missing = folder.path(of: "missing")
    #expect {
      try ZipReader(path: missing)
    } throws: { error in
      guard case .cannotOpen(missing, _) = error as? ArchivesError else { return false }
      return true
    }
  }

  @Test func aLargeEntryComesInPieces() throws {
    var generator = SeededGenerator(seed: 5)
    let content = generator.bytes(count: 300_000)
    let reader = try ZipReader(path: try write([("a", content)]))
    var joined: [UInt8] = []
    var largest = 0
    try reader.stream("a") { piece in
      largest = max(largest, piece.count)
      for index in piece.indices { joined.append(piece[index]) }
    }
    #expect(joined == content)
    #expect(largest <= 64 << 10)
    #expect(throws: ArchivesError.noSuchEntry(name: "b")) { try reader.bytes(of: "b") }
  }

  private func firstIndex(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    (0...(bytes.count - needle.count)).first { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}
