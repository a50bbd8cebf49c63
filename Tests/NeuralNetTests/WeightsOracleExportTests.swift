import Foundation
import NeuralNet
import TestSupport
import Testing

/// Writes files of weights of every element type where the oracles of `Tests/Oracles` look for them, with their values beside them.
@Suite struct WeightsOracleExportTests {
  @Test func weightsForOtherProgramsAreWritten() throws {
    let temporary = try TemporaryFolder()
    let folder = ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] ?? temporary.path
    let shape = try NetworkShape(
      numericInputs: 37, textBuckets: 64, textWidth: 5, hiddenSizes: [16, 7], outputs: 3)
    let network = Network(shape: shape, seed: 11)
    let others = [
      SafetensorsTensor(
        name: "encoder.edges", shape: [4], elements: .float64([-1e300, -0.0, .leastNonzeroMagnitude, .pi])),
      SafetensorsTensor(name: "empty", shape: [0, 3], elements: .float32([])),
      SafetensorsTensor(name: "integers", shape: [2, 1], elements: .int64([.min, .max])),
      SafetensorsTensor(name: "名前", shape: [], elements: .int8([-127])),
    ]
    for (name, network) in [("floats", network), ("bytes", network.quantised())] {
      let tensors = network.tensors(prefix: "network.") + others
      let file = SafetensorsFile(tensors: tensors, metadata: ["made": "\(name) \"引用\"\n"])
      try Data(try file.bytes()).write(to: URL(filePath: "\(folder)/weights-\(name).safetensors"))
      let said = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, Self.words($0)) })
      try JSONSerialization.data(withJSONObject: said).write(
        to: URL(filePath: "\(folder)/weights-\(name).json"))
      // What the file gives back, from its values alone.
      #expect(tensors.contains { $0.name == "network.layers.0.weight" && $0.isOfBytes } == (name == "bytes"))
      let parameters = network.parameters.map { String($0.bitPattern) }.joined(separator: " ")
      try parameters.write(toFile: "\(folder)/weights-\(name).parameters", atomically: true, encoding: .utf8)
    }
  }

  /// The element type, the shape, and every value by its bits.
  private static func words(_ tensor: SafetensorsTensor) -> [String: Any] {
    let (type, bits): (String, [String]) =
      switch tensor.elements {
      case .float32(let values): ("float32", values.map { String($0.bitPattern) })
      case .float64(let values): ("float64", values.map { String($0.bitPattern) })
      case .int64(let values): ("int64", values.map { String($0) })
      case .int8(let values): ("int8", values.map { String($0) })
      }
    return ["type": type, "shape": tensor.shape, "values": bits.joined(separator: " ")]
  }
}
