import Core
import Ingest
import TestSupport
import Testing

/// Every record that any sample file holds is cut out and read again by itself: the row is the same.
@Suite struct SourceFragmentTests {
  private static let folders = [
    "golden/zengin", "golden/iso20022", "golden/opening", "synthetic/inbox", "broken",
  ]
  private static let options = ReadingOptions.test.with { $0.ownAgents = ["TESTJPJT", "9999"] }

  @Test(arguments: folders) func aRecordReadByItselfIsTheSameRow(folder: String) throws {
    var rows = 0
    for name in try SampleFiles.names(in: folder) {
      let path = try SampleFiles.path("\(folder)/\(name)")
      guard let file = try? TransactionFile(path: path, name: name, options: Self.options) else { continue }
      var options = Self.options
      if let encoding = file.encodingFound {
        for index in options.csv.layouts.indices { options.csv.layouts[index].encoding = encoding }
      }
      var batch = TransactionBatch()
      while try file.read(into: &batch) {
        // Of long files the first rows, and some of those behind them.
        for row in 0..<batch.count where row < 40 || row % 997 == 0 {
          try check(batch, row, path: path, name: name, options)
          rows += 1
        }
      }
    }
    #expect(rows > 3)
  }

  private func check(
    _ batch: TransactionBatch, _ row: Int, path: String, name: String, _ options: ReadingOptions
  ) throws {
    let source = SourceReference(
      fileDigest: "", recordNumber: batch.recordNumber[row], byteOffset: batch.byteOffset[row],
      byteLength: batch.byteLength[row])
    let fragment = try SourceFragment.cut(source, path: path, options: Self.options)
    var again = TransactionBatch()
    let isRead = try fragment.read(
      name: name, length: Int(source.byteLength), options: options, into: &again)
    try #require(isRead, "\(name), record \(source.recordNumber)")
    again.recordNumber[0] = source.recordNumber
    again.byteOffset[0] = source.byteOffset
    #expect(ReadRow(again, 0) == ReadRow(batch, row), "\(name)")
  }

  @Test func aStatementOfTheAssociationTakesItsOwnRowsAndNoOthers() throws {
    let path = try SampleFiles.path("golden/zengin/nyushukkin-none.dat")
    let rows = try ReadFile(path: path, options: .test).rows
    let last = try #require(rows.last)
    let fragment = try SourceFragment.cut(
      SourceReference(
        fileDigest: "", recordNumber: last.recordNumber, byteOffset: last.byteOffset,
        byteLength: last.byteLength), path: path, options: .test)
    #expect(fragment.head.count == 200 * rows.count)
    #expect(fragment.record.count == 200)
  }
}
