import Core

/// By what the queue of a night was made.
public struct QueueNight: Hashable, Sendable {
  /// The score from which a transaction is worth a look, in millionths of a logit.
  public var lookLineMicro: Int64
  /// The score from which an alert is to be looked at first, in millionths of a logit.
  public var alarmLineMicro: Int64
  /// The most alerts that were queued, or nil without a limit.
  public var budget: Int?
  /// The most accounts that were drawn, or nil when none were.
  public var sampleSize: Int?
  /// The seed that they were drawn with.
  public var sampleSeed: Int64?

  /// Makes a description from the lines; set the others where the policy has them.
  public init(lookLineMicro: Int64, alarmLineMicro: Int64) {
    self.lookLineMicro = lookLineMicro
    self.alarmLineMicro = alarmLineMicro
  }
}
