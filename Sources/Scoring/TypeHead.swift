/// An output of the network after the first: how much a transaction, if it is fraud, looks like one type of scam.
///
/// It is learned from fraud alone, so for an ordinary transaction it says nothing; it never enters the score.
public struct TypeHead: Sendable, Equatable {
  /// How the output becomes the logit of a probability.
  public struct Calibration: Sendable, Equatable {
    /// What the output is multiplied by, above zero.
    public let slope: Double
    /// What is added.
    public let offset: Double

    /// Makes a calibration; a slope that is not above zero, or numbers that are not finite, give none.
    public init?(slope: Double, offset: Double) {
      guard slope > 0, slope.isFinite, offset.isFinite else { return nil }
      self.slope = slope
      self.offset = offset
    }
  }

  /// The type of scam as the labels name it.
  public let name: String
  /// Its calibration, or nil when there was too little to calibrate on.
  public let calibration: Calibration?

  /// Makes a head.
  public init(name: String, calibration: Calibration?) {
    self.name = name
    self.calibration = calibration
  }

  /// The largest score of a sensible head, in logits; far beyond it millionths would not fit.
  private static let largestLogit = 1e6

  /// What the head says of a transaction whose output it is; nil when no integer should hold it.
  func score(ofOutput output: Double) -> TypeScore? {
    let logit = calibration.map { $0.slope * output + $0.offset } ?? output
    // A number that is none compares false.
    guard abs(logit) <= TypeHead.largestLogit else { return nil }
    return TypeScore(name: name, scoreMicro: Int64((logit * 1e6).rounded()), isCalibrated: calibration != nil)
  }
}
