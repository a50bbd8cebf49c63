import Core

/// A configuration file that was read: its tree, its bytes and its name.
///
/// Strict YAML: one document of UTF-8, at most `Limits.manifestBytes` long and `Limits.manifestDepth` deep,
/// without anchors, aliases, tags, merge keys, duplicate keys, tabs for indentation and nulls. JSON is read
/// as the YAML it is.
///
/// - Errors: every fault is a finding with its line; nothing is thrown, and no file is opened here.
/// - Determinism: the same bytes give the same tree and the same findings in the same order.
public struct ManifestFile: Sendable {
  /// The file's name, without the folders of this machine.
  public let name: String
  /// The file's bytes as they were given.
  public let bytes: [UInt8]
  /// The file's value, or nil when a fault left none.
  public let root: ManifestNode?
  /// What is wrong with the file itself, in the order of its lines.
  public let findings: [Finding]

  private let lines: SourceLines

  /// Reads a file's bytes.
  ///
  /// - Input: `name` is what findings call the file.
  /// - Missing: `root` is nil when the text is no tree; otherwise it is a tree and `findings` tells what was
  ///   refused in it.
  public init(bytes: [UInt8], name: String) {
    self.name = name
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    let lines = SourceLines(bytes.count <= Limits.manifestBytes ? body : [])
    self.lines = lines
    var tree = ManifestTree(fileName: name, lines: lines)
    if bytes.count > Limits.manifestBytes {
      tree.report(.tooLarge(bytes: bytes.count), line: 1)
      self.root = nil
    } else {
      self.root = tree.read()
    }
    self.findings = tree.findings
  }

  /// The place in the file of a byte of a scalar's text, for findings about what stands inside the text.
  ///
  /// - Input: `node` is a scalar of this file and `utf8Offset` a place in its text.
  /// - Shape: line and column from 1, columns in characters.
  /// - Missing: where escapes hide the place, the start of the scalar is given.
  public func position(in node: ManifestNode, utf8Offset: Int) -> (line: Int, column: Int) {
    let start = (line: node.line, column: node.column)
    guard case .scalar(let scalar) = node.content else { return start }
    var index = lines.offset(line: node.line, column: node.column)
    switch scalar.style {
    case .plain: break
    case .quoted: index += 1
    case .block: index = lines.nextLine(after: index)
    }
    for (offset, byte) in scalar.text.utf8.enumerated() {
      if ManifestFile.isSpace(byte) {
        if offset < utf8Offset { continue }
        break
      }
      while index < lines.bytes.count, ManifestFile.isSpace(lines.bytes[index]) { index += 1 }
      guard index < lines.bytes.count, lines.bytes[index] == byte else { return start }
      if offset >= utf8Offset { break }
      index += 1
      if scalar.style == .quoted, byte == UInt8(ascii: "'"), index < lines.bytes.count,
        lines.bytes[index] == byte
      {
        index += 1
      }
    }
    return lines.position(ofByte: index)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
