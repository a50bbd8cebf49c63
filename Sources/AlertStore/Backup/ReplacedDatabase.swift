import Core
import Foundation

/// The name under which what a restore replaces is kept beside the new database.
///
/// - Shape: `<database>.replaced-YYYYMMDDThhmmss`, or with `-2` and so on behind it where that is taken; a log has the same name and its
///   own suffix. Before anything is set aside the name is noted: the link `<database>.restoring-kept` leads to it.
/// - Determinism: where an earlier restore was cut short after it had set the database aside, the name that it noted, so that a log which
///   is still in its place comes to its own database.
/// - Errors: `AlertStoreError` when the folder cannot be asked, or when the most names of one second are taken.
struct ReplacedDatabase {
  /// What an engine leaves beside a database that it could not close.
  static let journalSuffixes = ["-wal", "-journal"]
  private static let mark = ".replaced-"
  private static let momentLength = "YYYYMMDDThhmmss".count
  /// The most databases replaced in one second that are kept.
  private static let mostOfMoment = 99

  /// Where the database is kept, or will be.
  let keptPath: String
  private let notePath: String
  private let isNoted: Bool

  /// Chooses the name for what a restore at a moment replaces, and takes away a note that speaks of another.
  init(of path: String, at moment: Instant) throws(AlertStoreError) {
    notePath = ReplacedDatabase.note(besides: path)
    if let kept = try ReplacedDatabase.setAside(of: path) {
      (keptPath, isNoted) = (kept, true)
      return
    }
    let digits = moment.iso8601Japan.filter { $0 != "-" && $0 != ":" }
    keptPath = try ReplacedDatabase.free(
      path + ReplacedDatabase.mark + String(digits.prefix(ReplacedDatabase.momentLength)))
    isNoted = false
    // Before the new database lies ready: from then on the note is believed.
    guard unlink(notePath) == 0 || errno == ENOENT else {
      throw AlertStoreError(systemCode: errno, path: notePath)
    }
  }

  /// Notes the name, in one step and for good.
  func note() throws(AlertStoreError) {
    if isNoted { return }
    // A link is there with what it says, or not at all.
    guard symlink((keptPath as NSString).lastPathComponent, notePath) == 0 else {
      throw AlertStoreError(systemCode: errno, path: notePath)
    }
    try StoreFile.flushNames(besides: notePath)
  }

  /// Takes the note away when nothing waits for it; one that stays is believed no more.
  func forget() { unlink(notePath) }

  /// The suffixes of the logs that lie beside a database.
  static func journals(besides path: String) throws(AlertStoreError) -> [String] {
    var journals: [String] = []
    for suffix in journalSuffixes where try StoreFile.isTaken(path + suffix) { journals.append(suffix) }
    return journals
  }

  private static func note(besides path: String) -> String { StoreFile.restoring(path: path) + "-kept" }

  /// What an earlier restore set aside that was cut short, or nil when none was.
  private static func setAside(of path: String) throws(AlertStoreError) -> String? {
    let (isThere, isMarked) = (
      try StoreFile.isTaken(path), try StoreFile.isTaken(StoreFile.restoring(path: path))
    )
    guard !isThere, isMarked, let noted = try noted(of: path) else { return nil }
    let (logs, placeLogs) = (try journals(besides: noted), try journals(besides: path))
    return Set(logs).isDisjoint(with: placeLogs) ? noted : nil
  }

  /// The name that an earlier restore noted, or nil without one.
  private static func noted(of path: String) throws(AlertStoreError) -> String? {
    let note = note(besides: path)
    guard try StoreFile.isTaken(note) else { return nil }
    let name: String
    do {
      name = try FileManager.default.destinationOfSymbolicLink(atPath: note)
    } catch {
      let cause = (error as? CocoaError)?.underlying as? POSIXError
      throw AlertStoreError(systemCode: cause?.code.rawValue ?? EIO, path: note)
    }
    let database = (path as NSString).lastPathComponent
    guard name.hasPrefix(database + mark), !name.contains("/") else { return nil }
    return path + name.dropFirst(database.count)
  }

  private static func free(_ stem: String) throws(AlertStoreError) -> String {
    for name in [stem] + (2...mostOfMoment).map({ "\(stem)-\($0)" }) {
      let (isTaken, logs) = (try StoreFile.isTaken(name), try journals(besides: name))
      if !isTaken && logs.isEmpty { return name }
    }
    throw .fileExists(path: stem)
  }
}
