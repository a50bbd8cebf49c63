import Core
import Scoring
import Testing

@Suite struct ModelArtifactTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let model = try sampleModel(seed: 4)
    let bytes = try model.bytes()
    let again = try ModelArtifact(bytes: bytes)
    #expect(again.network == model.network)
    #expect(again.encoder == model.encoder)
    #expect(again.baseline == model.baseline)
    #expect(again.calibrated(2) == model.calibrated(2))
    #expect(again.provenance == model.provenance)
    #expect(try again.bytes() == bytes)
  }

  @Test func aCutOrForeignFileIsRefused() throws {
    let bytes = try sampleModel(seed: 4).bytes()
    for length in [0, 7, 100, bytes.count / 2, bytes.count - 1] {
      #expect(throws: ScoringError.self) { try ModelArtifact(bytes: Array(bytes[..<length])) }
    }
    #expect(throws: ScoringError.self) { try ModelArtifact(bytes: Array("not a model".utf8)) }
    #expect(throws: ScoringError.self) {
      try ModelArtifact(bytes: [UInt8](repeating: 0, count: Limits.modelBytes + 1))
    }
  }
}
