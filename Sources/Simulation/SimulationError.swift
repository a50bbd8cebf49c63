/// What can go wrong with the world while a simulation is written.
public enum SimulationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A directory could not be made.
  case directoryNotMade(path: String, reason: String)
  /// A file of that name is there already; nothing is ever overwritten.
  case fileExists(path: String)
  /// A file could not be opened for writing.
  case fileNotOpened(path: String, reason: String)
  /// Bytes could not be written.
  case notWritten(path: String, reason: String)

  /// The message for the person at the machine, with what to do.
  public var description: String {
    switch self {
    case .directoryNotMade(let path, let reason):
      "The directory \(path) cannot be made (\(reason)). Check that its parent exists and may be written."
    case .fileExists(let path):
      "The file \(path) exists already. Choose an empty directory; the simulation overwrites nothing."
    case .fileNotOpened(let path, let reason):
      "The file \(path) cannot be opened for writing (\(reason)). Check the permissions of its directory."
    case .notWritten(let path, let reason):
      "The file \(path) cannot be completed (\(reason)). Check the free space, remove it and start again."
    }
  }
}
