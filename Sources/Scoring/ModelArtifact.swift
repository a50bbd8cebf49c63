import Core
import NeuralNet

/// A trained model as one file: weights, the encoding of numbers, the baseline row, the calibration and how it was made.
///
/// - Shape: safetensors with the tensors `network.*`, `encoder.edges`, `encoder.ends`, `encoder.missing`, `baseline.numeric` and
///   `calibration`, and a map of texts; at most `Limits.modelBytes`.
/// - Errors: a file that is not exactly so is refused; loading runs no code.
public struct ModelArtifact: Sendable {
  /// The format this program writes and reads.
  public static let format = "mekiki-model-1"

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
    guard file.metadata["format"] == ModelArtifact.format else {
      throw .unusableModel(reason: "its format is not \(ModelArtifact.format)")
    }
    let edges = try ModelArtifact.reals("encoder.edges", file)
    let ends = try ModelArtifact.integers("encoder.ends", file)
    let missing = try ModelArtifact.integers("encoder.missing", file)
    let names = (file.metadata["encoder.columns"] ?? "").split(separator: " ").map { FeatureName(String($0)) }
    guard names.count == ends.count, names.count == missing.count, ends.last == Int64(edges.count) else {
      throw .unusableModel(reason: "the parts of its encoder do not fit each other")
    }
    guard Set(names).count == names.count else {
      throw .unusableModel(reason: "its encoder names a feature twice")
    }
    guard network.shape.textBuckets.nonzeroBitCount == 1 else {
      throw .unusableModel(reason: "its table of memo n-grams has no power of two of rows")
    }
    var columns: [FeatureEncoder.Column] = []
    var start = 0
    for (index, name) in names.enumerated() {
      guard ends[index] >= Int64(start) + 2, ends[index] <= Int64(edges.count) else {
        throw .unusableModel(reason: "a column of its encoder has fewer than two edges")
      }
      let own = Array(edges[start..<Int(ends[index])])
      guard zip(own, own.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw .unusableModel(reason: "the edges of a column do not rise")
      }
      columns.append(FeatureEncoder.Column(name: name, edges: own, hasMissingInput: missing[index] == 1))
      start = Int(ends[index])
    }
    let encoder = FeatureEncoder(columns: columns)
    let calibration = try ModelArtifact.reals("calibration", file)
    guard case .float32(let baseline)? = file.tensor(named: "baseline.numeric")?.elements,
      baseline.count == encoder.inputCount, network.shape.numericInputs == encoder.inputCount,
      calibration.count == 2
    else { throw .unusableModel(reason: "its network, encoder and baseline do not fit each other") }
    self.init(
      network: network, encoder: encoder, baseline: baseline, calibrationSlope: calibration[0],
      calibrationOffset: calibration[1],
      provenance: file.metadata.filter { $0.key != "format" && $0.key != "encoder.columns" })
  }

  /// The bytes of the model's file.
  public func bytes() throws(ScoringError) -> [UInt8] {
    var metadata = provenance
    metadata["format"] = ModelArtifact.format
    metadata["encoder.columns"] = encoder.columns.map(\.name.text).joined(separator: " ")
    var ends: [Int64] = []
    for column in encoder.columns { ends.append((ends.last ?? 0) + Int64(column.edges.count)) }
    let missing = encoder.columns.map { Int64($0.hasMissingInput ? 1 : 0) }
    let edges = encoder.columns.flatMap(\.edges)
    let tensors = [
      SafetensorsTensor(name: "baseline.numeric", shape: [baseline.count], elements: .float32(baseline)),
      SafetensorsTensor(
        name: "calibration", shape: [2], elements: .float64([calibrationSlope, calibrationOffset])),
      SafetensorsTensor(name: "encoder.edges", shape: [edges.count], elements: .float64(edges)),
      SafetensorsTensor(name: "encoder.ends", shape: [ends.count], elements: .int64(ends)),
      SafetensorsTensor(name: "encoder.missing", shape: [missing.count], elements: .int64(missing)),
    ]
    let bytes: [UInt8]
    do {
      bytes = try SafetensorsFile(tensors: tensors + network.tensors(prefix: "network."), metadata: metadata)
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

  private static func reals(_ name: String, _ file: SafetensorsFile) throws(ScoringError) -> [Double] {
    guard case .float64(let values)? = file.tensor(named: name)?.elements else {
      throw .unusableModel(reason: "the tensor \(name) is missing")
    }
    return values
  }

  private static func integers(_ name: String, _ file: SafetensorsFile) throws(ScoringError) -> [Int64] {
    guard case .int64(let values)? = file.tensor(named: name)?.elements else {
      throw .unusableModel(reason: "the tensor \(name) is missing")
    }
    return values
  }
}
