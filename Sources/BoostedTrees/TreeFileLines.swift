/// The lines of a model file, one after the other, with their numbers.
struct TreeFileLines {
  private let bytes: [UInt8]
  /// The byte at which the next line begins.
  private(set) var position = 0
  /// The number of the line that was given last, from one.
  private(set) var number = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next line without its end, or nil at the end of the file.
  mutating func next() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count && bytes[position] != UInt8(ascii: "\n") { position += 1 }
    let line = bytes[start..<position]
    position += 1
    number += 1
    return line
  }

  /// The next line, which must be there.
  mutating func required(_ expected: String) throws(BoostedTreesError) -> ArraySlice<UInt8> {
    guard let line = next() else { throw BoostedTreesError(line: number, .truncated(expected: expected)) }
    return line
  }

  /// The lines `key=value` up to the next empty line, which is read too.
  mutating func section(_ known: Set<String>, _ expected: String) throws(BoostedTreesError) -> TreeFileSection
  {
    var section = TreeFileSection(firstLine: number + 1)
    while true {
      let line = try required(expected)
      if line.isEmpty { return section }
      try section.add(line, number: number, known)
    }
  }
}

extension ArraySlice<UInt8> {
  /// The text of the bytes; what is no UTF-8 shows as replacement characters.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// A text of the file as it may be shown, cut where it is long.
  var shownText: String { count <= 80 ? text : prefix(80).text + "..." }
}
