/// How a challenger's logit becomes one that means what it says: `slope * logit + offset`.
public struct ChallengerCalibration: Sendable, Equatable {
  /// The slope, in millionths.
  public let slopeMicro: Int64
  /// The constant, in millionths of a logit.
  public let offsetMicro: Int64

  /// Makes a calibration from its two numbers.
  public init(slopeMicro: Int64, offsetMicro: Int64) {
    self.slopeMicro = slopeMicro
    self.offsetMicro = offsetMicro
  }

  /// The slope as a factor.
  public var slope: Double { Double(slopeMicro) / 1e6 }

  /// The calibrated logit.
  public func calibrated(_ logit: Double) -> Double { slope * logit + Double(offsetMicro) / 1e6 }
}
