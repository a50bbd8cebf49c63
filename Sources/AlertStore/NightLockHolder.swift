import Core

/// Who holds the lock of nights, as the lock file says.
///
/// - Shape: one line, the number of the process and the moment since when, in Japan's time.
/// - Missing: a file that says nothing that can be read names no holder; a file of an earlier version says no moment.
public struct NightLockHolder: Hashable, Sendable {
  /// The most bytes that are read of a lock file.
  static let mostBytes = 64

  /// The number of the process.
  public let processID: Int32
  /// Since when it holds the lock.
  public let since: Instant?

  /// Makes a holder from its parts.
  public init(processID: Int32, since: Instant?) {
    self.processID = processID
    self.since = since
  }

  /// Reads what a lock file says; nil when the first word is no number of a process.
  init?(text: some StringProtocol) {
    let words = text.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard let first = words.first, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int32(first), number > 0
    else { return nil }
    processID = number
    since = words.dropFirst().first.flatMap { StoredValues.momentOrDay(String($0)) }
      .flatMap { $0.hasTimeOfDay ? $0.moment : nil }
  }

  /// The line of the lock file.
  var line: String { "\(processID)" + (since.map { " \($0.iso8601Japan)" } ?? "") + "\n" }
}
