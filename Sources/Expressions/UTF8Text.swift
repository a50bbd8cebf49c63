/// Texts in UTF-8 by code points: counting, finding, cutting.
enum UTF8Text {
  static func count(_ text: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in text where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The place in the array of the code point with a number; the end for the number behind the last; nil outside.
  static func offset(of place: Int64, in text: ArraySlice<UInt8>) -> Int? {
    guard place >= 0 else { return nil }
    var left = place
    var index = text.startIndex
    while left > 0 {
      guard index < text.endIndex else { return nil }
      index += 1
      while index < text.endIndex, text[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }

  /// Where a text first stands in another, as a place in the array.
  static func find(_ wanted: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
    guard wanted.count > plainSearchBytes else {
      guard let first = wanted.first else { return text.startIndex }
      var start = text.startIndex
      while start <= text.endIndex - wanted.count {
        if text[start] == first, text[start..<start + wanted.count] == wanted { return start }
        start += 1
      }
      return nil
    }
    return places(of: wanted, in: text, firstOnly: true).first
  }

  /// Where a text last stands in another, beginning not behind a place of the array.
  static func findLast(_ wanted: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, from last: Int) -> Int? {
    guard wanted.count > plainSearchBytes else {
      var start = min(last, text.endIndex - wanted.count)
      while start >= text.startIndex {
        if text[start..<start + wanted.count] == wanted { return start }
        start -= 1
      }
      return nil
    }
    return places(of: wanted, in: text, firstOnly: false).last { $0 <= last }
  }

  /// The longest text that is sought place by place; longer ones take time in proportion to both texts together.
  private static let plainSearchBytes = 16

  /// Knuth, Morris and Pratt's search: all places, overlapping ones too.
  private static func places(
    of wanted: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, firstOnly: Bool
  ) -> [Int] {
    let sought = Array(wanted)
    // For each beginning of what is sought, the length of its longest proper beginning that is also its end.
    var borders = [Int](repeating: 0, count: sought.count)
    var length = 0
    for index in 1..<sought.count {
      while length > 0, sought[index] != sought[length] { length = borders[length - 1] }
      if sought[index] == sought[length] { length += 1 }
      borders[index] = length
    }
    var places: [Int] = []
    length = 0
    for index in text.indices {
      while length > 0, length == sought.count || text[index] != sought[length] {
        length = borders[length - 1]
      }
      if text[index] == sought[length] { length += 1 }
      if length == sought.count {
        places.append(index + 1 - length)
        if firstOnly { return places }
      }
    }
    return places
  }

  /// The code points of a text, each with its bytes.
  static func characters(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var characters: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    while start < text.endIndex {
      var end = start + 1
      while end < text.endIndex, text[end] & 0xC0 == 0x80 { end += 1 }
      characters.append(text[start..<end])
      start = end
    }
    return characters
  }

  /// Whether a code point is white space as Unicode has it.
  static func isSpace(_ character: ArraySlice<UInt8>) -> Bool {
    let scalars = String(decoding: character, as: UTF8.self).unicodeScalars
    return scalars.allSatisfy { $0.properties.isWhitespace }
  }
}
