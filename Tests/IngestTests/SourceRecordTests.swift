import Core
import Ingest
import TestSupport
import Testing

@Suite struct SourceRecordTests {
  @Test func givesTheBytesOfEveryRow() throws {
    let path = try SampleFiles.path("golden/zengin/sofuri-crlf.dat")
    let bytes = try SampleFiles.bytes("golden/zengin/sofuri-crlf.dat")
    for row in try ReadFile(path: path, options: .test).rows {
      let record = try SourceRecord.bytes(path: path, offset: row.byteOffset, length: Int(row.byteLength))
      #expect(record == Array(bytes[Int(row.byteOffset)..<(Int(row.byteOffset) + 120)]))
    }
    #expect(try SourceRecord.bytes(path: path, offset: 610, length: 0) == [])
  }

  @Test(arguments: [(600, 11), (611, 0), (-1, 2), (Int64.max, 1)])
  func refusesAPlaceOutsideTheFile(offset: Int64, length: Int) throws {
    let path = try SampleFiles.path("golden/zengin/sofuri-crlf.dat")
    #expect(throws: IngestError.recordOutsideFile(file: "sofuri-crlf.dat", byteOffset: offset)) {
      try SourceRecord.bytes(path: path, offset: offset, length: length)
    }
  }
}
