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

  @Test func headsAreWrittenAndReadBack() throws {
    let model = try sampleModel(seed: 4, heads: sampleHeads)
    let bytes = try model.bytes()
    let again = try ModelArtifact(bytes: bytes)
    #expect(again.heads == sampleHeads)
    #expect(again.network == model.network)
    #expect(again.provenance == model.provenance)
    #expect(try again.bytes() == bytes)
    let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
    #expect(file.metadata["format"] == ModelArtifact.formatWithHeads)
  }

  @Test func aModelOfBytesIsReadBackWithHeadsAndWithout() throws {
    for heads in [[], sampleHeads] {
      let model = try sampleModel(seed: 4, heads: heads)
      let small = ModelArtifact(
        network: model.network.quantised(), encoder: model.encoder, baseline: model.baseline,
        calibrationSlope: model.calibrationSlope, calibrationOffset: model.calibrationOffset, heads: heads,
        provenance: model.provenance)
      let bytes = try small.bytes()
      let again = try ModelArtifact(bytes: bytes)
      #expect(again.network == small.network && again.heads == heads && again.provenance == model.provenance)
      #expect(try again.bytes() == bytes)
      #expect(try bytes.count < model.bytes().count)
      let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
      #expect(file.metadata["format"] == "mekiki-model-4")
    }
  }

  @Test func aModelWithBoundedSizesIsReadBackWithHeadsAndWithoutOfBytesAndNot() throws {
    for (heads, isOfBytes) in [([], false), (sampleHeads, false), ([], true), (sampleHeads, true)] {
      let model = try sampleModel(seed: 4, heads: heads, bounds: -2.5...1.25)
      let written = ModelArtifact(
        network: isOfBytes ? model.network.quantised() : model.network, encoder: model.encoder,
        baseline: model.baseline, calibrationSlope: model.calibrationSlope,
        calibrationOffset: model.calibrationOffset, heads: heads, provenance: model.provenance)
      let bytes = try written.bytes()
      let again = try ModelArtifact(bytes: bytes)
      #expect(again.network == written.network && again.encoder == written.encoder && again.heads == heads)
      #expect(try again.bytes() == bytes)
      let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
      #expect(file.metadata["format"] == "mekiki-model-5")
      for (least, greatest, reason) in [
        (1.0, 0.5, "a size of its encoder has an impossible scale"),
        (nil, nil, "the tensor encoder.bounds is missing"),
      ] as [(Double?, Double?, String)] {
        let tensors = file.tensors.compactMap { tensor -> SafetensorsTensor? in
          guard tensor.name == "encoder.bounds" else { return tensor }
          guard let least, let greatest else { return nil }
          let numbers = (0..<tensor.shape[0]).flatMap { _ in [least, greatest] }
          return SafetensorsTensor(name: tensor.name, shape: tensor.shape, elements: .float64(numbers))
        }
        let changed = try SafetensorsFile(tensors: tensors, metadata: file.metadata).bytes()
        #expect(throws: ScoringError.unusableModel(reason: reason)) { try ModelArtifact(bytes: changed) }
      }
    }
  }

  /// A model without heads is the file that it always was, so that programs which know no heads go on reading it.
  @Test func aModelWithoutHeadsSaysNothingOfThem() throws {
    let file = try SafetensorsFile(bytes: try sampleModel(seed: 4).bytes(), allowsNonFinite: false)
    #expect(file.metadata["format"] == "mekiki-model-2")
    #expect(file.metadata["heads"] == nil)
    #expect(!file.tensors.contains { $0.name.contains("heads") || $0.name.contains("outputs") })
  }

  /// The error from reading a model with heads after a change to its texts and to the numbers of their calibration.
  static func fault(
    texts: (inout [String: String]) -> Void = { _ in }, numbers: (inout [Double]) -> Void = { _ in }
  ) throws -> ScoringError? {
    let bytes = try sampleModel(seed: 4, heads: sampleHeads).bytes()
    let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
    var metadata = file.metadata
    texts(&metadata)
    let tensors = file.tensors.map { tensor -> SafetensorsTensor in
      guard tensor.name == "heads.calibration", case .float64(var values) = tensor.elements else {
        return tensor
      }
      numbers(&values)
      return SafetensorsTensor(name: tensor.name, shape: [values.count], elements: .float64(values))
    }
    let changed = try SafetensorsFile(tensors: tensors, metadata: metadata).bytes()
    do {
      _ = try ModelArtifact(bytes: changed)
      return nil
    } catch {
      return error
    }
  }

  @Test func headsThatDoNotFitAreRefused() throws {
    #expect(try Self.fault() == nil)
    let unfitting = ScoringError.unusableModel(
      reason: "its heads and its network's outputs do not fit each other")
    #expect(try Self.fault(texts: { $0["heads"] = "a\nb" }) == unfitting)
    #expect(try Self.fault(texts: { $0["heads"] = nil }) == unfitting)
    #expect(try Self.fault(numbers: { $0.removeLast() }) == unfitting)
    #expect(
      try Self.fault(texts: { $0["heads"] = "a\nb\na" })
        == .unusableModel(reason: "two of its heads have one name"))
    #expect(
      try Self.fault(texts: { $0["format"] = ModelArtifact.format })
        == .unusableModel(reason: "it has heads, but its format is not mekiki-model-3"))
  }

  @Test(arguments: [[-1.0, 0], [0, 0.5], [1e9, 0], [1, -1e9]])
  func anImpossibleCalibrationOfAHeadIsRefused(numbers: [Double]) throws {
    let fault = try Self.fault(numbers: { $0.replaceSubrange(2..<4, with: numbers) })
    #expect(fault == .unusableModel(reason: "a head of it has an impossible calibration"))
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
