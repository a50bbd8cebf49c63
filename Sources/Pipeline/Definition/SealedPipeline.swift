import Core

/// A pipeline's files as a bundle holds them, with so much of its reference files as a transaction met.
public struct SealedPipeline: Sendable {
  /// The files by their paths relative to the pipeline's folder, as its manifest names them.
  public var files: [String: [UInt8]]
  /// The watch lists, in the order of the manifest.
  public var watchLists: [WatchList]
  /// The labels, or nil when the pipeline has no file of them.
  public var labels: ConfirmedAccounts?

  /// Makes a sealed pipeline from its parts.
  public init(files: [String: [UInt8]], watchLists: [WatchList], labels: ConfirmedAccounts?) {
    self.files = files
    self.watchLists = watchLists
    self.labels = labels
  }

  /// The path under which a bundle keeps a file: one that cannot lead out of the folder.
  static func path(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
    let safe = parts.map { $0 == ".." ? "_up" : String($0) }.joined(separator: "/")
    return path.hasPrefix("/") ? "_root/" + safe : safe
  }

  /// The names of the files of a folder.
  func names(in folder: String) -> [String] {
    let prefix = SealedPipeline.path(of: folder) + "/"
    return files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }.filter {
      !$0.contains("/")
    }
  }

  /// The bytes of a file that the manifest names.
  func contents(_ path: String) -> [UInt8]? { files[SealedPipeline.path(of: path)] }
}
