/// What an account's own last transactions in a direction say of one more.
struct HabitMoment {
  /// Fewer transactions than this say nothing of what is usual.
  static let fewest = 5

  var amountYen: Int64
  /// Twice the median, which is whole.
  var medianTwice: Int64
  /// Four times the median of the distances from the median, which is whole.
  var deviationFourfold: Int64
  /// The share within two hours of the clock, or nil when the file gives only dates.
  var hourShare: Double?
  /// The share by the same channel, or nil when the file names none.
  var channelShare: Double?
  /// The share that was the first with its party.
  var firstOfPairShare: Double

  /// The amount as times the median; nil when that is nothing.
  var timesMedian: Double? {
    medianTwice > 0 ? Double(amountYen) / (Double(medianTwice) / 2) : nil
  }

  /// How far the amount lies from the median, in robust standard deviations.
  ///
  /// The deviation is 1.4826 times the median distance, which is the standard deviation of a normal law. Where more than half of the
  /// amounts are equal that is nothing, so that it never counts as less than one percent of the median or one yen.
  var deviations: Double {
    let median = Double(medianTwice) / 2
    let spread = max(1.4826 * (Double(deviationFourfold) / 4), max(0.01 * median, 1))
    return (Double(amountYen) - median) / spread
  }
}
