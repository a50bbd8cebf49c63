import Core
import Foundation

/// The name under which the database that a restore replaces is kept beside the new one.
///
/// - Shape: `<database>.replaced-YYYYMMDDThhmmss`, or with `-2` and so on behind it where that is taken; a log has the same name and its
///   own suffix.
/// - Determinism: where an earlier restore was cut short after it had set the database aside, the name that this one got, so that a log
///   which is still in its place comes to its own database.
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

  /// Chooses the name for what a restore at a moment replaces.
  init(of path: String, at moment: Instant) throws(AlertStoreError) {
    if let kept = try ReplacedDatabase.setAside(of: path) {
      keptPath = kept
      return
    }
    let digits = moment.iso8601Japan.filter { $0 != "-" && $0 != ":" }
    keptPath = try ReplacedDatabase.free(
      path + ReplacedDatabase.mark + String(digits.prefix(ReplacedDatabase.momentLength)))
  }

  /// The suffixes of the logs that lie beside a database.
  static func journals(besides path: String) throws(AlertStoreError) -> [String] {
    var journals: [String] = []
    for suffix in journalSuffixes where try StoreFile.isTaken(path + suffix) { journals.append(suffix) }
    return journals
  }

  /// What an earlier restore set aside that was cut short, or nil when none was.
  private static func setAside(of path: String) throws(AlertStoreError) -> String? {
    let (isThere, isMarked) = (
      try StoreFile.isTaken(path), try StoreFile.isTaken(StoreFile.restoring(path: path))
    )
    guard !isThere, isMarked, let newest = try newest(of: path) else { return nil }
    let (logs, placeLogs) = (try journals(besides: newest), try journals(besides: path))
    return logs.isEmpty || placeLogs.isEmpty ? newest : nil
  }

  private static func free(_ stem: String) throws(AlertStoreError) -> String {
    for name in [stem] + (2...mostOfMoment).map({ "\(stem)-\($0)" }) {
      let (isTaken, logs) = (try StoreFile.isTaken(name), try journals(besides: name))
      if !isTaken && logs.isEmpty { return name }
    }
    throw .fileExists(path: stem)
  }

  /// The database that was set aside last, or nil when none is kept.
  private static func newest(of path: String) throws(AlertStoreError) -> String? {
    let folder = (path as NSString).deletingLastPathComponent
    let start = (path as NSString).lastPathComponent + mark
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    } catch {
      let cause = (error as? CocoaError)?.underlying as? POSIXError
      throw AlertStoreError(systemCode: cause?.code.rawValue ?? EIO, path: folder)
    }
    let kept = names.compactMap { name -> (moment: String, number: Int)? in
      guard name.hasPrefix(start) else { return nil }
      let (moment, rest) = (
        name.dropFirst(start.count).prefix(momentLength), name.dropFirst(start.count + momentLength)
      )
      if rest.isEmpty { return (String(moment), 1) }
      return rest.first == "-" ? Int(rest.dropFirst()).map { (String(moment), $0) } : nil
    }
    return kept.max { $0 < $1 }.map { newest in
      path + mark + newest.moment + (newest.number == 1 ? "" : "-\(newest.number)")
    }
  }
}
