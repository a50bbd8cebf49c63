import Core

/// Whether a file as a whole may be used.
public enum FileVerdict: Hashable, Sendable {
  /// The file's structure holds and its totals agree; its transactions may be used.
  case accepted
  /// The file must not be used at all; the findings say why, in the order in which they were made.
  case quarantined(because: [Finding])

  /// Whether the file's transactions may be used.
  public var isAccepted: Bool { self == .accepted }
}
