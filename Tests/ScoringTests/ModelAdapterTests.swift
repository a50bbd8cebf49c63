import Core
import NeuralNet
import Scoring
import Testing

@Suite struct ModelAdapterTests {
  private static let digest = String(repeating: "ab", count: 32)

  private static func adapter(
    _ model: ModelArtifact, digest: String = digest, gains: Int? = nil, gain: Float = 0.25,
    slope: Double = 0.7
  ) -> ModelAdapter {
    let shape = model.network.shape
    return ModelAdapter(
      network: NetworkAdapter(
        unitGains: [Float](repeating: gain, count: gains ?? shape.hiddenSizes.last ?? 0),
        inputWeights: (0..<shape.inputWidth).map { Float($0 % 7) / 100 }),
      calibrationSlope: slope, calibrationOffset: -0.5, modelDigest: digest, provenance: ["command": "a test"]
    )
  }

  @Test func whatIsWrittenIsReadBackAndSmall() throws {
    let adapter = Self.adapter(try sampleModel(seed: 4))
    let bytes = try adapter.bytes()
    #expect(try ModelAdapter(bytes: bytes) == adapter)
    #expect(try ModelAdapter(bytes: bytes).bytes() == bytes)
    #expect(bytes.count < 8 << 10)
  }

  @Test func putOnItGivesAModelLikeAnyOther() throws {
    let model = try sampleModel(seed: 4)
    let adapted = try model.adapted(by: Self.adapter(model), digest: Self.digest)
    #expect(adapted.encoder == model.encoder && adapted.baseline == model.baseline)
    #expect(adapted.calibrated(2) == 0.7 * 2 - 0.5)
    #expect(adapted.network != model.network)
    let assessor = Assessor(
      model: adapted,
      combination: ScoreCombination(offsetMicro: 0, modelWeightMicro: 1_000_000, pointWeightMicro: 0),
      packPoints: [])
    try assessor.selfTest(seed: 1)
  }

  @Test func anotherModelOrOtherSizesAreRefused() throws {
    let model = try sampleModel(seed: 4)
    let other = Self.adapter(model, digest: String(repeating: "cd", count: 32))
    #expect(throws: AdapterFault.self) { try model.adapted(by: other, digest: Self.digest) }
    let wrong = Self.adapter(model, gains: 3)
    #expect(throws: AdapterFault(reason: "its sizes are not those of the model")) {
      try model.adapted(by: wrong, digest: Self.digest)
    }
  }

  @Test func whatCannotBeUsedIsRefusedWithItsReason() throws {
    let model = try sampleModel(seed: 4)
    let bytes = try Self.adapter(model).bytes()
    for length in [0, 7, 100, bytes.count - 1] {
      #expect(throws: AdapterFault.self) { try ModelAdapter(bytes: Array(bytes[..<length])) }
    }
    #expect(throws: AdapterFault.self) { try ModelAdapter(bytes: try model.bytes()) }
    #expect(throws: AdapterFault.self) {
      try ModelAdapter(bytes: [UInt8](repeating: 0, count: Limits.adapterBytes + 1))
    }
    // The data end the file, the calibration first and the gains of four bytes after it: the last number becomes none.
    for pattern in [UInt32(0x7FC0_0000), 0x7F80_0000, 0x4974_2400] {
      var broken = bytes
      for place in 0..<4 {
        broken[bytes.count - 4 + place] = UInt8(truncatingIfNeeded: pattern >> (8 * UInt32(place)))
      }
      #expect(throws: AdapterFault.self) { try ModelAdapter(bytes: broken) }
    }
    for (digest, gain, slope) in [("", Float(0), 1.0), (String(repeating: "Z", count: 64), 0, 1)] {
      let unusable = Self.adapter(model, digest: digest, gain: gain, slope: slope)
      #expect(throws: AdapterFault(reason: "it does not say to which model it belongs")) {
        try unusable.bytes()
      }
    }
    #expect(throws: AdapterFault(reason: "its numbers are too large to be sensible")) {
      try Self.adapter(model, slope: -1).bytes()
    }
  }
}
