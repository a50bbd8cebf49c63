import Foundation

/// A folder of its own for one test, removed with everything in it when the test lets go of it.
public final class TemporaryFolder: Sendable {
  /// The folder's absolute path, without a slash at the end.
  public let path: String

  /// Makes an empty folder that only its owner may enter.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "mekiki-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = url.path(percentEncoded: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in the folder, whether or not it exists.
  public func path(of name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file into the folder, making the folders on its way, and gives its path.
  @discardableResult
  public func write(_ bytes: [UInt8], as name: String) throws -> String {
    let url = URL(filePath: path(of: name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return path(of: name)
  }

  /// Writes a text file into the folder as UTF-8 and gives its path.
  @discardableResult
  public func write(_ text: String, as name: String) throws -> String {
    try write(Array(text.utf8), as: name)
  }

  /// Reads a file of the folder.
  public func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(of: name))))
  }

  /// The names of everything directly in the folder, hidden files too, in order.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
