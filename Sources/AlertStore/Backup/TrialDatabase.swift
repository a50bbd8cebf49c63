import Foundation

/// A copy of a database on which something is tried and which is thrown away.
public enum TrialDatabase {
  /// Does some work on a copy in a folder of its own, and removes the copy whatever comes of it.
  ///
  /// - Input: `body` hears the path of the copy. A database that is not there or has no bytes is tried as a new one.
  /// - Shape: the folder is made in `parent`, and only its owner may enter it. The database and its folder stay as they are, byte for
  ///   byte, and no lock is taken there: a night may run meanwhile.
  /// - Errors: `AlertStoreError` when the copy cannot be made; the errors of `body` as they are.
  public static func withCopy<Result>(
    ofDatabaseAt path: String, in parent: String, _ body: (String) throws -> Result
  ) throws -> Result {
    // mkdtemp writes the letters that it chose into the template and creates the folder with mode 0700.
    var template = Array("\(parent)/mekiki-trial.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw AlertStoreError(systemCode: errno, path: parent) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = folder + "/trial.sqlite"
    switch try StoreFile.inspect(path: path) {
    case .database: try DatabaseCopy.make(from: path, to: copy)
    case .absent, .empty: try StoreFile.refuseUnfinished(path: path)
    }
    return try body(copy)
  }
}
