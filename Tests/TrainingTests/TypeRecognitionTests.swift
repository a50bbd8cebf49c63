import Scoring
import Testing

@testable import Training

@Suite struct TypeRecognitionTests {
  static func score(_ name: String, _ micro: Int64, isCalibrated: Bool = true) -> TypeScore {
    TypeScore(name: name, scoreMicro: micro, isCalibrated: isCalibrated)
  }

  @Test func rightAndWrongAreCountedByType() {
    let heads = ["a", "b", "c"].map { TypeHead(name: $0, calibration: nil) }
    let found: [(scamType: String, likely: TypeScore?)] = [
      ("a", Self.score("a", 0)), ("a", Self.score("b", 0)), ("b", Self.score("b", 0)),
      ("rare", Self.score("a", 0)), ("", Self.score("a", 0)), ("b", nil),
    ]
    let recognition = TypeRecognition(found: found, heads: heads)
    // Fraud whose type is not said cannot be judged; a type without a head can only be wrong.
    #expect(recognition.rows == 5 && recognition.right == 2)
    #expect(recognition.accuracy == 0.4)
    #expect(
      recognition.entries == [
        .init(scamType: "a", rows: 2, right: 1, said: 2, hasHead: true),
        .init(scamType: "b", rows: 2, right: 1, said: 2, hasHead: true),
        .init(scamType: "c", rows: 0, right: 0, said: 0, hasHead: true),
        .init(scamType: "rare", rows: 1, right: 0, said: 0, hasHead: false),
      ])
    #expect(TypeRecognition(found: [], heads: heads).accuracy == nil)
  }

  @Test func onlyCalibratedScoresAreHeldToTheirEstimate() {
    let heads = [TypeHead(name: "a", calibration: nil)]
    // Half of the rows are right, as a logit of zero says; the uncalibrated ones claim nothing.
    let found: [(scamType: String, likely: TypeScore?)] =
      (0..<100).map { ($0 % 2 == 0 ? "a" : "b", Self.score("a", 0)) }
      + (0..<100).map { _ in ("b", Self.score("a", 9_000_000, isCalibrated: false)) }
    let recognition = TypeRecognition(found: found, heads: heads)
    #expect(recognition.calibration.expectedError < 1e-12)
    #expect(recognition.calibration.bins.reduce(0) { $0 + $1.rows } == 100)
  }
}
