import Foundation

/// Backups and restores that are killed on entering one system call, or in which one fails: no database is lost, half written or changed.
struct CareSweep: Sendable {
  /// What is done to a database that two nights have written.
  enum Command: String, CaseIterable, Sendable {
    /// It is copied.
    case backup
    /// The first night's database takes its place.
    case restore
    /// The same where commits still stand in its log.
    case restoreOverLog = "restore-over-log"
    /// The same where it is destroyed and its log lies beside it.
    case restoreOverRuin = "restore-over-ruin"
    /// The same after a restore that was cut short when it had set the destroyed one aside, and not yet its log.
    case restoreAgain = "restore-again"
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
  /// What stands in the place of a destroyed database, and in its log.
  private static let ruin = "nothing that an engine can read"
  private static let ruinedLog = String(repeating: "log", count: 1_000)
  /// What stands behind the name of a database that an earlier restore has set aside.
  private static let setAside = ".replaced-20260101T000000"

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
    case .kill(let place): return "care:\(command.rawValue):kill:\(place.call):\(place.number)"
    case .error(let failure):
      let lasts = failure.isLasting ? "+" : ""
      return "care:\(command.rawValue):\(failure.error):\(failure.place.call):\(failure.place.number)\(lasts)"
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
    return .holds("\(command.rawValue) \(ending)")
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
    case .restore, .restoreOverLog, .restoreOverRuin, .restoreAgain:
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
    if command == .backup { return }
    try FileManager.default.copyItem(atPath: first.database, toPath: folder + "/" + CareSweep.backup)
    if command == .restoreOverLog { try leaveLog(folder, database) }
    if command == .restoreOverRuin || command == .restoreAgain {
      let isSetAside = command == .restoreAgain
      if isSetAside { try FileManager.default.removeItem(atPath: database) }
      let files = [
        (isSetAside ? CareSweep.setAside : "", CareSweep.ruin), ("-wal", CareSweep.ruinedLog),
        (".restoring", "half of a new one"),
      ]
      for (suffix, text) in files where isSetAside || suffix != ".restoring" {
        try text.write(toFile: database + suffix, atomically: false, encoding: .utf8)
      }
      if isSetAside {
        try FileManager.default.createSymbolicLink(
          atPath: database + ".restoring-kept", withDestinationPath: NightTruth.name + CareSweep.setAside)
      }
    }
  }

  /// A commit of which the compared content says nothing, and what asks for it.
  private static let logged = "UPDATE run SET started_at = '2001-01-01T00:00:00+09:00'"
  private static let askedLogged = "SELECT min(started_at) FROM run"

  /// Commits something by a program that leaves it in the log.
  private func leaveLog(_ folder: String, _ database: String) throws {
    let shell = [
      ".dbconfig no_ckpt_on_close on", ".filectrl persist_wal 1", CareSweep.logged,
    ]
    let made = try ChildProcess.run("sqlite3", ["-batch", database] + shell, scratch: folder)
    guard made.ending == .exited(0), let log = FileManager.default.contents(atPath: database + "-wal"),
      !log.isEmpty
    else { throw Fault(words: "no log was left: \(made.errors.prefix(300))") }
  }

  /// What is wrong with the databases of a folder.
  private func fault(in folder: String, scratch: String, mayBeOld: Bool) throws -> String? {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    switch command {
    case .backup:
      if try content(folder, NightTruth.name, scratch) != second.content { return "the database was changed" }
      guard names.contains(CareSweep.copy) else { return mayBeOld ? nil : "there is no copy" }
      return try isSecond(folder, CareSweep.copy, scratch) ? nil : "the copy is another"
    case .restore, .restoreOverLog:
      // Asking takes in a log; the new database's place is looked at first.
      let hasLog = names.contains(NightTruth.name + "-wal")
      let old = try kept(names).contains { try isSecond(folder, $0, scratch) }
      if try isEqual(content(folder, NightTruth.name, scratch), first.content) {
        return old ? hasLog ? "a log lies beside the new database" : nil : "what was replaced is not kept"
      }
      return try mayBeOld && isSecond(folder, NightTruth.name, scratch) ? nil : "the database is neither"
    case .restoreOverRuin, .restoreAgain: return try ruinFault(folder, names, scratch, mayBeOld)
    }
  }

  /// What is wrong where the destroyed database and its log were to be kept under one name.
  private func ruinFault(
    _ folder: String, _ names: [String], _ scratch: String, _ mayBeOld: Bool
  ) throws -> String? {
    let database = folder + "/" + NightTruth.name
    let log = FileManager.default.contents(atPath: database + "-wal")
    let isLogThere = log == Data(CareSweep.ruinedLog.utf8)
    let ruins = kept(names).filter { isText(CareSweep.ruin, folder, $0) }
    let isLogKept = ruins.contains { isText(CareSweep.ruinedLog, folder, $0 + "-wal") }
    switch FileManager.default.contents(atPath: database) {
    case nil where mayBeOld:
      guard !ruins.isEmpty, isLogThere != isLogKept else { return "what was replaced is not kept: \(names)" }
      return try refusal(folder, database, scratch)
    case Data(CareSweep.ruin.utf8) where mayBeOld && command == .restoreOverRuin:
      return isLogThere ? nil : "the old database lies there without its log"
    default:
      guard log == nil, isLogKept else { return "what was replaced is not kept whole: \(names)" }
      return try isEqual(content(folder, NightTruth.name, scratch), first.content)
        ? nil : "the database is neither"
    }
  }

  /// What is wrong when a night meets the place of a database that was set aside: it must make no new one.
  private func refusal(_ folder: String, _ database: String, _ scratch: String) throws -> String? {
    let outcome = try ChildProcess.run(
      second.night.binary, second.night.arguments(database: database), scratch: scratch)
    guard outcome.ending == .exited(65), !FileManager.default.fileExists(atPath: database) else {
      return "a night made a new database in place of the one set aside: \(outcome.ending)"
    }
    return nil
  }

  private func kept(_ names: [String]) -> [String] {
    names.filter { name in
      name.contains(".replaced-") && !["-wal", "-shm", "-journal"].contains(where: name.hasSuffix)
    }
  }

  private func isText(_ text: String, _ folder: String, _ name: String) -> Bool {
    FileManager.default.contents(atPath: folder + "/" + name) == Data(text.utf8)
  }

  private func content(_ folder: String, _ name: String, _ scratch: String) throws -> String {
    try StoredContent.read(database: folder + "/" + name, question: second.question, scratch: scratch)
  }

  /// Whether a database is the second night's, with what was left in its log.
  private func isSecond(_ folder: String, _ name: String, _ scratch: String) throws -> Bool {
    guard try isEqual(content(folder, name, scratch), second.content) else { return false }
    guard command == .restoreOverLog else { return true }
    return try StoredContent.ask(CareSweep.askedLogged, database: folder + "/" + name, scratch: scratch)
      .hasPrefix("2001-")
  }

  /// The shell that reads a copy in the journal mode of a single file is asked for the rest alone.
  private func isEqual(_ found: String, _ truth: String) -> Bool {
    found.replacing("'delete'", with: "'wal'") == truth.replacing("'delete'", with: "'wal'")
  }
}
