/// The lines of a file's bytes, to turn a line and column into a byte and back.
///
/// - Shape: lines end where YAML ends them: LF, CR, CRLF, U+0085, U+2028 and U+2029; columns count Unicode
///   scalars.
struct SourceLines: Sendable {
  let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let length = SourceLines.breakLength(bytes, at: index)
      if length > 0 { starts.append(index + length) }
      index += max(length, 1)
    }
    self.starts = starts
  }

  /// The offset of the byte at a line and column, both from 1, held inside the file.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= starts.count else { return bytes.count }
    var index = starts[line - 1]
    var left = column - 1
    while left > 0, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }

  /// The line and column of the byte at an offset, both from 1.
  func position(ofByte offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let scalars = bytes[starts[low]..<min(offset, bytes.count)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return (low + 1, scalars + 1)
  }

  /// The byte that follows the line holding an offset.
  func nextLine(after offset: Int) -> Int {
    let line = position(ofByte: offset).line
    return line < starts.count ? starts[line] : bytes.count
  }

  private static func breakLength(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
      return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}
