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
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
      let isRegular = attributes?[.type] as? FileAttributeType == .typeRegular
      let isUnfinished = NightInbox.unfinishedEndings.contains { name.hasSuffix($0) }
      if isRegular && !name.hasPrefix(".") && !isUnfinished {
        files.append(name)
      } else {
        leftAlone.append(name)
      }
    }
    self.files = files
    self.leftAlone = leftAlone
  }
}
