import Alerts
import Scoring
import Testing

@Suite struct AlertPolicyTests {
  static let good = """
    combination: {offset_micro: -100, model_weight_micro: 900000, point_weight_micro: 20000}
    look_line_micro: -1000
    alarm_line_micro: 500000
    learning_days: 30
    why: tested
    source: test
    """

  static func read(_ text: String) -> (policy: AlertPolicy?, codes: [String]) {
    let (policy, findings) = AlertPolicy.read(bytes: Array(text.utf8), name: "policy.yaml")
    return (policy, findings.map(\.code))
  }

  @Test func aPolicyIsReadAndItsLinesMakeBands() throws {
    let policy = try #require(Self.read(Self.good).policy)
    #expect(
      policy.combination
        == ScoreCombination(offsetMicro: -100, modelWeightMicro: 900_000, pointWeightMicro: 20_000))
    #expect(policy.learningDays == 30)
    #expect(policy.band(scoreMicro: -1_001) == nil)
    #expect(policy.band(scoreMicro: -1_000) == .look)
    #expect(policy.band(scoreMicro: 499_999) == .look)
    #expect(policy.band(scoreMicro: 500_000) == .alarm)
  }

  /// Only a scale that was fitted on the bank's own outcomes gives probabilities; a policy that says nothing has none.
  @Test func aScaleIsReadWithWhoseOutcomesItWasFittedOn() throws {
    let plain = try #require(Self.read(Self.good).policy)
    #expect(plain.scale == .logistic(isCalibrated: false))
    let own = Self.good + "\ncalibration: {outcomes: own, method: logistic}"
    #expect(try #require(Self.read(own).policy).scale == .logistic(isCalibrated: true))
    let curve = """

      calibration:
        outcomes: other
        method: isotonic
        knots:
          - {score_micro: -3000000, probability_micro: 100}
          - {score_micro: 1000000, probability_micro: 700000}
      """
    let scale = try #require(Self.read(Self.good + curve).policy).scale
    #expect(!scale.isCalibrated && scale.knots.map(\.probabilityMicro) == [100, 700_000])
    let falling = Self.good + curve.replacing("micro: 100}", with: "micro: 800000}")
    #expect(Self.read(falling).policy == nil && Self.read(falling).codes == ["ALT-003"])
  }

  @Test(arguments: [
    "{outcomes: own}", "{method: logistic}", "{outcomes: bank, method: logistic}",
    "{outcomes: own, method: isotonic}", "{outcomes: own, method: logistic, knots: []}",
    "{outcomes: own, method: isotonic, knots: [{score_micro: 1}]}",
  ]) func aScaleThatIsIncompleteIsRefused(text: String) {
    let (policy, codes) = Self.read(Self.good + "\ncalibration: " + text)
    #expect(policy == nil && !codes.isEmpty)
  }

  @Test func linesInTheWrongOrderAreRefused() {
    let swapped = Self.good.replacing("alarm_line_micro: 500000", with: "alarm_line_micro: -2000")
    #expect(Self.read(swapped).policy == nil)
    #expect(Self.read(swapped).codes == ["ALT-001"])
  }

  @Test(arguments: ["why: tested", "look_line_micro: -1000", "learning_days: 30"])
  func aMissingKeyIsRefused(line: String) {
    let (policy, codes) = Self.read(Self.good.replacing(line + "\n", with: ""))
    #expect(policy == nil)
    #expect(codes.count == 1)
  }

  @Test(arguments: [
    ("source: test", "source: test\nextra: 1"), ("look_line_micro: -1000", "look_line_micro: -0x10"),
    ("learning_days: 30", "learning_days: &a 30"), ("learning_days: 30", "learning_days: -1"),
  ])
  func unknownKeysAndForeignNumbersAreRefused(old: String, new: String) {
    let (policy, codes) = Self.read(Self.good.replacing(old, with: new))
    #expect(policy == nil)
    #expect(codes.count == 1, "\(codes)")
  }

  @Test(arguments: ScoreDecider.allCases) func whoDecidesIsRead(decider: ScoreDecider) throws {
    let calibration = "\nchallenger_calibration: {slope_micro: 950000, offset_micro: -20}"
    let policy = try #require(Self.read(Self.good + "\ndecides: \(decider.rawValue)" + calibration).policy)
    #expect(policy.decider == decider)
    #expect(
      policy.challengerCalibration == ChallengerCalibration(slopeMicro: 950_000, offsetMicro: -20))
    #expect(try #require(Self.read(Self.good).policy).decider == .model)
    let (uncalibrated, codes) = Self.read(Self.good + "\ndecides: \(decider.rawValue)")
    #expect((uncalibrated == nil) == (decider != .model))
    #expect(codes == (decider == .model ? [] : ["ALT-002"]))
  }

  /// A slope of zero or less would give the riskiest the lowest score.
  @Test(arguments: [
    "decides: nobody", "challenger_calibration: {slope_micro: 0, offset_micro: 0}",
    "challenger_calibration: {slope_micro: -5, offset_micro: 0}", "challenger_calibration: {slope_micro: 1}",
  ])
  func whatCannotDecideIsRefused(line: String) {
    let (policy, codes) = Self.read(Self.good + "\n" + line)
    #expect(policy == nil)
    #expect(codes.count == 1, "\(codes)")
  }

  @Test func theCombinationIsLinear() {
    let combination = ScoreCombination(
      offsetMicro: 500_000, modelWeightMicro: 2_000_000, pointWeightMicro: 10_000)
    #expect(abs(combination.logit(model: -1, points: 30) - (0.5 - 2 + 0.3)) < 1e-12)
  }
}
