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
    let encoder = FeatureEncoder(columns: [
      .init(name: "x", form: .pieces, edges: [0, 10, 100], size: nil, hasMissingInput: true)
    ])
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
    let encoder = FeatureEncoder(columns: [
      .init(name: "x", form: .pieces, edges: [0, 1, 2, 3], size: nil, hasMissingInput: false)
    ])
    let matrix = Self.matrix([0.1, 0.9, 1.5, 2.5, 7])
    var whole: [Float] = []
    var part: [Float] = []
    encoder.encode(matrix, matrixColumns: [0], rows: 0..<5, into: &whole)
    encoder.encode(matrix, matrixColumns: [0], rows: 2..<4, into: &part)
    #expect(part == Array(whole[6..<12]))
  }

  @Test func stepsSayWhatIsAboveThemAndTheSizeHowLarge() throws {
    let size = try #require(SizeScale(mean: 2, deviation: 0.5))
    let encoder = FeatureEncoder(
      columns: [.init(name: "x", form: .steps, edges: [0, 10], size: size, hasMissingInput: true)])
    var inputs: [Float] = []
    encoder.encode(Self.matrix([0, 1, 10, 11, -3, .nan]), matrixColumns: [0], rows: 0..<6, into: &inputs)
    #expect(inputs.count == 24)
    func column(_ input: Int) -> [Float] { (0..<6).map { inputs[$0 * 4 + input] } }
    #expect(column(0) == [0, 1, 1, 1, 0, 0])
    #expect(column(1) == [0, 0, 0, 1, 0, 0])
    let sizes = column(2)
    // 0, 1 and -3 lie on powers of two after one is added: 0, 1 and -2 on the curve.
    #expect([sizes[0], sizes[1], sizes[4], sizes[5]] == [-4, -2, -8, 0])
    #expect(sizes[2] < sizes[3])
    #expect(column(3) == [0, 0, 0, 0, 0, 1])
  }

  @Test(arguments: [(0.0, 1.0), (1_000, 1e-9), (-1_000, 1e-9), (100, 1_000)])
  func theSizeOfEveryValueIsFiniteAndRises(mean: Double, deviation: Double) throws {
    let size = try #require(SizeScale(mean: mean, deviation: deviation))
    let values = [-Double.infinity, -1e300, -7, -1, -0.5, 0, 1e-9, 0.5, 1, 2.9, 3, 3.1, 1e9, 1e15, 1e30]
    let sizes = values.map { Float(size.value(of: $0)) }
    let areFinite = sizes.allSatisfy(\.isFinite)
    let areRising = zip(sizes, sizes.dropFirst()).allSatisfy { $0 <= $1 }
    #expect(areFinite && areRising)
    let largest = Float(size.value(of: .infinity))
    #expect(largest.isFinite)
  }

  /// A counter that runs on for ever says nothing new on the day after training.
  @Test func aSizeBeyondTrainingIsTheNearestOfTraining() throws {
    let size = try #require(SizeScale(of: [3, 7, 15, 31], weights: [1, 1, 1, 1]))
    #expect(size.value(of: 32) == size.value(of: 31) && size.value(of: .infinity) == size.value(of: 31))
    #expect(size.value(of: 2) == size.value(of: 3) && size.value(of: -100) == size.value(of: 3))
    #expect(size.value(of: 8) > size.value(of: 7) && size.value(of: 8) < size.value(of: 15))
    let free = try #require(SizeScale(mean: size.mean, deviation: size.deviation))
    #expect(free.value(of: 32) > free.value(of: 31) && free.value(of: 31) == size.value(of: 31))
  }

  @Test(arguments: [(0.0, 0.0), (0, 1e-300), (1e300, 1), (0, -1), (.nan, 1), (0, .infinity)])
  func aScaleThatCouldGiveAnInfiniteInputIsNone(mean: Double, deviation: Double) {
    let size = SizeScale(mean: mean, deviation: deviation)
    #expect(size == nil)
  }

  @Test(arguments: [1e300...1e308, -1e308 ... -1e300, 1e14...1e15])
  func boundsBeyondEverySizeAreNone(bounds: ClosedRange<Double>) {
    let size = SizeScale(mean: 0, deviation: 1, bounds: bounds)
    #expect(size == nil)
  }

  /// Labels that depend on the value through two thresholds and nothing else: both are found, and hardly more.
  @Test func stepsStandWhereTheShareOfFraudChanges() {
    let spec = FeatureSpec(
      "x", .real, .ratio, missing: .withoutField, japanese: "x", english: "x", source: "test")
    let constant = [Double](repeating: 3, count: 1_000)
    let many = (0..<999).map(Double.init) + [.nan]
    let labels: [Float] = (0..<1_000).map { $0 < 400 || $0 >= 900 ? 0 : 1 }
    let encoder = FeatureEncoder.fit(
      [constant, many], specs: [spec, spec], labels: labels,
      weights: [Float](repeating: 1, count: 1_000), steps: 8)
    #expect(encoder.columns.count == 1)
    #expect(encoder.columns[0].hasMissingInput)
    #expect(encoder.columns[0].edges == [399.5, 899.5])
    #expect(encoder.columns[0].size != nil)
  }

  @Test func aColumnThatTellsNothingOfTheLabelsKeepsOneStep() {
    let spec = FeatureSpec(
      "x", .real, .ratio, missing: .never, japanese: "x", english: "x", source: "test")
    let values = (0..<200).map { Double($0 % 7) }
    let encoder = FeatureEncoder.fit(
      [values], specs: [spec], labels: [Float](repeating: 0, count: 200),
      weights: [Float](repeating: 4, count: 200), steps: 8)
    #expect(encoder.columns[0].edges == [0])
    #expect(!encoder.columns[0].hasMissingInput)
  }

  @Test func aMatrixWithoutTheFeatureIsRefused() {
    let encoder = FeatureEncoder(columns: [
      .init(name: "absent", form: .steps, edges: [0], size: nil, hasMissingInput: false)
    ])
    #expect(encoder.matrixColumns(in: ["x"]) == nil)
    #expect(encoder.matrixColumns(in: ["x", "absent"]) == [1])
  }
}
