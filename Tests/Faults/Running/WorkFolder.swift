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

/// Whether this machine lets one program trace another.
enum Tracing {
  static func isAllowed(scratch: String) throws -> Bool {
    do {
      return try ChildProcess.run("strace", ["-o", "/dev/null", "true"], scratch: scratch).ending
        == .exited(0)
    } catch is ChildProcess.CannotStart {
      return false
    }
  }
}
