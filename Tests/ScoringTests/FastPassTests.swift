import CStepSum
import Core
import NeuralNet
import Testing

@testable import Scoring

@Suite struct FastPassTests {
  @Test func aModelOfStepsWithOneHiddenLayerGoesThroughTables() throws {
    let tables = FastPass(model: try sampleModel(seed: 1, hiddenSizes: [70], hasStepsOnly: true))
    let deeper = FastPass(model: try sampleModel(seed: 1, hiddenSizes: [70, 3], hasStepsOnly: true))
    let pieces = FastPass(model: try sampleModel(seed: 1, hiddenSizes: [70]))
    #expect(tables.usesTables)
    #expect(!deeper.usesTables && !pieces.usesTables)
  }

  /// Sizes that fill the units' blocks, exceed them by one, and leave one short; rows that fill blocks and that do not.
  @Test(arguments: [1, 63, 64, 65, 128], [1, 31, 32, 33, 100])
  func tablesAgreeWithTheExactPass(units: Int, rows: Int) throws {
    // Bounds that few of the rows' sizes keep within.
    for bounds in [SizeScale.unbounded, -1...0.25] {
      let model = try sampleModel(seed: 3, hiddenSizes: [units], hasStepsOnly: true, bounds: bounds)
      var pass = FastPass(model: model)
      let difference = pass.largestDifference(rows: rows, seed: UInt64(units * 1_000 + rows))
      #expect(difference < 1e-3)
    }
  }

  /// Every kind of machine gets the same logits but for the last digits; narrower forms run on wider machines too.
  @Test func everyWidthOfInstructionsGivesTheSame() throws {
    let model = try sampleModel(seed: 4, hiddenSizes: [40], hasStepsOnly: true, bounds: -1...0.25)
    let memo = memos(["", "給与", "ﾃﾞﾝｷ"], rows: 90)
    var matrix = FeatureMatrix(names: model.encoder.columns.map(\.name), rowCapacity: 90)
    matrix.reset(rows: 90)
    var generator = SeededGenerator(seed: 5)
    for column in model.encoder.columns.indices {
      for row in 0..<90 where generator.next(below: 5) > 0 {
        matrix[column, row] = generator.nextUnit() * 200_000 - 1_000
      }
    }
    var means = MemoMeans(network: model.network)
    var texts: [Float] = []
    means.encode(memo, rows: 0..<90, into: &texts)
    let columns = Array(model.encoder.columns.indices)
    let all = try (0...step_sum_width()).map { width in
      var pass = try #require(TablePass(model, width: width))
      var logits: [Float] = []
      pass.run(matrix, matrixColumns: columns, rows: 0..<90, texts: texts, logits: &logits)
      return logits
    }
    for logits in all {
      let largest = zip(logits, all[0]).map { abs($0 - $1) }.max() ?? .infinity
      #expect(logits.count == 90 && largest < 1e-3)
    }
  }

  /// A logit that is no number must not look like one that is low.
  @Test func aNetworkThatOverflowsIsFound() throws {
    let model = try sampleModel(seed: 6, hiddenSizes: [8], hasStepsOnly: true)
    let huge = model.network.parameters.map { $0 < 0 ? -Float.greatestFiniteMagnitude : 1e38 }
    let network = Network(shape: model.network.shape, parameters: huge)
    var pass = FastPass(
      model: ModelArtifact(
        network: network, encoder: model.encoder, baseline: model.baseline, calibrationSlope: 1,
        calibrationOffset: 0, provenance: [:]))
    let difference = pass.largestDifference(rows: 64, seed: 1)
    #expect(difference == .infinity)
  }

  /// More different memos than are remembered, short and long, come again and again: each row has the vector of its own memo.
  @Test func rememberedMemosAreTheComputedOnes() throws {
    let network = try sampleModel(seed: 7).network
    let texts = (0..<9_000).map { String(repeating: "振込\($0)・", count: $0 % 11) }
    let memo = memos(texts, rows: 20_000)
    var bags = TextBags()
    var encoder = MemoEncoder(buckets: network.shape.textBuckets)
    encoder.encode(memo, rows: 0..<20_000, into: &bags)
    var expected: [Float] = []
    network.appendTextMeans(of: bags, to: &expected)
    var means = MemoMeans(network: network)
    var (found, block): ([Float], [Float]) = ([], [])
    for start in stride(from: 0, to: 20_000, by: 1_000) {
      means.encode(memo, rows: start..<(start + 1_000), into: &block)
      found += block
    }
    let isEqual = found == expected
    #expect(isEqual)
  }

  private func memos(_ texts: [String], rows: Int) -> TextColumn {
    var column = TextColumn()
    for row in 0..<rows { column.append(contentsOf: texts[row % texts.count].utf8) }
    return column
  }
}
