import Foundation

/// Where the source tree stands that the running tests were built from.
public enum RepositoryRoot {
  /// The absolute path of the folder that holds `Package.swift`, found from a source file's own place.
  ///
  /// Errors: nil when no folder above the file holds both `Package.swift` and `Sources`.
  public static func path(from file: String = #filePath) -> String? {
    var folder = URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let isRoot = ["Package.swift", "Sources"].allSatisfy {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
      }
      if isRoot { return folder.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
