import Archives
import CLibArchive
import Glibc
import TestSupport
import Testing

/// What libarchive and zlib write comes back byte for byte, in any steps, within the limits.
struct CompressedContentTests {
  private static let generous = ContentLimits(bytes: 1 << 40, expansion: 1 << 20, freeBytes: 1 << 40)
  private static let content: [UInt8] = {
    var generator = SeededGenerator(seed: 0x4D45)
    // Three stretches: lines, noise that does not compress, and one byte over and over.
    let lines = (0..<4_000).flatMap { Array("\($0),9999-001-1-1000000,out,\($0 * 7)\n".utf8) }
    return lines + generator.bytes(count: 150_000) + [UInt8](repeating: 0x20, count: 400_000)
  }()

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Compresses with libarchive's own writer.
  private func compressed(_ bytes: [UInt8], _ form: CompressionForm) throws -> [UInt8] {
    let archive = try #require(archive_write_new())
    defer { archive_write_free(archive) }
    switch form {
    case .gzip: archive_write_add_filter_gzip(archive)
    case .zstd: archive_write_add_filter_zstd(archive)
    case .xz: archive_write_add_filter_xz(archive)
    case .zip: archive_write_set_format_zip(archive)
    }
    if form != .zip { archive_write_set_format_raw(archive) }
    var room = [UInt8](repeating: 0, count: bytes.count * 2 + 65_536)
    var used = 0
    // Safe: libarchive writes into the room until the archive is closed inside the closure.
    let isWritten = room.withUnsafeMutableBytes { buffer in
      archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK
        && writeEntry(archive, bytes) && archive_write_close(archive) == ARCHIVE_OK
    }
    try #require(isWritten)
    return Array(room[..<used])
  }

  private func writeEntry(_ archive: OpaquePointer, _ bytes: [UInt8]) -> Bool {
    guard let entry = archive_entry_new() else { return false }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, "a")
    archive_entry_set_filetype(entry, UInt32(Glibc.S_IFREG))
    archive_entry_set_size(entry, Int64(bytes.count))
    return archive_write_header(archive, entry) == ARCHIVE_OK
      && archive_write_data(archive, bytes, bytes.count) == bytes.count
  }

  /// Reads a compressed file in steps of a size; gives what came and the fault that ended it.
  private func read(
    _ file: [UInt8], step: Int, limits: ContentLimits = generous
  ) throws -> ([UInt8], ContentFault?) {
    let descriptor = open(try folder.write(file, as: "file"), O_RDONLY)
    defer { close(descriptor) }
    let form = try #require(CompressionForm(opening: file))
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: step)
    do throws(ContentFault) {
      var content = try CompressedContent(
        descriptor: descriptor, fileBytes: Int64(file.count), form: form, limits: limits)
      while true {
        let count = try content.read(into: &piece, from: 0)
        if count == 0 { break }
        bytes += piece[..<count]
      }
      #expect(content.contentBytes == Int64(bytes.count))
      return (bytes, nil)
    } catch {
      return (bytes, error)
    }
  }

  @Test(arguments: CompressionForm.allCases)
  func givesTheContentInAnySteps(form: CompressionForm) throws {
    let file = try compressed(Self.content, form)
    #expect(CompressionForm(opening: file) == form)
    for step in [4_099, 65_536, 2_000_000] {
      let (bytes, fault) = try read(file, step: step)
      #expect(bytes == Self.content && fault == nil, "\(form), \(step)")
    }
    #expect(form == .zstd || form.hasChecksum(opening: file))
  }

  @Test(arguments: CompressionForm.allCases)
  func stopsExactlyAtTheLimit(form: CompressionForm) throws {
    let file = try compressed(Self.content, form)
    for step in [999, 1 << 20] {
      let (bytes, fault) = try read(
        file, step: step, limits: ContentLimits(bytes: 300_001, expansion: 100, freeBytes: 0))
      #expect(bytes == Array(Self.content[..<300_001]) && fault == .tooLarge)
      let (few, bomb) = try read(
        file, step: step, limits: ContentLimits(bytes: 1 << 40, expansion: 1, freeBytes: 0))
      #expect(few.count == file.count && bomb == .expandsTooMuch)
      let whole = Int64(Self.content.count)
      let exact = ContentLimits(bytes: whole, expansion: 0, freeBytes: whole)
      #expect(try read(file, step: step, limits: exact).1 == nil)
    }
  }

  @Test(arguments: [CompressionForm.gzip, .zstd, .xz])
  func streamsOneAfterAnotherAreOneContent(form: CompressionForm) throws {
    let (first, second) = (Array("first\n".utf8), Array("second\n".utf8))
    let file = try compressed(first, form) + compressed(second, form)
    #expect(try read(file, step: 100).0 == first + second)
    #expect(try read(compressed([], form), step: 100) == ([], nil))
  }

  /// libarchive's own gzip filter does not look at the checksum.
  @Test func aWrongChecksumOfGzipIsFound() throws {
    var file = try compressed(Self.content, .gzip)
    file[file.count - 6] ^= 1
    let (bytes, fault) = try read(file, step: 65_536)
    #expect(bytes == Self.content && fault == .damaged(reason: "incorrect data check"))
    file[file.count - 6] ^= 1
    file[file.count - 1] ^= 1
    #expect(try read(file, step: 65_536).1 == .damaged(reason: "incorrect length check"))
  }

  /// libarchive's xz filter takes a failed read for the end of the file.
  @Test(arguments: [CompressionForm.gzip, .zstd, .zip])
  func aDescriptorThatCannotBeReadIsTheSystemsFault(form: CompressionForm) throws {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    var fault: ContentFault?
    do throws(ContentFault) {
      var content = try CompressedContent(
        descriptor: descriptor, fileBytes: 10, form: form, limits: Self.generous)
      var piece = [UInt8](repeating: 0, count: 10)
      _ = try content.read(into: &piece, from: 0)
    } catch { fault = error }
    #expect(fault == .unreadable(systemError: EISDIR))
  }

  @Test func tellsFormsByTheirFirstBytes() {
    #expect(CompressionForm(opening: [0x1F, 0x8B]) == .gzip && CompressionForm(opening: [0x1F]) == nil)
    #expect(CompressionForm(opening: Array("PK\u{5}\u{6}".utf8)) == .zip)
    #expect(CompressionForm(opening: Array("PKZIP,csv".utf8)) == nil)
    #expect(CompressionForm(opening: [0x28, 0xB5, 0x2F, 0xFD]) == .zstd)
    #expect(CompressionForm(opening: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) == .xz)
    #expect(CompressionForm(opening: []) == nil)
  }
}
