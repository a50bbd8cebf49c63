import Core
import Scoring
import Testing

@Suite struct FeatureEncoderTests {
  static func matrix(_ values: [Double]) -> FeatureMatrix {
    var matrix = FeatureMatrix(names: ["x"], rowCapacity: values.count)
    matrix.reset(rows: values.count)
    for (row, value) in values.enumerated() { matrix[0, row] = value }
    return matrix
  }

  @Test func valuesBecomePiecesAndMissingIsSaidApart() {
    let encoder = FeatureEncoder(columns: [.init(name: "x", edges: [0, 10, 100], hasMissingInput: true)])
    var inputs: [Float] = []
    encoder.encode(Self.matrix([-5, 0, 5, 55, 1_000, .nan]), matrixColumns: [0], rows: 0..<6, into: &inputs)
    #expect(
      inputs == [
        0, 0, 0,
        0, 0, 0,
        0.5, 0, 0,
        1, 0.5, 0,
        1, 1, 0,
        0, 0, 1,
      ])
  }

  @Test func aRunOfRowsIsEncodedAsInTheWhole() {
    let encoder = FeatureEncoder(columns: [.init(name: "x", edges: [0, 1, 2, 3], hasMissingInput: false)])
    let matrix = Self.matrix([0.1, 0.9, 1.5, 2.5, 7])
    var whole: [Float] = []
    var part: [Float] = []
    encoder.encode(matrix, matrixColumns: [0], rows: 0..<5, into: &whole)
    encoder.encode(matrix, matrixColumns: [0], rows: 2..<4, into: &part)
    #expect(part == Array(whole[6..<12]))
  }

  @Test func edgesAreDistinctQuantilesAndConstantColumnsAreLeftOut() {
    let spec = FeatureSpec(
      "x", .real, .ratio, missing: .withoutField, japanese: "x", english: "x", source: "test")
    let constant = [Double](repeating: 3, count: 100)
    let many = (0..<1_000).map(Double.init) + [.nan]
    let encoder = FeatureEncoder.fit([constant, many], specs: [spec, spec], pieces: 4)
    #expect(encoder.columns.count == 1)
    #expect(encoder.columns[0].hasMissingInput)
    #expect(encoder.columns[0].edges.first == 0)
    #expect(encoder.columns[0].edges.last == 999)
    #expect(encoder.columns[0].edges.count >= 5)
  }

  @Test func aMatrixWithoutTheFeatureIsRefused() {
    let encoder = FeatureEncoder(columns: [.init(name: "absent", edges: [0, 1], hasMissingInput: false)])
    #expect(encoder.matrixColumns(in: ["x"]) == nil)
    #expect(encoder.matrixColumns(in: ["x", "absent"]) == [1])
  }
}
