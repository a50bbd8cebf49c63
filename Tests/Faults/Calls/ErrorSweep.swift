import Foundation

/// Nights in which one system call fails, once or from then on, each run again on a sound machine and compared with the uninterrupted one.
struct ErrorSweep: Sendable {
  /// A call that fails.
  struct Failure: Hashable, Sendable {
    let place: CallRecording.Place
    /// The name of the error, such as `ENOSPC`.
    let error: String
    /// Whether every later call of the kind fails too.
    let isLasting: Bool
  }

  let truth: NightTruth

  /// The calls that write, open or make, which a full disk and a failing one can hit; reading fails with `EIO` alone.
  private static let writing: Set<String> = [
    "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "openat", "ftruncate",
    "fallocate", "mkdir", "mkdirat", "unlink", "unlinkat", "link", "linkat", "symlink", "symlinkat",
  ]
  private static let reading: Set<String> = [
    "read", "pread64", "newfstatat", "fstat", "statx", "getdents64", "flock", "fcntl",
  ]
  private static let memory: Set<String> = ["mmap", "brk", "mremap"]

  /// Every failure that the places of a recording allow.
  static func failures(_ recording: CallRecording) -> [Failure] {
    recording.own.flatMap { place -> [Failure] in
      let errors =
        writing.contains(place.call)
        ? ["ENOSPC", "EIO"]
        : reading.contains(place.call) ? ["EIO"] : memory.contains(place.call) ? ["ENOMEM"] : []
      return errors.flatMap { error in
        [false, true].map { Failure(place: place, error: error, isLasting: $0) }
      }
    }
  }

  /// The name by which a case can be asked for again.
  func name(_ failure: Failure) -> String {
    "error:\(truth.night.kind):\(failure.place.call):\(failure.place.number)\(failure.isLasting ? "+" : ""):\(failure.error)"
  }

  /// Lets one night fail, judges how it ended, and runs it again.
  func run(_ failure: Failure, in folder: String) throws -> Cases.Verdict {
    let night = folder + "/night"
    try truth.clear(night)
    let place = failure.place
    let outcome = try ChildProcess.run(
      "strace",
      [
        "--seccomp-bpf", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(place.call)", "-e",
        "inject=\(place.call):error=\(failure.error):when=\(place.number)\(failure.isLasting ? "+" : "")",
        truth.night.binary,
      ] + truth.night.arguments(database: night + "/" + NightTruth.name), scratch: folder)
    let (ending, complaint) = ErrorSweep.judge(outcome, failure, status: truth.status)
    let left = try FailedNight(copying: night, to: folder + "/failed")
    if let complaint { return .fails(complaint + (try after(night).map { "; and then: \($0)" } ?? "")) }
    if outcome.ending == .exited(truth.status), outcome.errors.isEmpty, try truth.difference(in: night) == nil
    {
      return .holds("\(failure.error) went unnoticed, and nothing is wrong")
    }
    if let words = try after(night) {
      // A night goes on behind a file that it cannot read, so that this one comes later than the others.
      let isLate =
        try left.wentOn(truth, scratch: folder)
        && FailedNight.holdsTheSameFiles(night, truth, scratch: folder)
      return isLate ? .holds("\(failure.error) \(ending), a file came after the others") : .fails(words)
    }
    return .holds("\(failure.error) \(ending)")
  }

  /// What is wrong once the night was run again.
  private func after(_ night: String) throws -> String? { try truth.finish(in: night) }

  /// How a command ended that was to end with a status, and what is wrong with that.
  static func judge(_ outcome: ChildProcess.Outcome, _ failure: Failure, status: Int32) -> (
    ending: String, complaint: String?
  ) {
    let words = outcome.errors.trimmingCharacters(in: .whitespacesAndNewlines)
    switch outcome.ending {
    case .exited(status): return ("ended as always", nil)
    // What the night could not read it names in its report, and it ends as one that refused a file.
    case .exited(1) where words.isEmpty && outcome.output.contains("\n"): return ("left a file out", nil)
    // The engine calls a page damaged that the disk refuses to read, and tells nobody the difference.
    case .exited(65)
    where failure.place.call == "pread64" && words.contains("is damaged")
      || words.contains("faults, and nothing was changed"):
      return ("ended with 65: \(ErrorSweep.shape(words))", nil)
    case .exited(70): return ("", "exit 70: \(words.prefix(300))")
    case .exited(let status) where status == 1 || (66...78).contains(status):
      let ending = "ended with \(status): \(ErrorSweep.shape(words))"
      // Where nothing can be written any more, nothing can be said either.
      if failure.place.call == "write" && failure.isLasting { return (ending, nil) }
      if words.isEmpty || !words.hasPrefix("mekiki: ") {
        return ("", "exit \(status) says only: \(words.prefix(300))")
      }
      if !words.contains("/"), !words.contains(".yaml") {
        return ("", "exit \(status) names no file: \(words.prefix(300))")
      }
      return (ending, nil)
    case .exited(let status): return ("", "exit \(status): \(words.prefix(300))")
    case .signalled(let signal):
      // Swift ends a program that gets no memory; what is stored must be sound all the same.
      if failure.error == "ENOMEM" { return ("ended by signal \(signal)", nil) }
      return ("", "signal \(signal): \(words.suffix(300))")
    case .tooSlow:
      // The library that starts threads waits for memory and tries again every second; whoever waits for the night ends it.
      if failure.error == "ENOMEM", failure.isLasting { return ("waited for memory and was killed", nil) }
      return ("", "did not end")
    }
  }

  /// A sentence without what is different in every folder.
  private static func shape(_ words: String) -> String {
    String(words.replacing(#/\/[^ ,:'）」]+\//#, with: "").replacing(#/thread-[0-9]+/#, with: "").prefix(110))
  }
}
