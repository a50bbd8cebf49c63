import Glibc

/// The names in a folder, all of them or none.
///
/// - Errors: nil when the folder cannot be opened or not read to its end; a disk that fails half-way must not look like a folder that
///   holds less. Foundation's listing does not tell the two apart.
/// - Determinism: in the order of the file system; sort them.
public struct FolderNames: Sendable {
  /// The names that are UTF-8, `.` and `..` left out.
  public private(set) var readable: [String] = []
  /// The names that are not, repaired for show.
  public private(set) var unreadable: [String] = []

  /// Lists a folder.
  public init?(path: String) {
    guard let folder = opendir(path), let place = MemoryLayout<dirent>.offset(of: \dirent.d_name) else {
      return nil
    }
    defer { closedir(folder) }
    errno = 0
    while let entry = readdir(folder) {
      // Safe: the name ends with a zero inside the entry, which stays as it is until the next call.
      let bytes = UnsafeRawPointer(entry).advanced(by: place).assumingMemoryBound(to: CChar.self)
      if let name = String(validatingCString: bytes) {
        if name != "." && name != ".." { readable.append(name) }
      } else {
        unreadable.append(String(cString: bytes))
      }
      errno = 0
    }
    guard errno == 0 else { return nil }
  }
}
