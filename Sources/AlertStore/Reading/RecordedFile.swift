/// The numbers under which a source file was recorded.
public struct RecordedFile: Hashable, Sendable {
  /// The number of the file.
  public let fileID: Int64
  /// The number of the run that recorded it.
  public let runID: Int64
}
