import Foundation

/// Backups and restores that are killed on entering one system call, or in which one fails: no database is lost, half written or changed.
struct CareSweep: Sendable {
  /// What is done to a database that two nights have written.
  enum Command: String, CaseIterable, Sendable {
    /// It is copied.
    case backup
    /// The first night's database takes its place.
    case restore
  }

  /// A call at which the command is killed or told of an error.
  enum Failure: Hashable, Sendable {
    case kill(CallRecording.Place)
    case error(ErrorSweep.Failure)
  }

  let command: Command
  /// The first night, whose database is restored.
  let first: NightTruth
  /// The second one, whose database is copied, or replaced.
  let second: NightTruth

  private static let copy = "copy.sqlite"
  private static let backup = "backup.sqlite"

  /// Everything at which the command can be broken.
  func failures(folder: String) throws -> [Failure] {
    try clear(folder)
    let recording = try CallRecording(
      [first.night.binary] + arguments(folder), status: 0, begins: folder + "/" + NightTruth.name,
      scratch: first.scratch(folder))
    return recording.places.map(Failure.kill) + ErrorSweep.failures(recording).map(Failure.error)
  }

  /// The name by which a case can be asked for again.
  func name(_ failure: Failure) -> String {
    switch failure {
    case .kill(let place): return "care:\(command):kill:\(place.call):\(place.number)"
    case .error(let failure):
      let lasts = failure.isLasting ? "+" : ""
      return "care:\(command):\(failure.error):\(failure.place.call):\(failure.place.number)\(lasts)"
    }
  }

  /// Breaks the command, looks at what it left, and gives it again.
  func run(_ failure: Failure, in thread: String) throws -> Cases.Verdict {
    let folder = thread + "/care"
    try clear(folder)
    let outcome = try ChildProcess.run(
      "strace", tracing(failure) + [first.night.binary] + arguments(folder), scratch: thread)
    let ending: String
    switch failure {
    case .kill where outcome.ending == .signalled(SIGKILL): ending = "killed"
    case .kill where outcome.ending == .exited(0): ending = "not reached"
    case .kill:
      return .fails("the killed command ended with \(outcome.ending): \(outcome.errors.prefix(300))")
    case .error(let error):
      let (words, complaint) = ErrorSweep.judge(outcome, error, status: 0)
      if let complaint { return .fails(complaint) }
      ending = "\(error.error) \(words)"
    }
    if let words = try fault(in: folder, scratch: thread, mayBeOld: true) {
      return .fails("broken: \(words)")
    }
    try? FileManager.default.removeItem(atPath: folder + "/" + CareSweep.copy)
    let again = try ChildProcess.run(first.night.binary, arguments(folder), scratch: thread)
    guard again.ending == .exited(0) else {
      return .fails("given again it ended with \(again.ending): \(again.errors.prefix(300))")
    }
    if let words = try fault(in: folder, scratch: thread, mayBeOld: false) {
      return .fails("again: \(words)")
    }
    return .holds("\(command) \(ending)")
  }

  private func tracing(_ failure: Failure) -> [String] {
    switch failure {
    case .kill(let place):
      return [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(place.call)", "-e",
        "inject=\(place.call):signal=SIGKILL:when=\(place.number)",
      ]
    case .error(let failure):
      let (place, lasts) = (failure.place, failure.isLasting ? "+" : "")
      return [
        "--seccomp-bpf", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(place.call)", "-e",
        "inject=\(place.call):error=\(failure.error):when=\(place.number)\(lasts)",
      ]
    }
  }

  private func arguments(_ folder: String) -> [String] {
    let database = folder + "/" + NightTruth.name
    switch command {
    case .backup:
      return ["database", "backup", database, "--output", folder + "/" + CareSweep.copy, "--language", "en"]
    case .restore:
      return [
        "database", "restore", folder + "/" + CareSweep.backup, "--database", database, "--language", "en",
      ]
    }
  }

  private func clear(_ folder: String) throws {
    try second.clear(folder)
    let database = folder + "/" + NightTruth.name
    try? FileManager.default.removeItem(atPath: database)
    try FileManager.default.copyItem(atPath: second.database, toPath: database)
    if command == .restore {
      try FileManager.default.copyItem(atPath: first.database, toPath: folder + "/" + CareSweep.backup)
    }
  }

  /// What is wrong with the databases of a folder.
  private func fault(in folder: String, scratch: String, mayBeOld: Bool) throws -> String? {
    func content(_ name: String) throws -> String {
      try StoredContent.read(database: folder + "/" + name, question: second.question, scratch: scratch)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    // The shell that reads a copy in the journal mode of a single file is asked for the rest alone.
    func isEqual(_ found: String, _ truth: String) -> Bool {
      found.replacing("'delete'", with: "'wal'") == truth.replacing("'delete'", with: "'wal'")
    }
    switch command {
    case .backup:
      if try content(NightTruth.name) != second.content { return "the database was changed" }
      guard names.contains(CareSweep.copy) else { return mayBeOld ? nil : "there is no copy" }
      return try isEqual(content(CareSweep.copy), second.content) ? nil : "the copy is another"
    case .restore:
      let found = try content(NightTruth.name)
      let old = try names.filter {
        $0.contains(".replaced-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
      }
      .contains { try isEqual(content($0), second.content) }
      if isEqual(found, first.content) { return old ? nil : "what was replaced is not kept" }
      return mayBeOld && isEqual(found, second.content) ? nil : "the database is neither"
    }
  }
}
