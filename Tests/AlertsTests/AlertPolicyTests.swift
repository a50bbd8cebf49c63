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

  @Test func theCombinationIsLinear() {
    let combination = ScoreCombination(
      offsetMicro: 500_000, modelWeightMicro: 2_000_000, pointWeightMicro: 10_000)
    #expect(abs(combination.logit(model: -1, points: 30) - (0.5 - 2 + 0.3)) < 1e-12)
  }
}
