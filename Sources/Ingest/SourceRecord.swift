import Core

/// Fetches the bytes of single records from a file, as evidence needs them.
public enum SourceRecord {
  /// The bytes of a file's content from an offset, exactly as many as asked for.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file; a compressed one is decompressed up to the place.
  ///   - offset: the place of the first byte in the content.
  ///   - length: the number of bytes, at most `Limits.csvRecordBytes`.
  /// - Returns: the bytes.
  /// - Throws: `IngestError.recordOutsideFile` when the content has no such stretch, else as for opening and
  ///   reading.
  public static func bytes(path: String, offset: Int64, length: Int) throws(IngestError) -> [UInt8] {
    precondition(
      (0...Limits.csvRecordBytes).contains(length), "A record has at most Limits.csvRecordBytes bytes.")
    let file = try RegularFile(path: path, name: lastComponent(of: path))
    var content = try FileContent.of(file)
    guard content.compression == nil else {
      return try bytes(of: &content, offset: offset, length: length)
    }
    guard offset >= 0, offset <= content.file.lengthBytes, content.file.lengthBytes - offset >= Int64(length)
    else { throw .recordOutsideFile(file: content.file.name, byteOffset: offset) }
    var bytes = [UInt8](repeating: 0, count: length)
    guard try content.file.read(at: offset, into: &bytes, from: 0) == length else {
      throw .changed(file: content.file.name)
    }
    return bytes
  }

  private static func bytes(
    of content: inout FileContent, offset: Int64, length: Int
  ) throws(IngestError) -> [UInt8] {
    let name = content.file.name
    guard offset >= 0 else { throw .recordOutsideFile(file: name, byteOffset: offset) }
    var passed = [UInt8](repeating: 0, count: Int(min(offset, 1 << 18)))
    while content.offset < offset {
      let excess = Int64(passed.count) - (offset - content.offset)
      if excess > 0 { passed.removeLast(Int(excess)) }
      guard try content.read(into: &passed, from: 0) == passed.count else {
        throw .recordOutsideFile(file: name, byteOffset: offset)
      }
    }
    var bytes = [UInt8](repeating: 0, count: length)
    guard try content.read(into: &bytes, from: 0) == length else {
      throw .recordOutsideFile(file: name, byteOffset: offset)
    }
    try content.file.requireUnchanged()
    return bytes
  }

  /// The part of a path after its last slash.
  static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
