import Foundation

/// Nights that are killed on entering one system call, each run again and compared with the uninterrupted one.
struct KillSweep: Sendable {
  let truth: NightTruth

  /// The name by which a case can be asked for again.
  func name(_ place: CallRecording.Place) -> String {
    "kill:\(truth.night.kind):\(place.call):\(place.number)"
  }

  /// Kills one night, and runs it again.
  func run(_ place: CallRecording.Place, in folder: String) throws -> Cases.Verdict {
    let night = folder + "/night"
    try truth.clear(night)
    // Not with `--seccomp-bpf`, which is faster: strace 6.1 sends no signals then.
    let killed = try ChildProcess.run(
      "strace",
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(place.call)",
        "-e", "inject=\(place.call):signal=SIGKILL:when=\(place.number)", truth.night.binary,
      ] + truth.night.arguments(database: night + "/" + NightTruth.name), scratch: folder)
    let ending: String
    switch killed.ending {
    case .signalled(SIGKILL): ending = "killed"
    // Threads share the calls out differently each time, so that a place may not be reached.
    case .exited(truth.status): ending = "not reached"
    default: return .fails("the killed night ended with \(killed.ending): \(killed.errors.prefix(300))")
    }
    if let words = try truth.finish(in: night) { return .fails(words) }
    return .holds(ending)
  }
}
