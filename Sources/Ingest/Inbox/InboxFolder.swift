import Core
import Glibc

/// The entries of a folder into which files are delivered, and which of them may be read.
///
/// - Shape: a name that ends in `.totals.csv` is a side file and never a transaction file; everything else that
///   is a regular file, not hidden and not half transferred is one. Folders inside are not entered.
/// - Determinism: names and kinds decide, and the time of change only where a pause is asked for; both lists are
///   sorted by the bytes of the names.
public struct InboxFolder: Sendable {
  /// Why an entry is not read.
  public enum Reason: String, CaseIterable, Sendable {
    /// It is a folder.
    case folder
    /// It is a symbolic link, which may lead out of the folder.
    case symbolicLink = "symbolic_link"
    /// It is a pipe, a socket or a device.
    case special
    /// Its name is not UTF-8, so that no report could write it as it is.
    case nameNotUTF8 = "name_not_utf8"
    /// Its name begins with a dot.
    case hidden
    /// Its name has an ending that transfer programs give to what is not complete.
    case unfinishedName = "unfinished_name"
    /// It was changed so short a time ago that it may still be written.
    case recentlyChanged = "recently_changed"
    /// Its side file with totals is there and cannot be read yet: still on its way, or no file itself.
    case waitsForSideTotals = "waits_for_side_totals"
    /// It is a side file without the file that it speaks of.
    case sideTotalsAlone = "side_totals_alone"

    /// The reason in words.
    public func text(_ language: Language) -> String {
      let words = words
      return language == .japanese ? words.japanese : words.english
    }

    private var words: (japanese: String, english: String) {
      switch self {
      case .folder: return ("フォルダー", "folder")
      case .symbolicLink: return ("シンボリックリンク", "symbolic link")
      case .special: return ("通常のファイルではない", "not a regular file")
      case .nameNotUTF8: return ("ファイル名がUTF-8ではない", "name is not UTF-8")
      case .hidden: return ("隠しファイル", "hidden")
      case .unfinishedName: return ("転送中の名前", "name of an unfinished transfer")
      case .recentlyChanged: return ("更新直後のため次回", "changed just now, left for the next night")
      case .waitsForSideTotals:
        return ("合計ファイルを読める状態になるまで次回以降", "its totals cannot be read yet, left for a later night")
      case .sideTotalsAlone: return ("対応するファイルのない合計ファイル", "totals without their file")
      }
    }
  }

  /// An entry that is not read.
  public struct LeftAlone: Hashable, Sendable {
    /// The entry's name.
    public let name: String
    /// Why it is not read.
    public let reason: Reason
  }

  /// Endings that transfer programs give to files that are not complete.
  public static let unfinishedEndings = [".part", ".tmp", ".filepart", ".crdownload"]

  /// The names of the files to read.
  public let files: [String]
  /// What is not read, side files of files that are read aside.
  public let leftAlone: [LeftAlone]
  private let sideFiles: Set<String>

  /// Lists a folder, or gives nil when it cannot be read.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - settledBy: files changed after this moment are left alone; nil leaves none for that reason.
  public init?(path: String, settledBy: Instant? = nil) {
    guard let names = FolderNames(path: path) else { return nil }
    let sorted = names.readable.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let reasons = sorted.map { InboxFolder.reason($0, path + "/" + $0, settledBy) }
    var open: Set<String> = []
    var blocked: Set<String> = []
    for (name, reason) in zip(sorted, reasons) {
      if reason == nil { open.insert(name) } else { blocked.insert(InboxFolder.finishedName(name)) }
    }
    var files: [String] = []
    var leftAlone = names.unreadable.sorted().map { LeftAlone(name: $0, reason: .nameNotUTF8) }
    for (name, reason) in zip(sorted, reasons) {
      if let reason {
        leftAlone.append(LeftAlone(name: name, reason: reason))
      } else if let owner = InboxFolder.owner(ofSideFile: name) {
        if !open.contains(owner) { leftAlone.append(LeftAlone(name: name, reason: .sideTotalsAlone)) }
      } else if blocked.contains(name + SideTotals.ending) {
        leftAlone.append(LeftAlone(name: name, reason: .waitsForSideTotals))
      } else {
        files.append(name)
      }
    }
    self.files = files
    self.leftAlone = leftAlone
    sideFiles = open.filter { InboxFolder.owner(ofSideFile: $0) != nil }
  }

  /// The name of the side file with totals that was delivered with a file, or nil when there is none.
  public func sideTotals(of name: String) -> String? {
    let side = name + SideTotals.ending
    return sideFiles.contains(side) ? side : nil
  }

  /// The file that a side file speaks of, or nil when the name is not that of a side file.
  private static func owner(ofSideFile name: String) -> String? {
    guard name.hasSuffix(SideTotals.ending), name.utf8.count > SideTotals.ending.utf8.count else {
      return nil
    }
    return String(name.dropLast(SideTotals.ending.count))
  }

  /// The name that a transfer will end with.
  private static func finishedName(_ name: String) -> String {
    let ending = unfinishedEndings.first { name.hasSuffix($0) }
    return ending.map { String(name.dropLast($0.count)) } ?? name
  }

  /// Why an entry is not read whatever stands beside it; an entry that went away meanwhile is told when it is
  /// opened.
  private static func reason(_ name: String, _ path: String, _ settledBy: Instant?) -> Reason? {
    if name.hasPrefix(".") { return .hidden }
    // Foundation's attributes would look up the owner's name through a socket.
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .folder
    case S_IFLNK: return .symbolicLink
    default: return .special
    }
    if unfinishedEndings.contains(where: { name.hasSuffix($0) }) { return .unfinishedName }
    if let settledBy, Int64(status.st_mtim.tv_sec) > settledBy.secondsSince1970 { return .recentlyChanged }
    return nil
  }
}
