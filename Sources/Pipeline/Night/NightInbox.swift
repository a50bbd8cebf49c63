import Foundation

/// The files of a night's inbox, in the order in which they are read.
public struct NightInbox: Sendable {
  /// The names of files to read, sorted by their bytes.
  public let files: [String]
  /// The names that are left alone: folders, links, hidden files and files whose transfer is not complete.
  public let leftAlone: [String]

  /// Endings that transfer programs give to files that are not complete.
  static let unfinishedEndings = [".part", ".tmp", ".filepart", ".crdownload"]

  /// Lists a folder.
  public init(path: String) throws(PipelineError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw .unreadableInbox(path: path)
    }
    var files: [String] = []
    var leftAlone: [String] = []
    for name in names.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
      let isUnfinished = NightInbox.unfinishedEndings.contains { name.hasSuffix($0) }
      if NightInbox.isRegularFile(path + "/" + name) && !name.hasPrefix(".") && !isUnfinished {
        files.append(name)
      } else {
        leftAlone.append(name)
      }
    }
    self.files = files
    self.leftAlone = leftAlone
  }

  /// Whether a path is a file itself; Foundation's attributes would look up the owner's name through a socket.
  private static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
