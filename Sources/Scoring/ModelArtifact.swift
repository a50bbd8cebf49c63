import Core
import NeuralNet

/// A trained model as one file: weights, the encoding of numbers, the baseline row, the calibration and how it was made.
///
/// - Shape: safetensors with the tensors `network.*`, those of the encoder, `baseline.numeric` and `calibration`, with heads
///   `heads.calibration`, and a map of texts; at most `Limits.modelBytes`.
/// - Errors: a file that is not exactly so is refused; loading runs no code.
public struct ModelArtifact: Sendable {
  /// The format this program writes for a model without heads.
  public static let format = "mekiki-model-2"

  /// The format it writes for a model with heads: a program that knows none must not take it for a damaged file.
  public static let formatWithHeads = "mekiki-model-3"

  /// The format it writes for a model whose weights are bytes, with heads or without.
  public static let formatOfBytes = "mekiki-model-4"

  /// The format it writes for a model whose sizes are bounded by what it was trained on, with heads or without, of bytes or not.
  public static let formatWithBounds = "mekiki-model-5"

  /// The format before all these, which it reads: every column of pieces and without a size.
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
  /// What the network's outputs after the first stand for, in their order.
  public let heads: [TypeHead]
  /// How it was made: command, seeds, data and figures, for people.
  public let provenance: [String: String]

  /// Makes a model from its parts.
  public init(
    network: Network, encoder: FeatureEncoder, baseline: [Float], calibrationSlope: Double,
    calibrationOffset: Double, heads: [TypeHead] = [], provenance: [String: String]
  ) {
    precondition(
      network.shape.numericInputs == encoder.inputCount, "Network and encoder must fit each other.")
    precondition(baseline.count == encoder.inputCount, "The baseline must be one encoded row.")
    precondition(
      network.shape.outputs == 1 + heads.count && Set(heads.map(\.name)).count == heads.count,
      "Each output after the first has a name of its own.")
    self.network = network
    self.encoder = encoder
    self.baseline = baseline
    self.calibrationSlope = calibrationSlope
    self.calibrationOffset = calibrationOffset
    self.heads = heads
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
    let encoder = try FeatureEncoder(file: file)
    let calibration = try FeatureEncoder.reals("calibration", file)
    guard case .float32(let baseline)? = file.tensor(named: "baseline.numeric")?.elements,
      baseline.count == encoder.inputCount, network.shape.numericInputs == encoder.inputCount,
      calibration.count == 2
    else { throw .unusableModel(reason: "its network, encoder and baseline do not fit each other") }
    let ownKeys = ["format", FeatureEncoder.namesKey, TypeHead.namesKey]
    self.init(
      network: network, encoder: encoder, baseline: baseline, calibrationSlope: calibration[0],
      calibrationOffset: calibration[1],
      heads: try TypeHead.read(file, outputs: network.shape.outputs),
      provenance: file.metadata.filter { !ownKeys.contains($0.key) })
  }

  /// The bytes of the model's file.
  public func bytes() throws(ScoringError) -> [UInt8] {
    var metadata = provenance
    metadata[FeatureEncoder.namesKey] = encoder.columns.map(\.name.text).joined(separator: " ")
    if !heads.isEmpty { metadata[TypeHead.namesKey] = TypeHead.names(heads) }
    let weights = network.tensors(prefix: "network.")
    let ofFloats = heads.isEmpty ? ModelArtifact.format : ModelArtifact.formatWithHeads
    let ofWeights = weights.contains(where: \.isOfBytes) ? ModelArtifact.formatOfBytes : ofFloats
    metadata["format"] = encoder.isBounded ? ModelArtifact.formatWithBounds : ofWeights
    let tensors = [
      SafetensorsTensor(name: "baseline.numeric", shape: [baseline.count], elements: .float32(baseline)),
      SafetensorsTensor(
        name: "calibration", shape: [2], elements: .float64([calibrationSlope, calibrationOffset])),
    ]
    let bytes: [UInt8]
    do {
      bytes = try SafetensorsFile(
        tensors: tensors + encoder.tensors + TypeHead.tensors(heads) + weights,
        metadata: metadata
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

  /// What the heads say of a row, the most likely type first, ties in the heads' order; empty without heads.
  ///
  /// - Input: all outputs of the network for the row. A head whose score is beyond a million logits is left out.
  public func typeScores(outputs: [Double]) -> [TypeScore] {
    precondition(outputs.count == network.shape.outputs, "A row has a number for each output.")
    let scores = zip(heads, outputs.dropFirst()).compactMap { $0.score(ofOutput: $1) }
    return scores.indices.sorted {
      (scores[$1].scoreMicro, $0) < (scores[$0].scoreMicro, $1)
    }.map { scores[$0] }
  }

  /// The calibrated score of a network's logit, in logits.
  public func calibrated(_ logit: Double) -> Double {
    calibrationSlope * logit + calibrationOffset
  }
}
