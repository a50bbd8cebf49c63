import NeuralNet

extension TypeHead {
  /// Where a model file's texts name the heads, with line ends between them.
  static let namesKey = "heads"

  private static let calibrationName = "heads.calibration"

  /// The names as a model file's texts hold them.
  static func names(_ heads: [TypeHead]) -> String {
    heads.map(\.name).joined(separator: "\n")
  }

  /// The tensor that holds the heads' calibration, a slope and an offset each; none without heads.
  static func tensors(_ heads: [TypeHead]) -> [SafetensorsTensor] {
    guard !heads.isEmpty else { return [] }
    // A slope of zero stands for no calibration.
    let numbers = heads.flatMap { head -> [Double] in
      [head.calibration?.slope ?? 0, head.calibration?.offset ?? 0]
    }
    return [
      SafetensorsTensor(name: calibrationName, shape: [heads.count, 2], elements: .float64(numbers))
    ]
  }

  /// Reads the heads of a model's file.
  ///
  /// - Errors: `ScoringError.unusableModel` when names, calibration and the network's outputs do not fit each other.
  static func read(_ file: SafetensorsFile, outputs: Int) throws(ScoringError) -> [TypeHead] {
    let format = file.metadata["format"]
    let hasNames = file.metadata[namesKey] != nil
    let mayHaveHeads = [ModelArtifact.formatOfBytes, ModelArtifact.formatWithBounds].contains(format)
    guard format == ModelArtifact.formatWithHeads || mayHaveHeads && hasNames else {
      guard outputs == 1, file.metadata[namesKey] == nil else {
        throw .unusableModel(reason: "it has heads, but its format is not \(ModelArtifact.formatWithHeads)")
      }
      return []
    }
    let names = (file.metadata[namesKey] ?? "").split(separator: "\n").map { String($0) }
    let numbers = try FeatureEncoder.reals(calibrationName, file)
    guard !names.isEmpty, names.count == outputs - 1, numbers.count == names.count * 2 else {
      throw .unusableModel(reason: "its heads and its network's outputs do not fit each other")
    }
    guard Set(names).count == names.count else {
      throw .unusableModel(reason: "two of its heads have one name")
    }
    var heads: [TypeHead] = []
    for (index, name) in names.enumerated() {
      let (slope, offset) = (numbers[index * 2], numbers[index * 2 + 1])
      let calibration = Calibration(slope: slope, offset: offset)
      // Scores are stored as millionths, so they must stay of a sensible size.
      guard slope == 0 && offset == 0 || calibration != nil, abs(slope) <= 1_000, abs(offset) <= 1_000 else {
        throw .unusableModel(reason: "a head of it has an impossible calibration")
      }
      heads.append(TypeHead(name: name, calibration: calibration))
    }
    return heads
  }
}
