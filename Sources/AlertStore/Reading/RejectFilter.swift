import Core

/// Which refused records to read.
///
/// - Missing: a part that is nil does not narrow the choice.
public struct RejectFilter: Hashable, Sendable {
  /// The name of the file, as it was recorded.
  public var fileName: String?
  /// The stable code of what is wrong.
  public var code: String?
  /// The business day of the run that read the file.
  public var businessDay: BankDay?
  /// The most records to give, in the order of recording.
  public var limit: Int

  /// Chooses all refused records, up to a number of them.
  public init(limit: Int) {
    precondition(limit >= 0, "A number of refused records is not negative.")
    self.limit = limit
  }
}
