/// Weights that are whole multiples, -127 to 127, of a step, so that a byte each and the steps say them exactly.
///
/// - Shape: groups share a step: the inputs of one unit, or one column of the n-gram table.
/// - Unit: a step has 17 significant bits, so that every multiple of it is a single-precision number without rounding.
/// - Source: symmetric quantisation with a scale a row, Jacob et al., "Quantization and Training of Neural Networks for Efficient
///   Integer-Arithmetic-Only Inference", 2018, section 2.1, without offsets and with the arithmetic left in single precision.
struct ByteWeights: Equatable {
  /// The multiples, in the order of the weights.
  private(set) var multiples: [Int8]
  /// The steps, one a group.
  private(set) var steps: [Float]

  /// Which weights share a step.
  enum Grouping {
    /// So many weights after each other.
    case rows(length: Int)
    /// Every so many-th weight.
    case columns(count: Int)

    func count(of weights: Int) -> Int {
      switch self {
      case .rows(let length): weights / length
      case .columns(let count): count
      }
    }

    func group(of index: Int) -> Int {
      switch self {
      case .rows(let length): index / length
      case .columns(let count): index % count
      }
    }
  }

  private static let greatest: Float = 127
  private static let least: Float = 1e-30
  /// The low bits of a single-precision number that a step leaves at zero.
  private static let spareBits: UInt32 = 0x7F

  /// The nearest multiples of the weights; the greatest of a group becomes 127 steps.
  init(nearest weights: some RandomAccessCollection<Float>, _ grouping: Grouping) {
    let steps = ByteWeights.greatest(weights, grouping).map(ByteWeights.step)
    multiples = weights.enumerated().map { index, weight in
      let step = steps[grouping.group(of: index)]
      guard step > 0 else { return 0 }
      return Int8(
        min(max((weight / step).rounded(.toNearestOrEven), -ByteWeights.greatest), ByteWeights.greatest))
    }
    self.steps = steps
  }

  /// The multiples that the weights are, or nil when one of them is none or all are zero.
  init?(exactly weights: some RandomAccessCollection<Float>, _ grouping: Grouping) {
    let steps = ByteWeights.greatest(weights, grouping).map { $0 / ByteWeights.greatest }
    // Weights that nobody has brought to steps stay as they are, be they multiples by chance.
    guard steps.contains(where: { $0 > 0 }), steps.allSatisfy({ $0.bitPattern & ByteWeights.spareBits == 0 })
    else { return nil }
    var multiples: [Int8] = []
    multiples.reserveCapacity(weights.count)
    for (index, weight) in weights.enumerated() {
      let step = steps[grouping.group(of: index)]
      let quotient = step > 0 ? (weight / step).rounded(.toNearestOrEven) : 0
      guard abs(quotient) <= ByteWeights.greatest else { return nil }
      let multiple = Int8(quotient)
      // By bits: a negative zero would come back as another number.
      guard (Float(multiple) * step).bitPattern == weight.bitPattern else { return nil }
      multiples.append(multiple)
    }
    (self.multiples, self.steps) = (multiples, steps)
  }

  /// The weights of a file's multiples and steps, or nil when one is not finite.
  static func weights(multiples: [Int8], steps: [Float], _ grouping: Grouping) -> [Float]? {
    let weights = multiples.enumerated().map { Float($1) * steps[grouping.group(of: $0)] }
    return weights.allSatisfy(\.isFinite) ? weights : nil
  }

  /// The weights.
  func weights(_ grouping: Grouping) -> [Float] {
    multiples.enumerated().map { Float($1) * steps[grouping.group(of: $0)] }
  }

  private static func greatest(_ weights: some RandomAccessCollection<Float>, _ grouping: Grouping) -> [Float]
  {
    var greatest = [Float](repeating: 0, count: grouping.count(of: weights.count))
    for (index, weight) in weights.enumerated() {
      let group = grouping.group(of: index)
      greatest[group] = max(greatest[group], abs(weight))
    }
    return greatest
  }

  /// A 127th of the greatest weight of a group, rounded up to as many bits as its multiples leave, or down where they would overflow.
  ///
  /// - Missing: a group without a weight of `least` has no step and becomes zero: near the end of the range there are too few bits.
  private static func step(_ most: Float) -> Float {
    guard most >= least else { return 0 }
    let bits = (most / greatest).bitPattern
    let up = Float(bitPattern: (bits + spareBits) & ~spareBits)
    return (up * greatest).isFinite ? up : Float(bitPattern: bits & ~spareBits)
  }
}

extension Network {
  /// The network with every weight of its layers and n-gram vectors at the nearest multiple of a step; biases stay.
  ///
  /// Its file takes a quarter of the bytes and gives it back exactly. All passes work on it as on any other network.
  /// - Determinism: the same network gives the same one.
  public func quantised() -> Network {
    var parameters = parameters
    for (range, grouping) in byteGroups {
      let nearest = ByteWeights(nearest: parameters[range], grouping).weights(grouping)
      parameters.replaceSubrange(range, with: nearest)
    }
    return Network(shape: shape, parameters: parameters)
  }

  /// The parameters that bytes can say, with what shares a step.
  private var byteGroups: [(Range<Int>, ByteWeights.Grouping)] {
    let text =
      shape.textBuckets > 0 ? [(layout.textTable, ByteWeights.Grouping.columns(count: shape.textWidth))] : []
    return text + layout.layers.map { ($0.weights, .rows(length: $0.inputs)) }
  }
}
