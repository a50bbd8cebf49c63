import Foundation
import Testing

@testable import NeuralNet

struct NetworkTrainerTests {
  /// Rows whose label can only be told from a number and a word together.
  static func puzzle(rows: Int, seed: UInt64) -> TrainingRows {
    var generator = SeededGenerator(seed: seed)
    var numeric: [Float] = []
    var labels: [Float] = []
    var text = TextBags()
    for _ in 0..<rows {
      let number = Float(generator.nextUnit() * 2 - 1)
      let hasWord = generator.next(below: 2) == 1
      numeric += [number, Float(generator.nextUnit())]
      for _ in 0..<generator.next(below: 4) { text.append(bucket: Int32(2 + generator.next(below: 30))) }
      text.append(bucket: hasWord ? 1 : 0)
      text.endRow()
      labels.append((number > 0) == hasWord ? 1 : 0)
    }
    return TrainingRows(numeric: numeric, text: text, labels: labels, weights: labels.map { $0 + 1 })
  }

  static func trainer(seed: UInt64, dropout: Double = 0, peakRate: Double = 0.02) throws -> NetworkTrainer {
    let shape = try NetworkShape(numericInputs: 2, textBuckets: 32, textWidth: 8, hiddenSizes: [24, 12])
    let schedule = LearningRateSchedule(
      peakRate: peakRate, warmUpSteps: 20, totalSteps: 640, finalFraction: 0.05)
    let settings = TrainingSettings(batchRows: 64, schedule: schedule, weightDecay: 0.01, dropout: dropout)
    return NetworkTrainer(network: Network(shape: shape, seed: seed), settings: settings, seed: seed)
  }

  static func accuracy(_ network: Network, _ rows: TrainingRows) -> Double {
    var scratch = ForwardScratch(shape: network.shape)
    var logits: [Float] = []
    network.forward(
      numeric: rows.numeric, text: rows.text, rows: rows.count, scratch: &scratch, logits: &logits)
    let right = zip(logits, rows.labels).count { ($0 > 0) == ($1 > 0.5) }
    return Double(right) / Double(rows.count)
  }

  @Test(arguments: [0, 0.1])
  func numbersAndWordsAreLearntTogether(dropout: Double) throws {
    let rows = Self.puzzle(rows: 2_048, seed: 1)
    let unseen = Self.puzzle(rows: 1_000, seed: 2)
    var trainer = try Self.trainer(seed: 3, dropout: dropout)
    let before = Self.accuracy(trainer.network, unseen)
    var losses: [Double] = []
    for _ in 0..<20 { losses.append(try trainer.trainEpoch(on: rows)) }
    #expect(trainer.stepCount == 20 * 32)
    #expect(before < 0.7)
    #expect(Self.accuracy(trainer.network, unseen) > 0.95)
    #expect(losses[19] < losses[0] * 0.5)
    // The first epoch lies between knowing nothing, ln 2, and having learnt already.
    #expect(losses[0] > 0.3 && losses[0] < log(2) + 0.05)
  }

  @Test func equalSeedsGiveEqualBytes() throws {
    let rows = Self.puzzle(rows: 1_000, seed: 1)
    func trained(seed: UInt64) throws -> [UInt8] {
      var trainer = try Self.trainer(seed: seed, dropout: 0.2)
      for _ in 0..<3 { _ = try trainer.trainEpoch(on: rows) }
      return try SafetensorsFile(tensors: trainer.network.tensors(prefix: ""), metadata: [:]).bytes()
    }
    #expect(try trained(seed: 5) == trained(seed: 5))
    #expect(try trained(seed: 5) != trained(seed: 6))
  }

  @Test func rowsWithoutWeightTeachNothing() throws {
    let rows = Self.puzzle(rows: 512, seed: 1)
    let lies = rows.labels.enumerated().map { $0.offset % 2 == 0 ? $0.element : 1 - $0.element }
    let weights = (0..<512).map { $0 % 2 == 0 ? Float(1) : 0 }
    var trainer = try Self.trainer(seed: 3)
    let mixed = TrainingRows(numeric: rows.numeric, text: rows.text, labels: lies, weights: weights)
    for _ in 0..<60 { _ = try trainer.trainEpoch(on: mixed) }
    #expect(Self.accuracy(trainer.network, rows) > 0.9)
  }

  /// The second output asks whether the word is there, the third the opposite of the first; where it is unknown it teaches nothing.
  @Test func severalOutputsAreLearntTogether() throws {
    let rows = Self.puzzle(rows: 2_048, seed: 1)
    let labels = (0..<rows.count).flatMap { row -> [Float] in
      let hasWord: Float = rows.text[row].contains(1) ? 1 : 0
      return [rows.labels[row], hasWord, row % 3 == 0 ? .nan : 1 - rows.labels[row]]
    }
    let many = TrainingRows(
      numeric: rows.numeric, text: rows.text, labels: labels, weights: rows.weights,
      outputWeights: [1, 0.5, 0.5])
    let shape = try NetworkShape(
      numericInputs: 2, textBuckets: 32, textWidth: 8, hiddenSizes: [24, 12], outputs: 3)
    let schedule = LearningRateSchedule(peakRate: 0.02, warmUpSteps: 20, totalSteps: 640, finalFraction: 0.05)
    let settings = TrainingSettings(batchRows: 64, schedule: schedule, weightDecay: 0.01)
    var trainer = NetworkTrainer(network: Network(shape: shape, seed: 3), settings: settings, seed: 3)
    for _ in 0..<20 { _ = try trainer.trainEpoch(on: many) }
    let unseen = Self.puzzle(rows: 1_000, seed: 2)
    var scratch = ForwardScratch(shape: shape)
    var outputs: [Float] = []
    trainer.network.forwardAll(
      numeric: unseen.numeric, text: unseen.text, rows: 1_000, scratch: &scratch, outputs: &outputs)
    let right = (0..<1_000).reduce(into: [0, 0, 0]) { right, row in
      let answers = [
        unseen.labels[row] > 0.5, unseen.text[row].contains(1), unseen.labels[row] < 0.5,
      ]
      for output in 0..<3 where (outputs[row * 3 + output] > 0) == answers[output] { right[output] += 1 }
    }
    #expect(right[0] > 950 && right[1] > 990 && right[2] > 950)
  }

  @Test func ngramsOutsideTheRowsStayUntouched() throws {
    let rows = Self.puzzle(rows: 256, seed: 1)
    let shape = try NetworkShape(numericInputs: 2, textBuckets: 40, textWidth: 8, hiddenSizes: [8])
    let network = Network(shape: shape, seed: 1)
    let schedule = LearningRateSchedule(peakRate: 0.01, warmUpSteps: 0, totalSteps: 9, finalFraction: 1)
    let settings = TrainingSettings(batchRows: 32, schedule: schedule, weightDecay: 0.1)
    var trainer = NetworkTrainer(network: network, settings: settings, seed: 1)
    _ = try trainer.trainEpoch(on: rows)
    #expect(trainer.network.parameters[(32 * 8)..<(40 * 8)] == network.parameters[(32 * 8)..<(40 * 8)])
    #expect(trainer.network.parameters[0..<8] != network.parameters[0..<8])
  }

  @Test func aDivergingTrainingIsReported() throws {
    let rows = Self.puzzle(rows: 512, seed: 1)
    var trainer = try Self.trainer(seed: 3, peakRate: 1e30)
    #expect {
      for _ in 0..<20 { _ = try trainer.trainEpoch(on: rows) }
    } throws: { error in
      guard case .trainingDiverged = error as? NeuralNetError else { return false }
      return true
    }
  }
}
