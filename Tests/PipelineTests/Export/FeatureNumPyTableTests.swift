import Testing

@testable import Pipeline

@Suite struct FeatureNumPyTableTests {
  @Test func theHeaderIsWhatNumPyWrites() {
    // As numpy.lib.format.write_array_header_1_0 writes it for an array of this shape.
    let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (12, 108), }"
    let expected =
      [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(text.utf8)
      + [UInt8](repeating: 0x20, count: 117 - text.utf8.count) + [0x0A]
    #expect(FeatureNumPyTable.header(rows: 12, features: 108) == expected)
  }

  @Test func theNumbersBeginOnABoundary() {
    for rows in [Int64(0), 1, 99_999, 123_456_789_012, .max] {
      for features in [1, 108, 1_000] {
        let header = FeatureNumPyTable.header(rows: rows, features: features)
        #expect(header.count % 64 == 0 && header.last == 0x0A)
        #expect(Int(header[8]) + Int(header[9]) << 8 == header.count - 10)
      }
    }
  }

  @Test func theFilesBesideTakeItsName() {
    let beside = FeatureNumPyTable.pathsBeside("out/a.b.npy")
    #expect(beside.rows == "out/a.b.rows.csv" && beside.columns == "out/a.b.columns.csv")
  }
}
