import Foundation
import TestSupport

/// The files that belong to the project, by their paths from the root.
enum TrackedFiles {
  /// Folders and endings that are made, not kept, for a tree without Git.
  private static let madeFolders: Set<String> = [".git", ".swiftpm", ".venv", "__pycache__", "out"]

  /// Asks Git, which also knows what is ignored; walks the folders where there is no Git.
  static func paths(root: String) throws -> [String] {
    if let git = OutsideProgram("git") {
      let listing = try git.run(["ls-files", "-z", "--cached", "--others", "--exclude-standard"], in: root)
      if listing.status == 0 {
        let paths = listing.output.split(separator: "\0").map(String.init)
        return Set(paths).filter { FileManager.default.fileExists(atPath: "\(root)/\($0)") }.sorted()
      }
    }
    return walk(root: root)
  }

  static func walk(root: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: root) else { return [] }
    var paths: [String] = []
    while let path = walker.nextObject() as? String {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
      if madeFolders.contains(name) || name.hasPrefix(".build") {
        walker.skipDescendants()
      } else if exists && !isFolder.boolValue && name != "Package.resolved" && !name.contains(".sqlite") {
        paths.append(path)
      }
    }
    return paths.sorted()
  }
}
