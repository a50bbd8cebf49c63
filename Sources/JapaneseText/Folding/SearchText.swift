/// The form in which texts are searched, and the pieces under which an index finds them.
///
/// Beyond `FoldedText`, hiragana and katakana are one, small kana are full-size, a hyphen after a kana is the long mark, and spaces are
/// dropped: in names of banks they stand anywhere. So ﾔﾏﾀﾞ, ヤマダ, やまだ and ヤ マダ are found by each other.
///
/// - Shape: a piece is two or three scalars in a row, written as four letters or digits for each scalar, so that no tokenizer of any
///   index can take it apart. Pieces do not cross the end of a line.
/// - Determinism: a fixed table; nothing of a locale. An index that was made with it stays usable as long as it does not change.
public enum SearchText {
  /// The fewest scalars that can be searched for.
  public static let shortestWord = 2

  /// The folded form of a text; the ends of lines stay.
  public static func folded(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var result = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { result.append("\n") }
      var previous: UInt32 = 0
      for scalar in FoldedText(Array(line.utf8).span).scalars where scalar != 0x20 {
        previous = compared(scalar, after: previous)
        result.append(Unicode.Scalar(previous) ?? "\u{FFFD}")
      }
    }
    return String(result)
  }

  /// Every piece of a folded text once, parted by spaces.
  public static func pieces(of folded: String) -> String {
    var seen: Set<UInt64> = []
    var text: [UInt8] = []
    var (last, lastButOne): (UInt32?, UInt32?) = (nil, nil)
    for scalar in folded.unicodeScalars {
      guard scalar != "\n" else {
        (last, lastButOne) = (nil, nil)
        continue
      }
      if let last {
        append([last, scalar.value], &seen, &text)
        if let lastButOne { append([lastButOne, last, scalar.value], &seen, &text) }
      }
      (last, lastButOne) = (scalar.value, last)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The pieces that every text with a folded word has, parted by spaces; empty when the word is too short.
  ///
  /// Three scalars in a row tell more than two, so that a longer word is looked up by those alone. A text that has the pieces need not
  /// have the word.
  public static func pieces(ofWord folded: String) -> String {
    let scalars = folded.unicodeScalars.map(\.value)
    var seen: Set<UInt64> = []
    var text: [UInt8] = []
    guard scalars.count >= shortestWord else { return "" }
    let length = min(scalars.count, 3)
    for start in 0...(scalars.count - length) {
      append(Array(scalars[start..<(start + length)]), &seen, &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func compared(_ scalar: UInt32, after previous: UInt32) -> UInt32 {
    let full = LexiconFolding.scalar(scalar, after: previous)
    return full >= 0x3041 && full <= 0x3096 ? full + 0x60 : full
  }

  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

  private static func append(_ piece: [UInt32], _ seen: inout Set<UInt64>, _ text: inout [UInt8]) {
    // A scalar has 21 bits, so that three of them and their number fit into one word.
    let key = piece.reduce(UInt64(piece.count)) { $0 << 21 | UInt64($1) }
    guard seen.insert(key).inserted else { return }
    if !text.isEmpty { text.append(0x20) }
    for scalar in piece {
      for power in [46_656, 1_296, 36, 1] as [UInt32] { text.append(digits[Int(scalar / power % 36)]) }
    }
  }
}
