import Foundation

/// All changes that a night made to the files of its folder, as `strace` saw them.
///
/// - Shape: what is mapped into memory is not seen; the engine maps the index of its log alone, which it makes anew after a loss of power.
struct DiskRecording: Sendable {
  /// The file that was there before the night, numbered 0, or nil.
  let begin: [UInt8]?
  let changes: [DiskChange]

  private static let calls =
    "openat,creat,unlink,unlinkat,rename,renameat,renameat2,write,pwrite64,writev,pwritev,fsync,fdatasync,sync_file_range,ftruncate,fallocate,close,dup,dup2,dup3"

  /// Records a night in a folder that is cleared for it.
  init(_ truth: NightTruth, folder: String) throws {
    try truth.clear(folder)
    let database = folder + "/" + NightTruth.name
    begin = FileManager.default.contents(atPath: database).map(Array.init)
    let log = truth.scratch(folder) + "/disk.txt"
    let outcome = try ChildProcess.run(
      "strace",
      [
        "--seccomp-bpf", "-f", "-qq", "-xx", "-s", "10000000", "-e", "trace=\(DiskRecording.calls)", "-e",
        "signal=none", "-o", log, truth.night.binary,
      ] + truth.night.arguments(database: database), scratch: truth.scratch(folder))
    guard outcome.ending == .exited(truth.status) else {
      throw Fault(words: "the recorded night ended with \(outcome.ending): \(outcome.errors)")
    }
    var reader = DiskLogReader(folder: folder, hasDatabase: begin != nil)
    for line in TracedCalls(bytes: Array(FileManager.default.contents(atPath: log) ?? Data())) {
      try reader.take(line)
    }
    changes = reader.changes
    try? FileManager.default.removeItem(atPath: log)
    try expectTheWhole(of: database, folder: folder)
  }

  /// Holds that all changes together make the files that the night really left.
  private func expectTheWhole(of database: String, folder: String) throws {
    var disk = Disk(begin: begin, name: NightTruth.name)
    for change in changes { disk.take(change) }
    let made = disk.everything()
    for name in [NightTruth.name, NightTruth.name + ".lock"] {
      let found = FileManager.default.contents(atPath: folder + "/" + name).map(Array.init)
      guard made[name] == found else {
        throw Fault(
          words:
            "the recording does not make \(name): \(made[name]?.count ?? -1) and \(found?.count ?? -1) bytes")
      }
    }
  }
}
