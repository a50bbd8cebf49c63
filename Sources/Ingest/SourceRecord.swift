import Core

/// Fetches the bytes of single records from a file, as evidence needs them.
public enum SourceRecord {
  /// The bytes of a file from an offset, exactly as many as asked for.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - offset: the place of the first byte.
  ///   - length: the number of bytes, at most `Limits.csvRecordBytes`.
  /// - Returns: the bytes.
  /// - Throws: `IngestError.recordOutsideFile` when the file has no such stretch, else as for opening and
  ///   reading.
  public static func bytes(path: String, offset: Int64, length: Int) throws(IngestError) -> [UInt8] {
    precondition(
      (0...Limits.csvRecordBytes).contains(length), "A record has at most Limits.csvRecordBytes bytes.")
    let file = try RegularFile(path: path, name: lastComponent(of: path))
    guard offset >= 0, offset <= file.lengthBytes, file.lengthBytes - offset >= Int64(length) else {
      throw .recordOutsideFile(file: file.name, byteOffset: offset)
    }
    var bytes = [UInt8](repeating: 0, count: length)
    guard try file.read(at: offset, into: &bytes, from: 0) == length else { throw .changed(file: file.name) }
    return bytes
  }

  /// The part of a path after its last slash.
  static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
