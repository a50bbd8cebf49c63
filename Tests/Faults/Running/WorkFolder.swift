import Foundation

/// The folder in which nights are made and broken, removed at the end.
struct WorkFolder {
  let path: String

  /// Makes a folder in another one, or in memory where the machine offers that: syncing to a disk would be most of the time.
  init(parent: String?) throws {
    let memory = "/dev/shm"
    let place = parent ?? (access(memory, W_OK) == 0 ? memory : FileManager.default.temporaryDirectory.path)
    path = "\(place)/mekiki-faults-\(getpid())"
    try FileManager.default.createDirectory(
      atPath: path + "/recorded", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
