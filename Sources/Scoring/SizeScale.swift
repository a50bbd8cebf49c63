/// How large a value is, on a scale on which a ratio is a difference, centred and scaled to the training data.
///
/// With two amounts side by side on this scale a single unit of a network can tell their ratio, which steps cannot.
/// The curve is the logarithm to base two of one more than the value, drawn straight between powers of two, mirrored below zero. A value beyond
/// those of training counts as the nearest of them: nothing was learned of how the score goes on there.
/// - Determinism: taken from the parts of the floating-point number, not from a library's logarithm, so that it is the same everywhere.
public struct SizeScale: Sendable, Equatable {
  /// The mean of the curve over the training data.
  public let mean: Double
  /// Its standard deviation there, never near zero.
  public let deviation: Double
  /// The least and the greatest of the training data on this scale; `unbounded` for a scale of before they were kept.
  public let bounds: ClosedRange<Double>

  /// Bounds that no value reaches.
  public static let unbounded = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

  /// The means and deviations with which every value's size is a finite Float; the curve itself stays within ±100.
  private static let means = -1e3...1e3
  private static let deviations = 1e-9...1e3
  /// Beyond every value that these give; bounds on the far side of it would lift a value to what no Float holds.
  private static let reach = -1e13...1e13

  /// Makes a scale; nil when its numbers are none that training gives.
  public init?(
    mean: Double, deviation: Double, bounds: ClosedRange<Double> = SizeScale.unbounded
  ) {
    guard SizeScale.means.contains(mean), SizeScale.deviations.contains(deviation),
      bounds.overlaps(SizeScale.reach)
    else { return nil }
    self.mean = mean
    self.deviation = deviation
    self.bounds = bounds
  }

  /// Learns the scale of values that are all present; nil when they are alike.
  public init?(of values: [Double], weights: [Float]) {
    var (sum, total) = (0.0, 0.0)
    for (value, weight) in zip(values, weights) {
      sum += SizeScale.curve(value) * Double(weight)
      total += Double(weight)
    }
    guard total > 0, let least = values.min(), let greatest = values.max() else { return nil }
    let mean = sum / total
    var squares = 0.0
    for (value, weight) in zip(values, weights) {
      let distance = SizeScale.curve(value) - mean
      squares += distance * distance * Double(weight)
    }
    let deviation = (squares / total).squareRoot()
    guard let free = SizeScale(mean: mean, deviation: deviation) else { return nil }
    self.init(
      mean: mean, deviation: deviation, bounds: free.value(of: least)...free.value(of: greatest))
  }

  /// The value on this scale.
  public func value(of value: Double) -> Double {
    min(max((SizeScale.curve(value) - mean) / deviation, bounds.lowerBound), bounds.upperBound)
  }

  static func curve(_ value: Double) -> Double {
    // A larger value than any feature has is cut off, so that the curve has an end.
    let size = min(value.magnitude, 0x1p99) + 1
    let curve = Double(size.exponent) + (size.significand - 1)
    return value < 0 ? -curve : curve
  }
}
