import Foundation
import Testing

@testable import NeuralNet

@Suite struct AdapterFitTests {
  /// Rows whose labels follow a network and, beside it, one input that the network does not know of.
  private struct Drifted {
    let network: Network
    let rows: AdapterRows
    let numeric: [Float]
    let text: TextBags
    let truth: [Double]

    init(count: Int, seed: UInt64, weight: Double = 2) throws {
      let shape = try RandomRows.shape(numeric: 4, hidden: [6])
      network = RandomRows.network(shape, seed: 3, scale: 0.3)
      (numeric, text) = RandomRows.inputs(shape, rows: count, seed: seed)
      var generator = SeededGenerator(seed: seed &+ 7)
      var (labels, truth) = ([Float](), [Double]())
      let pass = ReferencePass(network: network)
      for row in 0..<count {
        let logit =
          pass.evaluate(row: row, numeric: numeric, text: text).logit + weight * Double(numeric[row * 4])
        truth.append(logit)
        labels.append(generator.nextUnit() < 1 / (1 + exp(-logit)) ? 1 : 0)
      }
      self.truth = truth
      rows = AdapterRows(
        network: network,
        rows: TrainingRows(
          numeric: numeric, text: text, labels: labels, weights: [Float](repeating: 1, count: count)),
        slope: 1,
        offset: 0)
    }
  }

  private static func fit(_ drifted: Drifted, counting: [Bool]? = nil, doubt: Double = 0.03) throws
    -> AdapterFit
  {
    var settings = AdapterSettings(unitGain: 0.2, inputWeight: 0.5)
    settings.doubt = doubt
    return try #require(
      AdapterFit(
        drifted.rows, counting: counting ?? drifted.rows.labels.map { _ in true }, settings: settings))
  }

  /// How far logits lie from the truth, in the mean.
  private static func distance(_ logits: [Double], _ truth: [Double], _ rows: Range<Int>) -> Double {
    rows.reduce(0) { $0 + abs(logits[$1] - truth[$1]) } / Double(rows.count)
  }

  @Test func whatTheNetworkDoesNotKnowIsLearnedAndHoldsForOtherRows() throws {
    let drifted = try Drifted(count: 600, seed: 1)
    let fit = try Self.fit(drifted, counting: (0..<600).map { $0 < 300 })
    #expect(
      Self.distance(fit.logits, drifted.truth, 300..<600) < 0.5
        * Self.distance(drifted.rows.logits, drifted.truth, 300..<600))
    #expect(fit.adapter.inputWeights[0] > 0.8)
  }

  @Test func theAdaptedNetworkAnswersAsTheFitDoes() throws {
    let drifted = try Drifted(count: 120, seed: 2)
    let fit = try Self.fit(drifted)
    let pass = ReferencePass(network: try drifted.network.adapted(by: fit.adapter))
    for row in 0..<120 {
      let logit = pass.evaluate(row: row, numeric: drifted.numeric, text: drifted.text).logit
      #expect(abs(logit - fit.logits[row]) < 1e-4)
    }
  }

  /// Rows without labels hold their answers: what labels teach moves them less.
  @Test func unlabelledRowsKeepTheirAnswers() throws {
    let drifted = try Drifted(count: 300, seed: 4)
    let others = try Drifted(count: 300, seed: 14).rows
    var settings = AdapterSettings(unitGain: 0.2, inputWeight: 0.5)
    let all = [Bool](repeating: true, count: 300)
    func moved(_ weight: Double) throws -> Double {
      settings.unlabelledWeight = weight
      let fit = try #require(AdapterFit(drifted.rows, counting: all, unlabelled: others, settings: settings))
      return Self.distance(fit.logits, drifted.rows.logits, 0..<300)
    }
    let free = try moved(0)
    let held = try moved(1)
    #expect(held < 0.7 * free && held > 0)
    #expect(try moved(100) < 0.2 * free)
  }

  @Test func theSameRowsGiveTheSameBits() throws {
    let drifted = try Drifted(count: 200, seed: 5)
    #expect(try Self.fit(drifted).adapter == Self.fit(drifted).adapter)
  }

  @Test func withoutRoomForChangeOnlyTheCalibrationMoves() throws {
    let drifted = try Drifted(count: 200, seed: 5)
    let all = [Bool](repeating: true, count: 200)
    let fit = try #require(
      AdapterFit(drifted.rows, counting: all, settings: AdapterSettings(unitGain: 0, inputWeight: 0)))
    #expect((fit.adapter.unitGains + fit.adapter.inputWeights).allSatisfy { $0 == 0 })
    #expect(fit.slopeFactor != 1)
  }

  /// One label in ten the wrong way round: what is learned of the rest stays closer to the truth than the network was.
  @Test func wrongLabelsDoNotUndoWhatTheOthersTeach() throws {
    let drifted = try Drifted(count: 400, seed: 9)
    var labels = drifted.rows.labels
    for row in stride(from: 0, to: 400, by: 10) { labels[row] = 1 - labels[row] }
    let poisoned = AdapterRows(
      network: drifted.network,
      rows: TrainingRows(
        numeric: drifted.numeric, text: drifted.text, labels: labels, weights: drifted.rows.weights),
      slope: 1,
      offset: 0)
    let fit = try #require(
      AdapterFit(
        poisoned, counting: [Bool](repeating: true, count: 400),
        settings: AdapterSettings(unitGain: 0.2, inputWeight: 0.5)))
    #expect(
      Self.distance(fit.logits, drifted.truth, 0..<400) < 0.8
        * Self.distance(drifted.rows.logits, drifted.truth, 0..<400))
  }
}
