import Foundation

/// Writes files that were not there before and that their owner alone may read.
enum NewTextFile {
  /// Writes a text; a file that is there is never written over.
  static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? CommandError.fileExists(path) : CommandError.cannotWrite(path)
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data(text.utf8))
      try file.close()
    } catch {
      throw CommandError.cannotWrite(path)
    }
  }
}
