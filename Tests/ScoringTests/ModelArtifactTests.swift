import Core
import NeuralNet
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

  /// Models come from other banks: sizes that the program cannot use are refused when the file is read.
  @Test(arguments: [(300, 8), (0, 0)]) func aTableThatNoHashCanFillIsRefused(buckets: Int, width: Int) throws
  {
    let bytes = try sampleModel(seed: 4, textBuckets: buckets, textWidth: width).bytes()
    #expect(
      throws: ScoringError.unusableModel(reason: "its table of memo n-grams has no power of two of rows")
    ) {
      try ModelArtifact(bytes: bytes)
    }
  }

  /// A spread next to zero would make inputs infinite, and the exact pass takes finite ones only.
  @Test(arguments: [1e-300, -1, 1e300]) func aSizeWithAnImpossibleSpreadIsRefused(deviation: Double) throws {
    let file = try SafetensorsFile(bytes: try sampleModel(seed: 4).bytes(), allowsNonFinite: false)
    let tensors = file.tensors.map { tensor -> SafetensorsTensor in
      guard tensor.name == "encoder.sizes", case .float64(var sizes) = tensor.elements else { return tensor }
      for index in sizes.indices where index % 2 == 1 && sizes[index] != 0 { sizes[index] = deviation }
      return SafetensorsTensor(name: tensor.name, shape: tensor.shape, elements: .float64(sizes))
    }
    let bytes = try SafetensorsFile(tensors: tensors, metadata: file.metadata).bytes()
    #expect(throws: ScoringError.unusableModel(reason: "a size of its encoder has an impossible scale")) {
      try ModelArtifact(bytes: bytes)
    }
  }

  @Test func aFeatureNamedTwiceIsRefused() throws {
    let model = try sampleModel(seed: 4)
    let columns = model.encoder.columns
    let twice = FeatureEncoder(columns: [columns[0]] + [columns[0]] + columns.dropFirst(2))
    let shape = try NetworkShape(
      numericInputs: twice.inputCount, textBuckets: 256, textWidth: 8, hiddenSizes: [4])
    let bytes = try ModelArtifact(
      network: Network(shape: shape, seed: 1), encoder: twice,
      baseline: [Float](repeating: 0, count: twice.inputCount), calibrationSlope: 1, calibrationOffset: 0,
      provenance: [:]
    ).bytes()
    #expect(throws: ScoringError.unusableModel(reason: "its encoder names a feature twice")) {
      try ModelArtifact(bytes: bytes)
    }
  }

  @Test func aModelThatCouldNotBeReadAgainIsNotWritten() throws {
    let model = try sampleModel(seed: 4, textBuckets: 1 << 16, textWidth: 8)
    #expect(throws: ScoringError.self) { try model.bytes() }
  }
}
