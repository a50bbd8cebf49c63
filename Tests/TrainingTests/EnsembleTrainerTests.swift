import NeuralNet
import Testing

@testable import Training

@Suite struct EnsembleTrainerTests {
  static let shape = try? NetworkShape(numericInputs: 6, textBuckets: 8, textWidth: 2, hiddenSizes: [5])
  static let groups = InputChoice(groups: [0..<2, 2..<3, 3..<6])

  /// Rows whose first and fourth number say together whether they are fraud.
  static func rows(_ count: Int) -> TrainingRows {
    var generator = SeededGenerator(seed: 8)
    let numeric = (0..<count * 6).map { _ in Float(generator.nextUnit() * 2 - 1) }
    var text = TextBags()
    for row in 0..<count {
      text.append(bucket: Int32(row % 8))
      text.endRow()
    }
    let labels = (0..<count).map { numeric[$0 * 6] + numeric[$0 * 6 + 3] > 0 ? Float(1) : 0 }
    return TrainingRows(
      numeric: numeric, text: text, labels: labels, weights: [Float](repeating: 1, count: count))
  }

  static func settings(smoothing: Double = 0) -> TrainingSettings {
    TrainingSettings(
      batchRows: 32,
      schedule: LearningRateSchedule(peakRate: 0.02, warmUpSteps: 4, totalSteps: 96, finalFraction: 0.1),
      weightDecay: 0.01, dropout: 0.1, labelSmoothing: smoothing)
  }

  static func trained(share: Double, members: Int = 5, seed: UInt64 = 3) throws -> Network {
    var ensemble = try EnsembleTrainer(
      shape: try #require(shape), members: members, settings: settings(), seed: seed, inputs: groups,
      share: share)
    for _ in 0..<3 { _ = try ensemble.trainEpoch(on: rows(400)) }
    return try ensemble.merged()
  }

  @Test func aWholeShareIsTheEnsembleThatReadsAll() throws {
    var plain = EnsembleTrainer(
      shape: try #require(Self.shape), members: 5, settings: Self.settings(), seed: 3)
    for _ in 0..<3 { _ = try plain.trainEpoch(on: Self.rows(400)) }
    #expect(try plain.merged() == Self.trained(share: 1))
  }

  @Test func aMemberReadsWholeGroupsOfItsShare() throws {
    let layer = try Self.trained(share: 0.67).denseLayers[0]
    var read: Set<[Int]> = []
    for unit in 0..<layer.outputs {
      let weights = layer.weights[(unit * layer.inputs)..<((unit + 1) * layer.inputs)].map { $0 != 0 }
      // A member's five units stand in a row, and between them the text of the others is not read.
      let groups = Self.groups.groups.indices.filter { group in
        let taken = Self.groups.groups[group].map { weights[$0] }
        #expect(Set(taken).count == 1)
        return taken[0]
      }
      #expect(groups.count == 2)
      read.insert(groups)
    }
    #expect(read.count > 1)
  }

  @Test func equalSeedsGiveEqualNetworks() throws {
    #expect(try Self.trained(share: 0.67) == Self.trained(share: 0.67))
    #expect(try Self.trained(share: 0.67) != Self.trained(share: 0.67, seed: 4))
  }

  /// A member is the same beside others, on the first thread or the second, as alone.
  @Test func membersDoNotDependOnWhoTrainsBesideThem() throws {
    let (alone, together) = (try Self.trained(share: 0.67, members: 1), try Self.trained(share: 0.67))
    let (small, large) = (alone.denseLayers[0], together.denseLayers[0])
    for unit in 0..<5 {
      #expect(
        small.weights[(unit * small.inputs)..<(unit * small.inputs + 6)]
          == large.weights[(unit * large.inputs)..<(unit * large.inputs + 6)])
    }
  }

  @Test func drawnLabelsKeepTheLogitsOfNormalRowsNear() throws {
    func mean(_ smoothing: Double, of label: Float) throws -> Float {
      let rows = Self.rows(400)
      var ensemble = EnsembleTrainer(
        shape: try #require(Self.shape), members: 2, settings: Self.settings(smoothing: smoothing), seed: 3)
      for _ in 0..<40 { _ = try ensemble.trainEpoch(on: rows) }
      let network = try ensemble.merged()
      var scratch = ForwardScratch(shape: network.shape)
      var logits: [Float] = []
      network.forward(
        numeric: rows.numeric, text: rows.text, rows: rows.count, scratch: &scratch, logits: &logits)
      let chosen = logits.indices.filter { rows.labels[$0] == label }
      return chosen.map { logits[$0] }.reduce(0, +) / Float(chosen.count)
    }
    // At 0.2 a row that is certainly normal is worth the logit of 0.2, which is -1.4; a fraud is worth what it was.
    #expect(try (-1.6 ..< -1).contains(mean(0.2, of: 0)))
    #expect(try mean(0, of: 0) < -2)
    #expect(try mean(0.2, of: 1) > 1.6)
  }
}
