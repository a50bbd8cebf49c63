import Foundation
import TestSupport

/// The tree that the tests were built from, read once.
struct SourceTree {
  /// Why the tree could not be read.
  enum Failure: Error {
    case rootNotFound
  }

  let root: String
  /// Every file that belongs to the project.
  let paths: [String]
  /// The Swift files below `Sources` and `Tests`.
  let swiftFiles: [SourceFile]

  private static let read = Result { try SourceTree() }

  static func current() throws -> SourceTree {
    try read.get()
  }

  /// The Swift files below `Sources`.
  var sources: [SourceFile] { swiftFiles.filter { $0.path.hasPrefix("Sources/") } }

  /// The text of a file, or nil when it is too long to be written by hand or is not text.
  func text(of path: String) -> String? {
    guard let bytes = try? Data(contentsOf: URL(filePath: "\(root)/\(path)")), bytes.count <= 4 << 20,
      !bytes.prefix(8_192).contains(0)
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private init() throws {
    guard let root = RepositoryRoot.path() else { throw Failure.rootNotFound }
    self.root = root
    paths = try TrackedFiles.paths(root: root)
    swiftFiles = try paths.filter { path in
      path.hasSuffix(".swift") && (path.hasPrefix("Sources/") || path.hasPrefix("Tests/"))
    }.map { path in
      SourceFile(path: path, text: try String(contentsOf: URL(filePath: "\(root)/\(path)"), encoding: .utf8))
    }
  }
}
