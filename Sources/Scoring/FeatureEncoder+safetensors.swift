import Core
import NeuralNet

extension FeatureEncoder {
  /// Where a model file's texts name the encoded columns, with spaces between them.
  static let namesKey = "encoder.columns"

  /// The tensors that hold this encoder; the names of its columns stand in the file's texts.
  public var tensors: [SafetensorsTensor] {
    var ends: [Int64] = []
    for column in columns { ends.append((ends.last ?? 0) + Int64(column.edges.count)) }
    let edges = columns.flatMap(\.edges)
    // A deviation of zero stands for no size.
    let sizes = columns.flatMap { column -> [Double] in [column.size?.mean ?? 0, column.size?.deviation ?? 0]
    }
    let bounds = columns.flatMap { column -> [Double] in
      [column.size?.bounds.lowerBound ?? 0, column.size?.bounds.upperBound ?? 0]
    }
    let tensors = [
      SafetensorsTensor(name: "encoder.edges", shape: [edges.count], elements: .float64(edges)),
      SafetensorsTensor(name: "encoder.ends", shape: [ends.count], elements: .int64(ends)),
      SafetensorsTensor(
        name: "encoder.forms", shape: [columns.count], elements: .int64(columns.map(\.form.rawValue))),
      SafetensorsTensor(
        name: "encoder.missing", shape: [columns.count],
        elements: .int64(columns.map { $0.hasMissingInput ? 1 : 0 })),
      SafetensorsTensor(name: "encoder.sizes", shape: [columns.count, 2], elements: .float64(sizes)),
    ]
    if !isBounded { return tensors }
    return tensors + [
      SafetensorsTensor(name: "encoder.bounds", shape: [columns.count, 2], elements: .float64(bounds))
    ]
  }

  /// Whether a size says between which numbers it was learned.
  var isBounded: Bool { columns.contains { $0.size.map { $0.bounds != SizeScale.unbounded } ?? false } }

  /// Reads the encoder of a model's file.
  ///
  /// - Errors: `ScoringError.unusableModel` with what is wrong.
  init(file: SafetensorsFile) throws(ScoringError) {
    let isOfPieces = file.metadata["format"] == ModelArtifact.formatOfPieces
    let known = [
      ModelArtifact.formatOfPieces, ModelArtifact.format, ModelArtifact.formatWithHeads,
      ModelArtifact.formatOfBytes, ModelArtifact.formatWithBounds,
    ]
    guard let format = file.metadata["format"], known.contains(format) else {
      throw .unusableModel(reason: "its format is none of \(known.joined(separator: ", "))")
    }
    let names = (file.metadata[FeatureEncoder.namesKey] ?? "").split(separator: " ").map {
      FeatureName(String($0))
    }
    let edges = try FeatureEncoder.reals("encoder.edges", file)
    let ends = try FeatureEncoder.integers("encoder.ends", file)
    let missing = try FeatureEncoder.integers("encoder.missing", file)
    var forms = [Int64](repeating: EdgeForm.pieces.rawValue, count: names.count)
    var sizes = [Double](repeating: 0, count: names.count * 2)
    if !isOfPieces {
      forms = try FeatureEncoder.integers("encoder.forms", file)
      sizes = try FeatureEncoder.reals("encoder.sizes", file)
    }
    var bounds = names.flatMap { _ in [SizeScale.unbounded.lowerBound, SizeScale.unbounded.upperBound] }
    if format == ModelArtifact.formatWithBounds { bounds = try FeatureEncoder.reals("encoder.bounds", file) }
    guard names.count == ends.count, names.count == missing.count, ends.last == Int64(edges.count),
      names.count == forms.count, names.count * 2 == sizes.count, names.count * 2 == bounds.count
    else { throw .unusableModel(reason: "the parts of its encoder do not fit each other") }
    guard Set(names).count == names.count else {
      throw .unusableModel(reason: "its encoder names a feature twice")
    }
    var columns: [Column] = []
    var start = 0
    for (index, name) in names.enumerated() {
      guard let form = EdgeForm(rawValue: forms[index]) else {
        throw .unusableModel(reason: "a column of its encoder has an unknown form")
      }
      guard ends[index] >= Int64(start) + Int64(form.leastEdges), ends[index] <= Int64(edges.count) else {
        throw .unusableModel(reason: "a column of its encoder has too few edges")
      }
      let own = Array(edges[start..<Int(ends[index])])
      guard zip(own, own.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw .unusableModel(reason: "the edges of a column do not rise")
      }
      columns.append(
        Column(
          name: name, form: form, edges: own,
          size: try FeatureEncoder.size(
            mean: sizes[index * 2], deviation: sizes[index * 2 + 1],
            bounds: bounds[(index * 2)..<(index * 2 + 2)]),
          hasMissingInput: missing[index] == 1))
      start = Int(ends[index])
    }
    self.init(columns: columns)
  }

  private static func size(
    mean: Double, deviation: Double, bounds: ArraySlice<Double>
  ) throws(ScoringError) -> SizeScale? {
    if mean == 0 && deviation == 0 { return nil }
    guard let least = bounds.first, let greatest = bounds.last, least <= greatest,
      let size = SizeScale(mean: mean, deviation: deviation, bounds: least...greatest)
    else {
      throw .unusableModel(reason: "a size of its encoder has an impossible scale")
    }
    return size
  }

  static func reals(_ name: String, _ file: SafetensorsFile) throws(ScoringError) -> [Double] {
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
