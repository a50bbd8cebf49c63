import Foundation

/// A program that is started, waited for and, when it takes too long, killed.
///
/// `Process` of Foundation is not used: it hands a signal's number over as a status, and costs more than a small night.
enum ChildProcess {
  /// How a program ended.
  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case tooSlow
  }

  /// How a program ended, and what it wrote.
  struct Outcome {
    let ending: Ending
    let output: String
    let errors: String
  }

  /// The program could not be started.
  struct CannotStart: Error, CustomStringConvertible {
    let program: String
    let code: Int32
    var description: String { "\(program) cannot be started: \(String(cString: strerror(code)))" }
  }

  /// The longest that any program of a sweep may take.
  private static let patienceSeconds = 60.0

  /// Runs a program with an environment of its own; what it writes goes to two files of the folder.
  ///
  /// A program that is to be killed after a while may end before.
  static func run(
    _ program: String, _ arguments: [String], scratch: String, killedAfterSeconds: Double? = nil
  ) throws -> Outcome {
    let (outputPath, errorPath) = (scratch + "/stdout.txt", scratch + "/stderr.txt")
    let process = try start(program, arguments, outputPath, errorPath)
    let ending = wait(for: process, seconds: killedAfterSeconds ?? patienceSeconds)
    if killedAfterSeconds != nil, ending == .tooSlow {
      return Outcome(ending: .signalled(SIGKILL), output: "", errors: "")
    }
    return Outcome(ending: ending, output: text(outputPath), errors: text(errorPath))
  }

  private static func start(
    _ program: String, _ arguments: [String], _ outputPath: String, _ errorPath: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // In a group of its own, so that what a tracer runs ends with the tracer.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    // A crash is an ending like others here; the runtime's debugger would only take seconds over it.
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_BACKTRACE"] = "enable=no"
    environment["OPENBLAS_NUM_THREADS"] = "1"
    environment["LC_ALL"] = "C.UTF-8"
    let words = pointers([program] + arguments)
    let settings = pointers(environment.map { "\($0.key)=\($0.value)" }.sorted())
    defer { (words + settings).forEach { free($0) } }
    var process = pid_t()
    let code = posix_spawnp(&process, program, &actions, &attributes, words, settings)
    guard code == 0 else { throw CannotStart(program: program, code: code) }
    return process
  }

  private static func pointers(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    words.map { strdup($0) } + [nil]
  }

  private static func wait(for process: pid_t, seconds: Double) -> Ending {
    var status: Int32 = 0
    let begin = Date()
    var isKilled = false
    while true {
      let found = waitpid(process, &status, isKilled ? 0 : WNOHANG)
      if found == process { break }
      if found < 0 && errno != EINTR { return .exited(-1) }
      if Date().timeIntervalSince(begin) >= seconds {
        isKilled = true
        kill(-process, SIGKILL)
      } else {
        usleep(500)
      }
    }
    if isKilled { return .tooSlow }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
