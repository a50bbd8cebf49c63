/// The calls of a log of `strace -f -xx`, each in one piece: what another thread interrupted is joined again.
struct TracedCalls: Sequence {
  /// A call: its name, its arguments as they stand between the brackets, and what it gave.
  struct Call {
    let name: String
    let arguments: ArraySlice<UInt8>
    let result: Int
  }

  let bytes: [UInt8]

  func makeIterator() -> AnyIterator<Call> {
    var position = 0
    var begun: [[UInt8]: ArraySlice<UInt8>] = [:]
    return AnyIterator {
      while position < bytes.count {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let line = bytes[position..<end]
        position = end + 1
        let process = Array(line.prefix { $0 != UInt8(ascii: " ") })
        let said = line.dropFirst(process.count).drop { $0 == UInt8(ascii: " ") }
        if let cut = TracedCalls.cut(said, before: " <unfinished ...>") {
          begun[process] = cut
        } else if said.starts(with: Array("<... ".utf8)) {
          guard let first = begun.removeValue(forKey: process),
            let rest = TracedCalls.cut(said, behind: " resumed>")
          else { continue }
          if let call = TracedCalls.read(first + rest) { return call }
        } else if let call = TracedCalls.read(said) {
          return call
        }
      }
      return nil
    }
  }

  /// Reads `name(arguments) = result`; what is no call, such as a signal, gives nil.
  private static func read(_ line: ArraySlice<UInt8>) -> Call? {
    guard let open = line.firstIndex(of: UInt8(ascii: "(")), let first = line.first,
      first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z")
    else { return nil }
    // The result stands behind the last bracket that closes; an error has words in brackets of its own.
    guard let equals = lastEquals(line), let close = line[..<equals].lastIndex(of: UInt8(ascii: ")")) else {
      return nil
    }
    let words = line[(equals + 1)...].drop { $0 == UInt8(ascii: " ") }
    let digits = words.prefix { $0 != UInt8(ascii: " ") }
    guard let result = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    return Call(
      name: String(decoding: line[..<open], as: UTF8.self), arguments: line[(open + 1)..<close],
      result: result)
  }

  private static func lastEquals(_ line: ArraySlice<UInt8>) -> Int? {
    var index = line.endIndex - 2
    while index > line.startIndex {
      if line[index] == UInt8(ascii: "="), line[index - 1] == UInt8(ascii: " ") { return index }
      index -= 1
    }
    return nil
  }

  private static func cut(_ line: ArraySlice<UInt8>, before words: String) -> ArraySlice<UInt8>? {
    let tail = Array(words.utf8)
    return line.suffix(tail.count).elementsEqual(tail) ? line.dropLast(tail.count) : nil
  }

  private static func cut(_ line: ArraySlice<UInt8>, behind words: String) -> ArraySlice<UInt8>? {
    let mark = Array(words.utf8)
    guard let end = line.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    return line[...end].suffix(mark.count).elementsEqual(mark) ? line[(end + 1)...] : nil
  }
}
