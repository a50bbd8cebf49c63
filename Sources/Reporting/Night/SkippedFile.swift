import AlertStore

/// A file that a night found and did not read, because the same bytes were recorded before.
public struct SkippedFile: Hashable, Sendable {
  /// The name under which the file was found.
  public let name: String
  /// The recording that made it superfluous.
  public let known: KnownFile

  /// Makes a skipped file.
  public init(name: String, known: KnownFile) {
    self.name = name
    self.known = known
  }
}
