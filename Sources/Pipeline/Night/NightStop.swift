/// Why a night begins no further file although some are left.
public enum NightStop: String, Sendable {
  /// The machine or a person asked the program to end.
  case asked
  /// The time of day until which files may be begun has passed.
  case timePassed = "time_passed"
}
