import Core
import NeuralNet

/// A bank's own change of a model, as one small file beside it: an adapter of the network and a calibration.
///
/// - Shape: safetensors with the tensors `adapter.gains`, `adapter.inputs` and `calibration`, and a map of texts; at most
///   `Limits.adapterBytes`.
/// - Errors: a file that is not exactly so is refused, and so is one put on a model whose digest it does not name; loading runs no code.
public struct ModelAdapter: Sendable, Equatable {
  /// The format this program reads and writes.
  public static let format = "mekiki-adapter-1"

  /// The largest gain and the largest weight of an input that are sensible.
  static let largestChange: Float = 100

  private static let modelKey = "model_sha256"
  private static let tensorNames: Set<String> = ["adapter.gains", "adapter.inputs", "calibration"]

  /// The change of the network.
  public let network: NetworkAdapter
  /// The slope of the calibrated logit over that of the changed network.
  public let calibrationSlope: Double
  /// The constant of the calibrated logit.
  public let calibrationOffset: Double
  /// The SHA-256 of the model's file that it belongs to, in lower-case hexadecimal.
  public let modelDigest: String
  /// How it was made, for people.
  public let provenance: [String: String]

  /// Makes an adapter from its parts.
  public init(
    network: NetworkAdapter, calibrationSlope: Double, calibrationOffset: Double, modelDigest: String,
    provenance: [String: String]
  ) {
    self.network = network
    self.calibrationSlope = calibrationSlope
    self.calibrationOffset = calibrationOffset
    self.modelDigest = modelDigest
    self.provenance = provenance
  }

  /// Reads an adapter from the bytes of its file.
  ///
  /// - Errors: `AdapterFault` with what is wrong.
  public init(bytes: [UInt8]) throws(AdapterFault) {
    guard bytes.count <= Limits.adapterBytes else {
      throw AdapterFault(reason: "it is larger than \(Limits.adapterBytes) bytes")
    }
    let file: SafetensorsFile
    do {
      file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
    } catch {
      throw AdapterFault(reason: "\(error)")
    }
    guard file.metadata["format"] == ModelAdapter.format else {
      throw AdapterFault(reason: "its format is not \(ModelAdapter.format)")
    }
    guard Set(file.tensors.map(\.name)) == ModelAdapter.tensorNames,
      case .float32(let gains)? = file.tensor(named: "adapter.gains")?.elements,
      case .float32(let inputs)? = file.tensor(named: "adapter.inputs")?.elements,
      case .float64(let calibration)? = file.tensor(named: "calibration")?.elements, calibration.count == 2
    else { throw AdapterFault(reason: "its tensors are not those of an adapter") }
    guard (gains + inputs).allSatisfy({ $0.magnitude <= ModelAdapter.largestChange }), calibration[0] > 0,
      calibration.allSatisfy({ $0.magnitude <= 1_000 })
    else { throw AdapterFault(reason: "its numbers are too large to be sensible") }
    guard let digest = file.metadata[ModelAdapter.modelKey], ModelAdapter.isDigest(digest) else {
      throw AdapterFault(reason: "it does not say to which model it belongs")
    }
    self.init(
      network: NetworkAdapter(unitGains: gains, inputWeights: inputs), calibrationSlope: calibration[0],
      calibrationOffset: calibration[1], modelDigest: digest,
      provenance: file.metadata.filter { $0.key != "format" && $0.key != ModelAdapter.modelKey })
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit && !$0.isUppercase }
  }

  /// The bytes of the adapter's file.
  ///
  /// - Errors: `AdapterFault` when they could not be read again.
  public func bytes() throws(AdapterFault) -> [UInt8] {
    var metadata = provenance
    metadata["format"] = ModelAdapter.format
    metadata[ModelAdapter.modelKey] = modelDigest
    let bytes: [UInt8]
    do {
      bytes = try SafetensorsFile(
        tensors: [
          SafetensorsTensor(
            name: "adapter.gains", shape: [network.unitGains.count], elements: .float32(network.unitGains)),
          SafetensorsTensor(
            name: "adapter.inputs", shape: [network.inputWeights.count],
            elements: .float32(network.inputWeights)),
          SafetensorsTensor(
            name: "calibration", shape: [2], elements: .float64([calibrationSlope, calibrationOffset])),
        ], metadata: metadata
      ).bytes()
    } catch {
      throw AdapterFault(reason: "\(error)")
    }
    _ = try ModelAdapter(bytes: bytes)
    return bytes
  }
}

extension ModelArtifact {
  /// This model with an adapter put on: another network and calibration, the same encoder and baseline.
  ///
  /// - Parameters:
  ///   - adapter: the adapter.
  ///   - digest: the SHA-256 of this model's own file, in lower-case hexadecimal.
  /// - Returns: a model like any other.
  /// - Throws: `AdapterFault` when the adapter belongs to another model or does not fit.
  public func adapted(by adapter: ModelAdapter, digest: String) throws(AdapterFault) -> ModelArtifact {
    guard adapter.modelDigest == digest else {
      throw AdapterFault(reason: "it belongs to a model with SHA-256 \(adapter.modelDigest.prefix(16))…")
    }
    guard adapter.network.fits(network.shape) else {
      throw AdapterFault(reason: "its sizes are not those of the model")
    }
    do {
      return ModelArtifact(
        network: try network.adapted(by: adapter.network), encoder: encoder, baseline: baseline,
        calibrationSlope: adapter.calibrationSlope, calibrationOffset: adapter.calibrationOffset,
        heads: heads,
        provenance: provenance)
    } catch {
      throw AdapterFault(reason: "\(error)")
    }
  }
}
