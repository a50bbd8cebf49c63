import Core
import Features
import NeuralNet
import Scoring
import Testing

@testable import Training

@Suite struct AdapterTrainerTests {
  /// A small model, and rows of many accounts of which it knows half the truth.
  private struct Bank {
    let model: ModelArtifact
    let rows: DecidedRows

    /// A share of labels is wrong; `isMeaningless` makes all of them chance.
    init(count: Int = 240, seed: UInt64, wrongShare: Double = 0, isMeaningless: Bool = false) throws {
      let encoder = FeatureEncoder(
        columns: FeatureCatalogue.names.prefix(4).map {
          FeatureEncoder.Column(name: $0, form: .pieces, edges: [0, 1], size: nil, hasMissingInput: false)
        })
      let shape = try NetworkShape(numericInputs: 4, textBuckets: 8, textWidth: 2, hiddenSizes: [6])
      model = ModelArtifact(
        network: Network(shape: shape, seed: 3), encoder: encoder, baseline: [0, 0, 0, 0],
        calibrationSlope: 1,
        calibrationOffset: -1, provenance: [:])
      var generator = SeededGenerator(seed: seed)
      let inputs = (0..<(count * 4)).map { _ in Float(generator.nextUnit() * 2 - 1) }
      let pass = ReferencePass(network: model.network)
      let bags = TextBags(emptyRows: count)
      let labels = (0..<count).map { row -> Float in
        let logit =
          pass.evaluate(row: row, numeric: inputs, text: bags).logit - 1 + 5 * Double(inputs[row * 4])
        let isFraud = isMeaningless ? generator.nextUnit() < 0.4 : logit > 0
        return isFraud != (generator.nextUnit() < wrongShare) ? 1 : 0
      }
      rows = DecidedRows(
        inputs: inputs, bags: bags, labels: labels, weights: [Float](repeating: 1, count: count),
        accounts: (0..<Int32(count)).map { $0 / 2 }, occurredAtSeconds: (0..<Int64(count)).map { $0 * 100 })
    }

    func learn(counting: [Bool]? = nil) throws -> AdapterTrainer.Outcome {
      var recipe = AdapterTrainer.Recipe()
      recipe.inputsForGain = 1
      return try AdapterTrainer(recipe: recipe).train(
        rows, counting: counting, model: model, digest: String(repeating: "0", count: 64), provenance: [:])
    }

    func adapted(_ outcome: AdapterTrainer.Outcome) throws -> ModelArtifact {
      try model.adapted(by: outcome.adapter, digest: String(repeating: "0", count: 64))
    }
  }

  @Test func whatIsLearnedIsSureToBeBetterOnOtherRows() throws {
    let bank = try Bank(seed: 1)
    let early = bank.rows.isEarly(share: 0.7)
    let after = try bank.adapted(try bank.learn(counting: early))
    let comparison = try AdapterComparison(
      bank.rows, comparing: early.map { !$0 }, before: bank.model, after: after, seed: 1)
    #expect(comparison.isAccepted && comparison.after.averagePrecision > 0.8)
    #expect(comparison.rows == early.count { !$0 })
  }

  /// One label in ten is wrong: what is learned still ranks other rows better than the model does.
  @Test func wrongLabelsAreBorne() throws {
    let clean = try Bank(count: 400, seed: 9)
    let after = try clean.adapted(try Bank(seed: 1, wrongShare: 0.1).learn())
    let comparison = try AdapterComparison(
      clean.rows, comparing: clean.rows.labels.map { _ in true }, before: clean.model, after: after, seed: 1)
    #expect(comparison.isAccepted)
  }

  @Test func whatMeansNothingIsNotAccepted() throws {
    let bank = try Bank(seed: 2, isMeaningless: true)
    let early = bank.rows.isEarly(share: 0.7)
    let after = try bank.adapted(try bank.learn(counting: early))
    let comparison = try AdapterComparison(
      bank.rows, comparing: early.map { !$0 }, before: bank.model, after: after, seed: 1)
    #expect(!comparison.isAccepted)
  }

  @Test func tooFewOfAKindAreRefused() throws {
    let bank = try Bank(seed: 1)
    let dismissed = bank.rows.labels.map { $0 == 0 }
    #expect(throws: TrainingError.self) { try bank.learn(counting: dismissed) }
    let fewest = bank.rows.labels.indices.filter { bank.rows.labels[$0] == 1 }.prefix(5)
    var fewer = dismissed
    for row in fewest { fewer[row] = true }
    #expect(
      throws: TrainingError.tooFewDecisions(
        confirmed: 5, dismissed: dismissed.count { $0 }, least: AdapterTrainer.leastOfEachKind)
    ) { try bank.learn(counting: fewer) }
  }

  @Test func theSameDecisionsGiveTheSameBytes() throws {
    #expect(try Bank(seed: 3).learn().adapter.bytes() == Bank(seed: 3).learn().adapter.bytes())
  }

  @Test func anAccountIsOnOneSideOnly() throws {
    let rows = try Bank(seed: 3).rows
    let early = rows.isEarly(share: 0.7)
    let sides = Dictionary(grouping: early.indices, by: { rows.accounts[$0] }).mapValues {
      Set($0.map { early[$0] })
    }
    #expect(sides.values.allSatisfy { $0.count == 1 })
    #expect(early.count { $0 } == 168)
  }
}
