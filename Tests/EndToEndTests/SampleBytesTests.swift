import Core
import Foundation
import Ingest
import TestSupport
import Testing

@Suite struct SampleBytesTests {
  /// Every file under SampleData that a night could read.
  static let files: [String] = {
    guard let root = RepositoryRoot.path() else { return [] }
    let sample = root + "/SampleData"
    let names = FileManager.default.enumerator(atPath: sample)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { name in
      let isData = name.contains("/inbox/") || name.hasPrefix("golden/zengin/") || name.hasPrefix("broken/")
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: sample + "/" + name, isDirectory: &isFolder)
      return isData && exists && !isFolder.boolValue && !name.hasSuffix(".md")
    }.map { sample + "/" + $0 }
  }()

  @Test func thereAreSampleFiles() {
    #expect(Self.files.contains { $0.hasSuffix(".csv") && $0.contains("/synthetic/") })
    #expect(Self.files.contains { $0.contains("/golden/") })
  }

  @Test(arguments: files) func everyByteIsAccountedFor(path: String) throws {
    let name = (path as NSString).lastPathComponent
    let options = ReadingOptions(
      referenceDay: SimulatedNight.day, csv: .canonical, rejectLimit: 1_000)
    let file = try TransactionFile(path: path, name: name, options: options)
    var batch = TransactionBatch()
    while try file.read(into: &batch) {}
    let length = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)
      .int64Value
    // Of a compressed file, the bytes of its content are accounted for.
    let isPacked = file.compression != nil
    let accounted = file.tally.accepted + file.tally.rejected + file.tally.framing
    #expect(accounted == (isPacked ? file.contentBytes : length))
  }
}
