import Core
import NeuralNet

/// A trained model as one file: weights, the encoding of numbers, the baseline row, the calibration and how it was made.
///
/// - Shape: safetensors with the tensors `network.*`, those of the encoder, `baseline.numeric` and `calibration`, and a map of texts; at
///   most `Limits.modelBytes`.
/// - Errors: a file that is not exactly so is refused; loading runs no code.
public struct ModelArtifact: Sendable {
  /// The format this program writes.
  public static let format = "mekiki-model-2"

  /// The format before it, which it reads: every column of pieces and without a size.
  public static let formatOfPieces = "mekiki-model-1"

  /// The network.
  public let network: Network
  /// The encoding of the numeric inputs.
  public let encoder: FeatureEncoder
  /// The encoded row that contributions are measured from.
  public let baseline: [Float]
  /// The slope of the calibrated logit over the network's.
  public let calibrationSlope: Double
  /// The constant of the calibrated logit.
  public let calibrationOffset: Double
  /// How it was made: command, seeds, data and figures, for people.
  public let provenance: [String: String]

  /// Makes a model from its parts.
  public init(
    network: Network, encoder: FeatureEncoder, baseline: [Float], calibrationSlope: Double,
    calibrationOffset: Double, provenance: [String: String]
  ) {
    precondition(
      network.shape.numericInputs == encoder.inputCount, "Network and encoder must fit each other.")
    precondition(baseline.count == encoder.inputCount, "The baseline must be one encoded row.")
    self.network = network
    self.encoder = encoder
    self.baseline = baseline
    self.calibrationSlope = calibrationSlope
    self.calibrationOffset = calibrationOffset
    self.provenance = provenance
  }

  /// Reads a model from the bytes of its file.
  ///
  /// - Errors: `ScoringError.unusableModel` with what is wrong.
  public init(bytes: [UInt8]) throws(ScoringError) {
    guard bytes.count <= Limits.modelBytes else {
      throw .unusableModel(reason: "it is larger than \(Limits.modelBytes) bytes")
    }
    do {
      let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
      let network = try Network(file: file, prefix: "network.")
      self = try ModelArtifact(file: file, network: network)
    } catch let error as ScoringError {
      throw error
    } catch {
      throw .unusableModel(reason: "\(error)")
    }
  }

  private init(file: SafetensorsFile, network: Network) throws(ScoringError) {
    guard network.shape.textBuckets.nonzeroBitCount == 1 else {
      throw .unusableModel(reason: "its table of memo n-grams has no power of two of rows")
    }
    guard network.shape.outputs == 1 else {
      throw .unusableModel(reason: "its network has outputs that nothing names")
    }
    let encoder = try FeatureEncoder(file: file)
    let calibration = try FeatureEncoder.reals("calibration", file)
    guard case .float32(let baseline)? = file.tensor(named: "baseline.numeric")?.elements,
      baseline.count == encoder.inputCount, network.shape.numericInputs == encoder.inputCount,
      calibration.count == 2
    else { throw .unusableModel(reason: "its network, encoder and baseline do not fit each other") }
    self.init(
      network: network, encoder: encoder, baseline: baseline, calibrationSlope: calibration[0],
      calibrationOffset: calibration[1],
      provenance: file.metadata.filter { $0.key != "format" && $0.key != FeatureEncoder.namesKey })
  }

  /// The bytes of the model's file.
  public func bytes() throws(ScoringError) -> [UInt8] {
    var metadata = provenance
    metadata["format"] = ModelArtifact.format
    metadata[FeatureEncoder.namesKey] = encoder.columns.map(\.name.text).joined(separator: " ")
    let tensors = [
      SafetensorsTensor(name: "baseline.numeric", shape: [baseline.count], elements: .float32(baseline)),
      SafetensorsTensor(
        name: "calibration", shape: [2], elements: .float64([calibrationSlope, calibrationOffset])),
    ]
    let bytes: [UInt8]
    do {
      bytes = try SafetensorsFile(
        tensors: tensors + encoder.tensors + network.tensors(prefix: "network."), metadata: metadata
      )
      .bytes()
    } catch {
      throw .unusableModel(reason: "\(error)")
    }
    guard bytes.count <= Limits.modelBytes else {
      throw .unusableModel(reason: "it is larger than \(Limits.modelBytes) bytes")
    }
    return bytes
  }

  /// The calibrated score of a network's logit, in logits.
  public func calibrated(_ logit: Double) -> Double {
    calibrationSlope * logit + calibrationOffset
  }
}
